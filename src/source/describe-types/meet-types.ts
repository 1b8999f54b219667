import { partsOf, type ValueType } from "../../value-type.ts";
import { type Describing, lookUp } from "./type-scope.ts";

const primitives: ReadonlySet<unknown> = new Set([
  "string",
  "number",
  "bigint",
  "boolean",
  "symbol",
  "undefined",
  "null",
  "=",
  "template",
]);

/** What fits all of some types. Of a primitive with a brand, the brand is in the types alone. */
export function meetTypes(types: readonly ValueType[], describing: Pick<Describing, "rows">): ValueType {
  const plain = types.filter((type) => isPrimitive(lookUp(type, describing)));
  const known = (plain.length > 0 ? plain : types).filter((type) => type !== "?" && type !== "unknown");
  const [first, second] = known;
  if (first === undefined) return types.includes("?") ? "?" : "unknown";
  return second === undefined ? first : ["and", ...known];
}

function isPrimitive(type: ValueType | undefined): boolean {
  if (typeof type !== "object") return primitives.has(type);
  return type[0] === "or" ? partsOf(type).every(isPrimitive) : type[0] === "bigint" || primitives.has(type[0]);
}
