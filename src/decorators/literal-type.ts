import type { ConfigValue } from "../node.ts";

/** A value as a literal type. Infinity has no name among types, and a literal beyond it is one. */
export function printLiteral(value: ConfigValue): string {
  if (typeof value === "number" && !Number.isFinite(value)) return value > 0 ? "1e999" : "-1e999";
  return value === undefined ? "undefined" : JSON.stringify(value);
}
