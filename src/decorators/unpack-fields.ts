import { DataflowError } from "../errors/dataflow-error.ts";
import { elementMissing } from "../errors/values.ts";
import type { AnyFunction } from "../types/functions.ts";
import type { Value } from "../types/value.ts";
import { extractionKind } from "./extract.ts";
import { register } from "./registry.ts";

/** As many names as the tuple has elements, or fewer. */
type ElementNames<Tuple> = Tuple extends readonly unknown[]
  ? Readonly<Partial<{ [Place in keyof Tuple]: string }>>
  : never;

/**
 * Adds a node for each element of the array that a function returns, named in order. Fewer names than elements leave the rest unnamed.
 *
 * @example
 * ```ts
 * import { unpackFields } from "eponym";
 *
 * unpackFields(bounds, ["lowest", "highest"]);
 * export function bounds(prices: number[]): [number, number] {
 *   return [Math.min(...prices), Math.max(...prices)];
 * }
 * ```
 */
export function unpackFields<F extends AnyFunction>(fn: F, names: ElementNames<Value<F>>): void {
  register(fn, "unpackFields", names);
}

export const unpackFieldsKind = extractionKind({
  name: "unpackFields",
  role: "element",
  namesByPlace: true,
  gives: (whole, _part, index) => `${whole}[${index}]`,
  type: (whole, _part, index) => `${whole}[${index}]`,
  describe: (_part, whole) => `An element of \`${whole}\`.`,
  link({ node, args }) {
    const index = (args[0] as readonly string[]).indexOf(node.code.part);
    return {
      call(value: unknown) {
        if (!Array.isArray(value) || index >= value.length)
          throw new DataflowError([elementMissing(node, index, value)]);
        return value[index];
      },
    };
  },
});
