import { DataflowError } from "../errors/dataflow-error.ts";
import { catchesFailed } from "../errors/adapter-options.ts";
import { pulledFailed } from "../errors/fan-outs.ts";
import { describeThrown } from "../errors/run.ts";
import type { Graph } from "../graph/graph.ts";
import type { Edge, Node } from "../node.ts";
import type { Adapter, NodeCall, RunInfo } from "../run/adapter.ts";
import { toPromise } from "../run/to-promise.ts";
import { makeAbsent, replaceAbsent } from "./graceful/absent.ts";
import { guardItems } from "./graceful/guard-items.ts";
import { checkOptions, isFunction, optional } from "./options/check-options.ts";
import { checkFilterNames, filterExpected, isNodeFilter, matchNodes, type NodeFilter } from "./options/node-filter.ts";

/**
 * What takes the place of values that nodes fail to give.
 *
 * @example
 * ```ts
 * import { gracefulErrors, type GracefulErrorsOptions } from "eponym/adapters";
 *
 * const options: GracefulErrorsOptions = { sentinel: "n/a", catches: (error) => error instanceof TypeError, accepts: ["report"] };
 * const adapter = gracefulErrors(options);
 * ```
 */
export interface GracefulErrorsOptions {
  /** Stands in the results, and in what `accepts` and `Collect` take, for what is not there; `null` if not given. */
  readonly sentinel?: unknown;
  /** Whether an error of a node is borne; all are, if not given. What is not fails the run as usual. */
  readonly catches?: (error: unknown, node: Node) => boolean;
  /** The nodes that run although something they take is not there, and are given the sentinel for it; none, if not given. */
  readonly accepts?: NodeFilter;
}

/**
 * Lets a run go on when nodes fail: a node that fails gives the sentinel, and so does, without being called, what takes its value, up to nodes that accept it. Arrays
 * that are collected from a fan-out hold the sentinel in the places of the items that failed; where a fan-out itself fails there is one such item, after those that it
 * gave before. `execute` resolves, outputs that are not there are the sentinel, and `run` tells in `nodes` which nodes failed or were skipped. A value that merely is
 * equal to the sentinel is a value like others. Retries come first; a run that is aborted stops. Give it before other adapters, so that it bears their errors too.
 *
 * @throws {DataflowError} `ADAPTER_OPTION_INVALID`, `ADAPTER_OPTION_UNKNOWN` for options that are none; `ADAPTER_NODE_UNKNOWN`, as the driver is made, for the name of
 * a node that is not there.
 *
 * @example
 * ```ts
 * import { Driver } from "eponym";
 * import { gracefulErrors } from "eponym/adapters";
 * import prices from "./prices.dag.ts";
 *
 * const driver = new Driver({ modules: [prices], adapters: [gracefulErrors({ sentinel: null })] });
 * ```
 */
export function gracefulErrors(options: GracefulErrorsOptions = {}): Adapter {
  checkOptions("gracefulErrors", options, {
    sentinel: [() => true, "any value"],
    catches: [optional(isFunction), "a function of an error and a node"],
    accepts: [optional(isNodeFilter), filterExpected],
  });
  const { catches = () => true, accepts = false } = options;
  // undefined is a sentinel, too.
  const sentinel = Object.hasOwn(options, "sentinel") ? options.sentinel : null;
  const isAccepting = matchNodes(accepts);
  const absent = makeAbsent();
  const fallible = new WeakSet<RunInfo>();
  const pulledNothing = new WeakSet<object>();

  const miss = (call: NodeCall, status: "failed" | "skipped", error?: unknown): unknown => {
    fallible.add(call.run);
    call.mark(status, error);
    return absent;
  };
  const isBorne = (error: unknown, node: Node): boolean => {
    try {
      return catches(error, node);
    } catch (reason) {
      throw new DataflowError([catchesFailed(node, describeThrown(error), describeThrown(reason))], { cause: error });
    }
  };
  const recover = (call: NodeCall, error: unknown): unknown => {
    if (typeof error === "object" && error !== null && pulledNothing.has(error)) return miss(call, "skipped");
    if (call.run.signal.aborted || !isBorne(error, call.node)) throw error;
    return miss(call, "failed", error);
  };
  const pull = (edge: Edge, value: unknown, { node }: NodeCall): unknown => {
    if (typeof value !== "function") return value;
    return async () => {
      const pulled: unknown = await value();
      if (pulled !== absent) return pulled;
      if (isAccepting(node)) return sentinel;
      const error = new DataflowError([pulledFailed(edge.node, node.location)]);
      pulledNothing.add(error);
      throw error;
    };
  };
  const take = (call: NodeCall): readonly unknown[] => {
    const taken = call.values.map((value, place) => {
      const edge = call.node.edges[place];
      if (edge?.marker === "lazy") return pull(edge, value, call);
      if (edge?.marker === "collect")
        return value === absent && !isAccepting(call.node)
          ? value
          : replaceAbsent(value, absent, sentinel, depthBetween(edge.node, call.node.name, call.run.graph));
      return value === absent && isAccepting(call.node) ? sentinel : value;
    });
    // What a node gives for values of its own can be kept.
    return taken.every((value, place) => Object.is(value, call.values[place])) ? call.values : taken;
  };
  const keep = (call: NodeCall, value: unknown): unknown =>
    call.node.fansOut === true ? guardItems(value, (error) => recover(call, error)) : value;

  return {
    name: "gracefulErrors",
    validateGraph: (graph) => checkFilterNames("accepts", accepts, graph),
    aroundNode(call, next) {
      const isClear = !fallible.has(call.run) && !call.node.edges.some(({ marker }) => marker === "lazy");
      const values = isClear ? call.values : take(call);
      if (values.includes(absent)) return miss(call, "skipped");
      try {
        const value = next(values);
        const promise = toPromise(value);
        if (promise === undefined) return keep(call, value);
        return promise.then(
          (settled: unknown) => keep(call, settled),
          (error: unknown) => recover(call, error),
        );
      } catch (error) {
        return recover(call, error);
      }
    },
    async aroundGraph(run, next) {
      const results = await next();
      if (!fallible.has(run)) return results;
      const { fanPaths } = run.graph;
      return Object.fromEntries(
        Object.entries(results).map(([name, value]) => [
          name,
          replaceAbsent(value, absent, sentinel, (fanPaths.get(name)?.length ?? 0) + 1),
        ]),
      );
    },
  };
}

/** How many fan-outs lie between what is collected and who takes it; the items of a fan-out itself are collected too. */
function depthBetween(collected: string, taker: string, { fanPaths }: Graph): number {
  return Math.max(1, (fanPaths.get(collected)?.length ?? 0) - (fanPaths.get(taker)?.length ?? 0));
}
