import { joinTypes, literalsIn, partsOf, type TypeMembers, type ValueType } from "../../value-type.ts";
import { type Describing, lookUp } from "./type-scope.ts";

/** The properties of an object type. */
export interface Members {
  readonly members: TypeMembers;
  readonly index?: ValueType | undefined;
}

/** The properties that values of a type have, where it is an object type and nothing of it is hidden; `undefined` of any other. */
export function membersOf(type: ValueType, describing: Pick<Describing, "rows">): Members | undefined {
  const known = lookUp(type, describing);
  if (typeof known !== "object") return undefined;
  if (known[0] === "object") return { members: known[1], index: known[2] };
  if (known[0] === "class") return { members: known[2] };
  if (known[0] !== "and") return undefined;
  const all = partsOf(known).map((part) => membersOf(part, describing));
  return all.includes(undefined) ? undefined : mergeMembers(all as readonly Members[]);
}

/** The properties of several types; those of later ones take the place of those of earlier ones. */
export function mergeMembers(all: readonly Members[]): Members {
  const merged = new Map<string, readonly [string, ValueType]>();
  for (const { members } of all)
    for (const [label, type] of Object.entries(members)) merged.set(nameOf(label), [label, type]);
  return { members: Object.fromEntries(merged.values()), index: all.findLast(({ index }) => index)?.index };
}

/** An object type of some properties. */
export function makeObject({ members, index }: Members): ValueType {
  return index === undefined ? ["object", members] : ["object", members, index];
}

/** A property's name without the mark of those that may be missing. */
export function nameOf(label: string): string {
  return label.endsWith("?") ? label.slice(0, -1) : label;
}

/** The texts and numbers that a type consists of; `undefined`, where it is more than literals. */
export function literalsOf(
  type: ValueType,
  describing: Pick<Describing, "rows">,
): readonly (string | number | boolean)[] | undefined {
  const known = lookUp(type, describing);
  if (known === "never") return [];
  return typeof known === "object" && known[0] === "=" ? literalsIn(known) : undefined;
}

/** `keyof` a type. */
export function typeOfKeys(type: ValueType, describing: Pick<Describing, "rows">): ValueType {
  const found = membersOf(type, describing);
  if (found === undefined) return "?";
  if (found.index !== undefined) return ["or", "string", "number"];
  const names = Object.keys(found.members).map(nameOf);
  // A property that is named like a number may be a number there.
  if (names.some((name) => String(Number(name)) === name)) return "?";
  return names.length === 0 ? "never" : ["=", ...names];
}

/** What a type has under a key: `User["name"]`, `(typeof list)[number]`. */
export function typeAt(type: ValueType, key: ValueType, describing: Pick<Describing, "rows">): ValueType {
  const known = lookUp(type, describing);
  if (typeof known === "object" && (known[0] === "array" || known[0] === "tuple")) return elementAt(known, key);
  const found = membersOf(type, describing);
  if (found === undefined) return "?";
  if (key === "string" || key === "number") return found.index ?? "?";
  const names = literalsOf(key, describing);
  if (names === undefined) return "?";
  return joinTypes(names.map((name) => memberNamed(found, String(name))));
}

function memberNamed({ members, index }: Members, name: string): ValueType {
  if (Object.hasOwn(members, name)) return members[name]!;
  if (Object.hasOwn(members, `${name}?`)) return joinTypes([members[`${name}?`]!, "undefined"]);
  return index ?? "?";
}

function elementAt(list: Extract<ValueType, readonly ["array" | "tuple", ...unknown[]]>, key: ValueType): ValueType {
  if (list[0] === "array") return key === "number" || key[0] === "=" ? list[1] : "?";
  const [, first, least, rest, last = []] = list;
  if (key === "number") {
    const all = [...first, ...(rest === undefined ? [] : [rest]), ...last];
    return joinTypes(first.length + last.length > least ? [...all, "undefined"] : all);
  }
  const place = typeof key === "object" && key[0] === "=" && key.length === 2 ? Number(key[1]) : -1;
  return place >= 0 && place < Math.min(least, first.length) ? first[place]! : "?";
}
