import { literalsIn, partsOf, type ValueType } from "../../value-type.ts";

const mostShown = 5;

/** A type for people, in the words of TypeScript where they are short. */
export function printType(type: ValueType): string {
  if (typeof type === "string") return type === "?" ? "unknown" : printName(type);
  switch (type[0]) {
    case "=":
      return printSome(
        literalsIn(type).map((literal) => JSON.stringify(literal)),
        " | ",
      );
    case "bigint":
      return `${type[1]}n`;
    case "template":
      return `\`${type
        .slice(1)
        .map((part, place) => (place % 2 === 0 ? (part as string) : `\${${printType(part)}}`))
        .join("")}\``;
    case "or":
      return printSome(partsOf(type).map(printType), " | ");
    case "and":
      return printSome(partsOf(type).map(printType), " & ");
    case "array":
      return printList(type[1]);
    case "tuple":
      return printTuple(type);
    case "object":
      return printObject(Object.keys(type[1]), type[2]);
    case "class":
    case "is":
      return type[1];
    case "from":
      return type[2];
    case "map":
      return `Map<${printType(type[1])}, ${printType(type[2])}>`;
    case "set":
      return `Set<${printType(type[1])}>`;
    case "iterable":
      return `Iterable<${printType(type[1])}>`;
    case "asyncIterable":
      return `AsyncIterable<${printType(type[1])}>`;
    case "promise":
      return `Promise<${printType(type[1])}>`;
  }
}

/** `User` of `./types.ts#User`; what stands for type parameters is left out. */
function printName(name: string): string {
  return name.slice(name.indexOf("#") + 1).replace(/<.*/, "<…>");
}

function printList(item: ValueType): string {
  const text = printType(item);
  return / [|&] /.test(text) ? `(${text})[]` : `${text}[]`;
}

function printTuple([, first, least, rest, last = []]: Extract<ValueType, readonly ["tuple", ...unknown[]]>): string {
  const required = least - last.length;
  const parts = [
    ...first.map((type, place) => `${printType(type)}${place < required ? "" : "?"}`),
    ...(rest === undefined ? [] : [`...${printList(rest)}`]),
    ...last.map(printType),
  ];
  return `[${printSome(parts, ", ")}]`;
}

function printObject(names: readonly string[], index: ValueType | undefined): string {
  if (names.length === 0 && index !== undefined) return `Record<string, ${printType(index)}>`;
  return names.length === 0 ? "{}" : `{ ${printSome(names, ", ")} }`;
}

function printSome(parts: readonly string[], between: string): string {
  return (parts.length > mostShown ? [...parts.slice(0, mostShown), "…"] : parts).join(between);
}
