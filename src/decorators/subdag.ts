import type { AnyFunction } from "../types/functions.ts";
import type { InnerInputs } from "../types/inner.ts";
import { expandSubdag } from "./expand-subdag.ts";
import type { DecoratorKind } from "./kind.ts";
import { linkSubdagInput } from "./make-subdag-input.ts";
import { readInnerNodes } from "./read-inner-nodes.ts";
import { readSubdag } from "./read-subdag.ts";
import { register } from "./registry.ts";
import type { InputsFit, SubdagOptions, SubdagParts } from "./subdag-options.ts";

/**
 * Computes a function from a dataflow of its own: its parameters name nodes inside, which are `usSpend.spends` and so on outside. What is inside
 * is a module (the default import of a `.dag.ts` file), several, or functions of this file; those with `@internal` in their comment are no nodes
 * besides. Each input inside is bound by `inputs`, given by `config`, or taken from outside where `external` lists it.
 *
 * @example
 * ```ts
 * import { subdag } from "eponym";
 *
 * subdag(usSpend, [spends], { inputs: (usPath: string) => ({ surveyPath: usPath }) });
 * export function usSpend(spends: number[]): number {
 *   return Math.max(...spends);
 * }
 *
 * export function spends(surveyPath: string): number[] {
 *   return surveyPath.split(",").map(Number);
 * }
 * ```
 */
export function subdag<const Parts extends SubdagParts, Given = {}>(
  fn: AnyFunction,
  parts: Parts,
  options?: SubdagOptions<Parts, Given & InputsFit<Given, InnerInputs<Parts>>>,
): void {
  register(fn, "subdag", parts, options);
}

const once = "each says what the function's parameters are";

export const subdagKind: DecoratorKind = {
  name: "subdag",
  phase: "create",
  excludes: { subdag: once, parameterizedSubdag: once },
  apply(nodes, decoration, site) {
    const inner = readInnerNodes(decoration, site);
    return nodes.flatMap((node) => {
      const text = node.result ? readSubdag(decoration.args[1], [1], node.name, decoration, site) : undefined;
      return inner === undefined || text === undefined ? [node] : expandSubdag(node, inner, text, decoration, site);
    });
  },
  link: linkSubdagInput,
};
