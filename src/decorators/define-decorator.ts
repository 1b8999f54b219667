import { DataflowError } from "../errors/dataflow-error.ts";
import { decoratorDefined, phaseUnknown } from "../errors/decorators.ts";
import type { AnyFunction } from "../types/functions.ts";
import { definedKinds } from "./defined-kinds.ts";
import { type DecoratorKind, phases } from "./kind.ts";
import { isOwnKind } from "./kinds.ts";
import { register } from "./registry.ts";

/**
 * Makes a decorator of your own: `apply` says what it does to the nodes of its function, from what the source text tells, and `link` gives
 * the code of the nodes that it makes. Export it under its name, and list it as one of the `decorators` of `eponym.config.ts`, so that `eponym build`
 * knows it.
 *
 * @throws {DataflowError} where a decorator of that name exists.
 *
 * @example
 * ```ts
 * import { defineDecorator } from "eponym/decorators";
 *
 * // owned(prices, "growth") tags all nodes of a function with who owns them.
 * export const owned = defineDecorator<[team: string]>({
 *   name: "owned",
 *   phase: "describe",
 *   apply: (nodes, { args: [team] }) => nodes.map((node) => ({ ...node, tags: { ...node.tags, owner: String(team) } })),
 * });
 * ```
 */
// The arguments of the decorator are told to `tsc` alone.
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters
export function defineDecorator<Args extends readonly unknown[] = []>(
  kind: DecoratorKind,
): (fn: AnyFunction, ...args: Args) => void {
  const known = definedKinds.get(kind.name);
  const isOther = known !== undefined && known !== kind && String(known.apply) !== String(kind.apply);
  if (isOther || isOwnKind(kind.name)) throw new DataflowError([decoratorDefined(kind.name)]);
  if (!phases.includes(kind.phase)) throw new DataflowError([phaseUnknown(kind.name, kind.phase, phases)]);
  definedKinds.set(kind.name, kind);
  return (fn, ...args) => register(fn, kind.name, ...args);
}

/**
 * The names of the decorators that users have defined, for those who read source texts.
 *
 * @example
 * ```ts
 * import { definedDecorators } from "eponym/decorators";
 * import { readModules } from "eponym/source";
 *
 * console.log(readModules(["features.ts"], { decorators: definedDecorators() }).modules.length);
 * ```
 */
export function definedDecorators(): readonly string[] {
  return [...definedKinds.keys()];
}
