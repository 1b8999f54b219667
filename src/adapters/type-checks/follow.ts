import { partsOf, type TypeTable, type ValueType } from "../../value-type.ts";

/** The type that a name stands for. */
export function follow(type: ValueType, table: TypeTable): ValueType | undefined {
  let known: ValueType | undefined = type;
  for (let steps = 0; typeof known === "string" && known.includes("#") && steps < 20; steps += 1)
    known = Object.hasOwn(table, known) ? table[known] : undefined;
  return known;
}

/** The properties of an object type, by name; `undefined` of any other. */
export function membersIn(type: ValueType, table: TypeTable): Readonly<Record<string, ValueType>> | undefined {
  const known = follow(type, table);
  if (typeof known !== "object") return undefined;
  if (known[0] === "object") return known[1];
  if (known[0] === "class") return known[2];
  if (known[0] !== "and") return undefined;
  const all = partsOf(known).map((part) => membersIn(part, table));
  return all.includes(undefined) ? undefined : Object.assign({}, ...all);
}
