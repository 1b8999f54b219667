import type { ValueSummary } from "../../data/summaries/value-summary.ts";
import type { PlanStep } from "../../run/plan.ts";
import type {
  ErrorFact,
  FannedOut,
  ItemCounts,
  Logged,
  NodeEnded,
  NodeFact,
  Retried,
  RunEnded,
  Warned,
} from "./run-event.ts";

/**
 * What a file tells of a run at a glance.
 *
 * @example
 * ```ts
 * import type { TrackedRunHead } from "eponym/adapters";
 *
 * const describe = ({ id, status, ms }: TrackedRunHead): string => `${id}: ${status}${ms === undefined ? "" : ` after ${ms} ms`}`;
 * ```
 */
export interface TrackedRunHead {
  readonly path: string;
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** `unfinished`: it is under way, or its process ended before it did. */
  readonly status: "done" | "failed" | "aborted" | "unfinished";
  readonly ms?: number;
  readonly outputs: readonly string[];
  /** The names of what was given. */
  readonly inputs: readonly string[];
  readonly overrides: readonly string[];
  /** How many calls of nodes ended how; not of an unfinished run. */
  readonly counts?: RunEnded["counts"];
  readonly error?: readonly ErrorFact[];
}

/**
 * A run as its file tells of it.
 *
 * @example
 * ```ts
 * import type { TrackedRun } from "eponym/adapters";
 *
 * const failed = ({ nodes }: TrackedRun): string[] => Object.keys(nodes).filter((name) => nodes[name]?.status === "failed");
 * ```
 */
export interface TrackedRun extends TrackedRunHead {
  /** The last line is not whole, as its process ended while it was written; it is left out. */
  readonly isTorn: boolean;
  readonly config: Readonly<Record<string, unknown>>;
  /** All nodes of the graph. */
  readonly graph: readonly NodeFact[];
  readonly plan: readonly PlanStep[];
  /** What was supplied and what was to run, in the order of the plan. */
  readonly nodes: Readonly<Record<string, TrackedNode>>;
  readonly warnings: readonly Warned["warning"][];
  readonly logs: readonly Omit<Logged, "event">[];
  readonly fanOuts: readonly Omit<FannedOut, "event">[];
  /** Lines that were too many to be written. */
  readonly leftOut?: RunEnded["leftOut"];
}

/**
 * What became of one node, as far as the file tells.
 *
 * @example
 * ```ts
 * import { printSummary, type TrackedNode } from "eponym/adapters";
 *
 * const show = ({ status, value }: TrackedNode): string => (value === undefined ? status : printSummary(value));
 * ```
 */
export interface TrackedNode {
  /** `running`: it has started and not ended; `waiting`: nothing has been told of it. */
  readonly status: NodeEnded["status"] | "input" | "override" | "running" | "waiting";
  readonly reason: string;
  readonly startedAt?: number;
  /** Inside of a fan-out, from the start for the first item to the end for the last. */
  readonly ms?: number;
  /** The shape of the value; inside of a fan-out, of that of the first item to be done. */
  readonly summary?: string;
  /** What the value is like. */
  readonly value?: ValueSummary;
  readonly error?: readonly ErrorFact[];
  /** Inside of a fan-out: how many items ended how, and how long they took. */
  readonly items?: Omit<ItemCounts, "event" | "node">;
  /** Inside of a fan-out: the first items, and those that failed. */
  readonly told?: readonly Omit<NodeEnded, "event" | "node">[];
  readonly retries: readonly Omit<Retried, "event" | "node">[];
  readonly progress?: { readonly done: number; readonly total?: number; readonly text?: string };
}
