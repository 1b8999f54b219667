import { DataflowError } from "../errors/dataflow-error.ts";
import { fieldMissing } from "../errors/values.ts";
import type { AnyFunction, Names } from "../types/functions.ts";
import type { Value } from "../types/value.ts";
import { extractionKind } from "./extract.ts";
import { register } from "./registry.ts";

/**
 * Adds a node for each named field of the object that a function returns. A field that is optional in the type may be missing;
 * its node is then `undefined`.
 *
 * @example
 * ```ts
 * import { extractFields } from "eponym";
 *
 * extractFields(split, ["train", "test"]);
 * export function split(rows: number[]): { train: number[]; test: number[] } {
 *   return { train: rows.slice(2), test: rows.slice(0, 2) };
 * }
 * ```
 */
export function extractFields<F extends AnyFunction>(fn: F, fields: readonly Names<Value<F>>[]): void {
  register(fn, "extractFields", fields);
}

export const extractFieldsKind = extractionKind({
  name: "extractFields",
  role: "field",
  gives: (whole, part) => `${whole}[${JSON.stringify(part)}]`,
  type: (whole, part) => `${whole}[${JSON.stringify(part)}]`,
  describe: (part, whole) => `The field \`${part}\` of \`${whole}\`.`,
  link({ node }) {
    const { part } = node.code;
    return {
      call(value: unknown) {
        if (value === null || value === undefined || (typeof value !== "object" && typeof value !== "function"))
          throw new DataflowError([fieldMissing(node, part)]);
        return (value as Record<string, unknown>)[part];
      },
    };
  },
});
