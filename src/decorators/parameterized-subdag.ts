import { subdagKeysNotLiteral } from "../errors/subdags.ts";
import type { AnyFunction } from "../types/functions.ts";
import type { InnerInputs } from "../types/inner.ts";
import { readRecord } from "./arguments.ts";
import { expandSubdag } from "./expand-subdag.ts";
import type { DecoratorKind } from "./kind.ts";
import { linkSubdagInput } from "./make-subdag-input.ts";
import { readInnerNodes } from "./read-inner-nodes.ts";
import { mergeSubdag, readSubdag } from "./read-subdag.ts";
import { register } from "./registry.ts";
import type { InputsFit, SubdagOptions, SubdagParts } from "./subdag-options.ts";

/** The inputs that each key binds are inputs inside. */
type KeysFit<Parts extends SubdagParts, Keys> = {
  readonly [Key in keyof Keys]: Keys[Key] extends { readonly inputs: (...upstream: never[]) => infer Given }
    ? { readonly inputs: (...upstream: never[]) => InputsFit<Given, InnerInputs<Parts>> }
    : unknown;
};

/**
 * Makes several nodes of one function, each from a dataflow of its own: of the keys `us` and `eu` there are `us`, `us.spends`, `eu`, `eu.spends`
 * and so on; the function itself is then no node. What a key says of an input or of the config goes before what is said for all.
 *
 * @example
 * ```ts
 * import { parameterizedSubdag } from "eponym";
 *
 * parameterizedSubdag(
 *   spend,
 *   [spends],
 *   { us: { config: { factor: 1 } }, eu: { inputs: (rate: number) => ({ factor: rate }) } },
 *   { external: ["amounts"] },
 * );
 * export function spend(spends: number[]): number {
 *   return Math.max(...spends);
 * }
 *
 * export function spends(amounts: number[], factor: number): number[] {
 *   return amounts.map((amount) => amount * factor);
 * }
 * ```
 */
export function parameterizedSubdag<
  const Parts extends SubdagParts,
  const Keys extends Readonly<Record<string, SubdagOptions<Parts>>>,
  Given = {},
>(
  fn: AnyFunction,
  parts: Parts,
  keys: Keys & KeysFit<Parts, Keys>,
  shared?: SubdagOptions<Parts, Given & InputsFit<Given, InnerInputs<Parts>>>,
): void {
  register(fn, "parameterizedSubdag", parts, keys, shared);
}

export const parameterizedSubdagKind: DecoratorKind = {
  name: "parameterizedSubdag",
  phase: "create",
  excludes: {
    parameterizedSubdag: "each says what the function's parameters are",
    parameterize: "each names the function's nodes",
    parameterizeExtractColumns: "each names the function's nodes",
  },
  apply(nodes, decoration, site) {
    const inner = readInnerNodes(decoration, site);
    const keys = readRecord(decoration.args[1]);
    if (keys === undefined || Object.keys(keys).length === 0)
      site.report(subdagKeysNotLiteral(decoration, site.declared));
    const shared = readSubdag(decoration.args[2], [2], site.declared.name, decoration, site);
    return nodes.flatMap((node) => {
      if (!node.result) return [node];
      return Object.entries(keys ?? {}).flatMap(([key, options]) => {
        const own = readSubdag(options, [1, key], key, decoration, site);
        const named = { ...node, name: key };
        if (inner === undefined || shared === undefined || own === undefined) return [named];
        return expandSubdag(named, inner, mergeSubdag(shared, own), decoration, site);
      });
    });
  },
  link: linkSubdagInput,
};
