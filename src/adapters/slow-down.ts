import { setTimeout as wait } from "node:timers/promises";
import type { Adapter, RunInfo } from "../run/adapter.ts";
import { checkOptions, isAtLeast, optional } from "./options/check-options.ts";
import { checkFilterNames, filterExpected, isNodeFilter, matchNodes, type NodeFilter } from "./options/node-filter.ts";
import { normalWaits, seededRandom, type Waits } from "./random-waits.ts";

/**
 * How long `slowDown` waits, and before which nodes.
 *
 * @example
 * ```ts
 * import { slowDown, type SlowDownOptions } from "eponym/adapters";
 *
 * const options: SlowDownOptions = { mean: 300, deviation: 100, seed: 1, nodes: { tags: { remote: true } } };
 * const adapter = slowDown(options);
 * ```
 */
export interface SlowDownOptions {
  /** Milliseconds, the same before each node; instead of `mean` and `deviation`. */
  readonly ms?: number;
  /** The mean of normally distributed milliseconds; 100 unless given. */
  readonly mean?: number;
  /** The standard deviation of these milliseconds; a fifth of the mean unless given. */
  readonly deviation?: number;
  /** The nodes that are waited before; all unless given. */
  readonly nodes?: NodeFilter;
  /** Each run waits the same; without it, as `Math.random` says. */
  readonly seed?: number;
}

/**
 * Waits before nodes, to try how a program behaves where these take long: before each call, a fixed or a normally distributed time, never below 0. Nodes that do not
 * need each other wait at the same time. A run that is aborted waits no longer.
 *
 * @throws {DataflowError} `ADAPTER_OPTION_INVALID`, `ADAPTER_OPTION_UNKNOWN` for options that are none; `ADAPTER_NODE_UNKNOWN`, as the driver is made, for the name of
 * a node that is not there.
 *
 * @example
 * ```ts
 * import { Driver } from "eponym";
 * import { slowDown } from "eponym/adapters";
 * import prices from "./prices.dag.ts";
 *
 * const driver = new Driver({ modules: [prices], adapters: [slowDown({ ms: 200, nodes: ["total"] })] });
 * ```
 */
export function slowDown(options: SlowDownOptions = {}): Adapter {
  const given = options as SlowDownOptions | null;
  checkOptions("slowDown", options, {
    ms: [
      (ms) => ms === undefined || (isAtLeast(0)(ms) && given?.mean === undefined && given?.deviation === undefined),
      "milliseconds, 0 or more, and then neither mean nor deviation",
    ],
    mean: [optional(isAtLeast(0)), "milliseconds, 0 or more"],
    deviation: [optional(isAtLeast(0)), "milliseconds, 0 or more"],
    nodes: [optional(isNodeFilter), filterExpected],
    seed: [optional(Number.isSafeInteger), "a whole number"],
  });
  const { ms, mean = 100, deviation = mean / 5, nodes = true, seed } = options;
  const isSlow = matchNodes(nodes);
  const makeWaits = (): Waits =>
    ms === undefined ? normalWaits(mean, deviation, seed === undefined ? Math.random : seededRandom(seed)) : () => ms;
  const runs = new WeakMap<RunInfo, Waits>();
  return {
    name: "slowDown",
    validateGraph: (graph) => checkFilterNames("nodes", nodes, graph),
    onNodeStart({ node, run, signal }) {
      if (!isSlow(node)) return undefined;
      let next = runs.get(run);
      if (next === undefined) runs.set(run, (next = makeWaits()));
      return wait(next(), undefined, { signal }).catch(() => {});
    },
  };
}
