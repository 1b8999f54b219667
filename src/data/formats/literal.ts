import type { Loader } from "../../loader.ts";

/** A value that is there already. */
export function loadLiteral<T>(value: T): Loader<T> {
  return { kind: "literal", load: () => ({ data: value, metadata: {} }) };
}
