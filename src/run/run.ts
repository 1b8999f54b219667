import type { ValueSchema } from "../decorators/checks/schema-of.ts";
import type { DataflowError } from "../errors/dataflow-error.ts";
import type { Problem } from "../node.ts";

/**
 * What one run did: its results, and for each node whether it ran, when, for how long and why.
 *
 * @example
 * ```ts
 * import type { Run } from "eponym";
 *
 * const failedNodes = (run: Run): string[] => Object.keys(run.nodes).filter((name) => run.nodes[name]?.status === "failed");
 * ```
 */
export interface Run<Results = Record<string, unknown>> {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Milliseconds from the start of the first node to the end of the last. */
  readonly ms: number;
  /** `"failed"` where a node failed and `onError: "continue"` let the others finish. */
  readonly status: "done" | "failed";
  /** The outputs in the order asked; those that failed or were skipped are missing. */
  readonly results: Results;
  /** What is supplied comes first, then nodes in the order of the plan. */
  readonly nodes: Readonly<Record<string, NodeRun>>;
  /** What nodes reported without stopping the run. */
  readonly warnings: readonly Problem[];
}

/**
 * What became of one node in a run.
 *
 * @example
 * ```ts
 * import type { NodeRun } from "eponym";
 *
 * const describe = (name: string, node: NodeRun): string => `${name}: ${node.status}, ${node.ms ?? 0} ms, ${node.reason}`;
 * ```
 */
export interface NodeRun {
  /** `cached`: an earlier result stands for it. `skipped`: something that the node needs has failed, or nobody asked for it. `input` stands for config values too. */
  readonly status: "done" | "cached" | "failed" | "skipped" | "input" | "override";
  /** Milliseconds since 1970; only of nodes that started. */
  readonly startedAt?: number;
  /** Inside of a fan-out, from the start for the first item to the end for the last. */
  readonly ms?: number;
  /** `requested`, `needed by "total"`, `not asked for by "report"`. */
  readonly reason: string;
  /** Why it ran although the driver has a cache: `the helper rate (./tax.ts) changed`. Inside of a fan-out, for the first item that ran. */
  readonly why?: string;
  /** Inside of a fan-out: for how many items it has given a value. */
  readonly items?: number;
  /** Inside of a fan-out: for how many of them an earlier result stands. */
  readonly reused?: number;
  /** The shape of the value: `DataFrame of 344 rows × 8 columns`. Inside of a fan-out, of that of the first item to be done. */
  readonly summary?: string;
  /** Of a node that `schema` stands above: what its value really consisted of, by column or field. */
  readonly schema?: ValueSchema;
  /** Inside of a fan-out it tells the first failures and counts the others. */
  readonly error?: DataflowError;
}
