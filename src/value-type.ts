/** The properties of an object by name; the name of one that may be missing ends in `?`. */
export interface TypeMembers {
  readonly [name: string]: ValueType;
}

/**
 * What a value has to be, as the source declares it and as far as syntax tells: plain data, without code. A text is a name: that of a primitive,
 * `unknown` and `never` as in TypeScript, `object`, `function`, `?` for what syntax does not tell, or, with a `#` in it, another row of the table.
 */
export type ValueType =
  | string
  /** One of these literals. */
  | readonly ["=", ...(string | number | boolean)[]]
  | readonly ["bigint", digits: string]
  /** Texts and types by turns, beginning with a text. */
  | readonly ["template", ...ValueType[]]
  | readonly ["or", ...ValueType[]]
  | readonly ["and", ...ValueType[]]
  | readonly ["array", item: ValueType]
  /** `least`: how many elements there are at least. Between the first elements and the last there may be any number of `rest`. */
  | readonly ["tuple", first: readonly ValueType[], least: number, rest?: ValueType, last?: readonly ValueType[]]
  /** `index`: what the properties are that are not named. */
  | readonly ["object", members: TypeMembers, index?: ValueType]
  /** A class of the project, by its name or by what it has. */
  | readonly ["class", name: string, members: TypeMembers]
  /** A class of the language or its environment. */
  | readonly ["is", name: string]
  | readonly ["map", key: ValueType, value: ValueType]
  | readonly ["set", item: ValueType]
  | readonly ["iterable", item: ValueType]
  | readonly ["asyncIterable", item: ValueType]
  | readonly ["promise", value: ValueType]
  /** A table or a column of a library. */
  | readonly ["from", module: string, name: string];

/** What the annotations of a module mean that do not tell it themselves, and the types that they name. */
export type TypeTable = Readonly<Record<string, ValueType>>;

type Kind<Name extends string> = Extract<ValueType, readonly [Name, ...unknown[]]>;

/** The types that a union or an intersection is made of; a type itself, where it is none. */
export function partsOf(type: ValueType): readonly ValueType[] {
  if (typeof type === "string" || (type[0] !== "or" && type[0] !== "and")) return [type];
  const [, ...parts] = type;
  return parts;
}

/** The values that a type of literals has. */
export function literalsIn([, ...literals]: Kind<"=">): readonly (string | number | boolean)[] {
  return literals;
}

const names: Readonly<Record<string, ValueType>> = {
  string: "string",
  number: "number",
  bigint: "bigint",
  boolean: "boolean",
  symbol: "symbol",
  undefined: "undefined",
  null: "null",
  object: "object",
  never: "never",
  unknown: "unknown",
  any: "unknown",
  // A function of this type may give anything: nobody looks at it.
  void: "unknown",
  true: ["=", true],
  false: ["=", false],
};

/** What an annotation means that needs no table: primitives, literals, arrays and unions of them. */
export function readPlainType(text: string): ValueType | undefined {
  const parts = text.split(" | ").map(readPlainPart);
  return parts.some((part) => part === undefined) ? undefined : joinTypes(parts as readonly ValueType[]);
}

function readPlainPart(text: string): ValueType | undefined {
  if (text.endsWith("[]")) {
    const item = readPlainPart(text.slice(text.startsWith("readonly ") ? "readonly ".length : 0, -"[]".length));
    return item === undefined ? undefined : ["array", item];
  }
  if (/^(?:"[^"\\|]*"|'[^'\\|]*')$/.test(text)) return ["=", text.slice(1, -1)];
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return ["=", Number(text)];
  return Object.hasOwn(names, text) ? names[text] : undefined;
}

/** The union of some types: literals side by side, and nothing that says no more than the rest. */
export function joinTypes(types: readonly ValueType[]): ValueType {
  const flat = types.flatMap((type) => (type[0] === "or" ? partsOf(type) : [type]));
  if (flat.includes("?")) return "?";
  if (flat.includes("unknown")) return "unknown";
  const literals = new Set<string | number | boolean>();
  const others = new Map<string, ValueType>();
  for (const type of flat) {
    if (typeof type !== "string" && type[0] === "=") {
      for (const literal of literalsIn(type)) literals.add(literal);
      others.set("=", ["=", ...literals]);
    } else if (type !== "never") others.set(JSON.stringify(type), type);
  }
  const [first = "never", second] = others.values();
  return second === undefined ? first : ["or", ...others.values()];
}
