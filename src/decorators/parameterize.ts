import { bindingMissing } from "../errors/decorators.ts";
import type { AnyFunction } from "../types/functions.ts";
import type { BindingArgument, Decoration, Node } from "../node.ts";
import { bindingEdges, readBinding, readRecord } from "./arguments.ts";
import type { DecoratorKind, LinkTarget, Site } from "./kind.ts";
import { register } from "./registry.ts";

/** An arrow function whose parameter names are upstream nodes and which returns the arguments of `F`. Its parameters have types of their own. */
export type Binding<F extends AnyFunction> = (...upstream: any[]) => Readonly<Parameters<F>>;

/**
 * Makes several nodes of one function, each with arguments of its own; the function itself is then no node.
 *
 * @example
 * ```ts
 * import { parameterize } from "eponym";
 *
 * parameterize(above, {
 *   spendAbove10: (spends: number[]) => [spends, 10],
 *   spendAboveLimit: (spends: number[], limit: number) => [spends, limit],
 * });
 * export function above(values: number[], threshold: number): number[] {
 *   return values.filter((value) => value > threshold);
 * }
 * ```
 */
export function parameterize<F extends AnyFunction>(fn: F, nodes: Readonly<Record<string, Binding<F>>>): void {
  register(fn, "parameterize", nodes);
}

/**
 * Gives a function its arguments from nodes of other names, or from several at once.
 *
 * @example
 * ```ts
 * import { inject } from "eponym";
 *
 * inject(total, (shop: number[], online: number[]) => [[shop, online]]);
 * export function total(channels: number[][]): number {
 *   return channels.flat().reduce((sum, value) => sum + value, 0);
 * }
 * ```
 */
export function inject<F extends AnyFunction>(fn: F, binding: Binding<F>): void {
  register(fn, "inject", binding);
}

export const parameterizeKind: DecoratorKind = {
  name: "parameterize",
  phase: "expand",
  apply: (nodes, decoration, site) =>
    nodes.flatMap((node) =>
      node.result
        ? Object.entries(readRecord(decoration.args[0]) ?? missing(decoration, site)).flatMap(([name, argument]) =>
            bind({ ...node, name }, readBinding(argument), decoration, site, name),
          )
        : [node],
    ),
  link: (target) => linkBinding(target, (target.args[0] as Record<string, AnyFunction>)[target.node.code.part]),
};

export const injectKind: DecoratorKind = {
  name: "inject",
  phase: "expand",
  excludes: { inject: "each says where all arguments of the one node come from" },
  apply: (nodes, decoration, site) =>
    nodes.flatMap((node) => (node.result ? bind(node, readBinding(decoration.args[0]), decoration, site, "") : [node])),
  link: (target) => linkBinding(target, target.args[0] as AnyFunction),
};

/** The node with other arguments: those that a binding gives. */
export function bind(
  node: Node,
  binding: BindingArgument | undefined,
  decoration: Decoration,
  site: Site,
  part: string,
): readonly Node[] {
  if (binding === undefined) {
    missing(decoration, site);
    return [];
  }
  return [
    {
      ...node,
      edges: bindingEdges(binding, node),
      call: "positional",
      code: { declared: site.declared.name, kind: decoration.kind, decoration: site.index, part },
    },
  ];
}

function missing(decoration: Decoration, site: Site): Record<string, never> {
  site.report(bindingMissing(decoration, site.declared));
  return {};
}

export function linkBinding(
  { fn }: LinkTarget,
  binding: AnyFunction | undefined,
): { call: (...values: any[]) => unknown } {
  const argumentsFrom = binding as unknown as (...values: unknown[]) => readonly unknown[];
  return { call: (...values) => fn(...argumentsFrom(...values)) };
}
