import { executorNotLiteral, lazyElsewhere, movesBound, movesRetried, movesUnknown } from "../errors/executors.ts";
import type { AnyFunction } from "../types/functions.ts";
import type { Argument, Decoration, Placement } from "../node.ts";
import { readNames, readRecord } from "./arguments.ts";
import type { DecoratorKind, Site } from "./kind.ts";
import { register } from "./registry.ts";

/** How values get to where a function runs. */
export interface RunOnOptions {
  /**
   * Parameters whose buffers are given away instead of copied: afterwards nobody else can read them. That is only allowed where the value comes from a node and nothing
   * else takes it.
   */
  readonly moves?: readonly string[];
}

/**
 * Has a function called by an executor instead of in this thread: `"threads"`, which every driver has, or one of the driver's `executors`. What it takes is
 * copied on the way; the buffers of what it gives leave the thread, so that one which its module keeps cannot be given twice. Memory that is shared stays shared.
 *
 * @example
 * ```ts
 * import { runOn } from "eponym";
 *
 * runOn(primes, "threads");
 * export function primes(limit: number): number[] {
 *   const isPrime = (n: number): boolean => Array.from({ length: n }, (_, i) => i).slice(2).every((d) => n % d !== 0);
 *   return Array.from({ length: limit }, (_, n) => n).slice(2).filter(isPrime);
 * }
 * ```
 */
export function runOn(fn: AnyFunction, executor: string, options?: RunOnOptions): void {
  register(fn, "runOn", executor, options);
}

export const runOnKind: DecoratorKind = {
  name: "runOn",
  phase: "call",
  excludes: { runOn: "a function runs in one place" },
  apply(nodes, decoration, site) {
    const placement = readPlacement(decoration, site);
    if (placement === undefined) return nodes;
    if (placement.moves.length > 0 && nodes.some(({ result, code }) => result && code.decoration >= 0))
      site.report(movesBound(decoration, site.declared));
    return nodes.map((node) => (node.result ? { ...node, placement, scoped: true } : node));
  },
};

function readPlacement(decoration: Decoration, { declared, report }: Site): Placement | undefined {
  const [executor, options] = decoration.args;
  const moves = readMoves(options);
  if (typeof executor !== "string" || moves === undefined) {
    report(executorNotLiteral(decoration, declared));
    return undefined;
  }
  for (const moved of moves)
    if (!declared.parameters.some(({ name }) => name === moved)) report(movesUnknown(decoration, declared, moved));
  for (const { name, marker } of declared.parameters)
    if (marker === "lazy") report(lazyElsewhere(decoration, declared, name));
  if (moves.length > 0 && declared.decorations.some(({ kind }) => kind === "retry"))
    report(movesRetried(decoration, declared));
  return { executor, moves };
}

function readMoves(options: Argument): readonly string[] | undefined {
  if (options === undefined) return [];
  const record = readRecord(options);
  if (record === undefined) return undefined;
  return record["moves"] === undefined ? [] : readNames(record["moves"]);
}
