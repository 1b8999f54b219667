import type { LogLevel } from "../../context.ts";
import type { ValueSummary } from "../../data/summaries/value-summary.ts";
import type { Edge, Location, Tags } from "../../node.ts";
import type { PlanStep } from "../../run/plan.ts";

/** The lines of a file that tells of a run, each an object of JSON. Times are milliseconds since 1970. */
export type RunEvent =
  | RunStart
  | RunGraph
  | NodeStarted
  | NodeEnded
  | ItemCounts
  | Retried
  | Progressed
  | Logged
  | Warned
  | FannedOut
  | RunEnded;

/** Changes whenever files of the earlier number are not read any more. */
export const runFormat = 1;

/** Always the first line. */
export interface RunStart {
  readonly event: "runStart";
  readonly format: number;
  readonly id: string;
  readonly startedAt: number;
  readonly outputs: readonly string[];
  /** The names of what was given. */
  readonly inputs: readonly string[];
  readonly overrides: readonly string[];
}

/** Always the second line. */
export interface RunGraph {
  readonly event: "graph";
  /** As plain data; what is secret is left out. */
  readonly config: Readonly<Record<string, unknown>>;
  readonly supplied: readonly SuppliedFact[];
  readonly nodes: readonly NodeFact[];
  readonly plan: readonly PlanStep[];
}

/** A value that the run was given. */
export interface SuppliedFact {
  readonly name: string;
  readonly shape: string;
  readonly value?: ValueSummary;
}

/** A node of the graph, whether or not the run needs it. */
export interface NodeFact {
  readonly name: string;
  readonly type: string;
  readonly role: string;
  readonly doc: string;
  readonly tags: Tags;
  readonly module: string;
  readonly hash: string;
  readonly location: Location;
  readonly edges: readonly Pick<Edge, "node" | "parameter" | "optional" | "marker">[];
  readonly fansOut?: true;
  readonly secret?: true;
}

export interface NodeStarted {
  readonly event: "nodeStart";
  readonly node: string;
  readonly at: number;
}

/** What went wrong, in words. */
export interface ErrorFact {
  readonly code: string;
  readonly message: string;
  readonly location?: Location;
  readonly hint?: string;
}

/** Inside of a fan-out only the first items are told, and those that fail. */
export interface NodeEnded {
  readonly event: "nodeEnd";
  readonly node: string;
  readonly status: "done" | "cached" | "failed" | "skipped" | "aborted";
  readonly startedAt: number;
  readonly ms: number;
  /** Which item it was, in each of the fan-outs around the node. */
  readonly items?: readonly number[];
  readonly shape?: string;
  readonly value?: ValueSummary;
  readonly error?: readonly ErrorFact[];
}

/** How the items of a node have ended so far. */
export interface ItemCounts {
  readonly event: "nodeItems";
  readonly node: string;
  readonly done: number;
  /** Those for which an earlier result stood; records of earlier versions do not tell. */
  readonly cached?: number;
  readonly failed: number;
  readonly skipped: number;
  readonly aborted: number;
  readonly startedAt: number;
  readonly endedAt: number;
  /** Of the items that were called. */
  readonly msMin: number;
  readonly msMean: number;
  readonly msMax: number;
}

export interface Retried {
  readonly event: "retry";
  readonly node: string;
  readonly items?: readonly number[];
  readonly at: number;
  readonly attempt: number;
  readonly delayMs: number;
  readonly error: string;
}

export interface Progressed {
  readonly event: "progress";
  readonly node: string;
  readonly at: number;
  readonly done: number;
  readonly total?: number;
  readonly text?: string;
}

export interface Logged {
  readonly event: "log";
  readonly node: string;
  readonly items?: readonly number[];
  readonly at: number;
  readonly level: LogLevel;
  readonly text: string;
  readonly facts?: unknown;
}

export interface Warned {
  readonly event: "warning";
  readonly at: number;
  readonly warning: ErrorFact & { readonly nodes: readonly string[] };
}

export interface FannedOut {
  readonly event: "fanOut";
  readonly node: string;
  readonly items?: readonly number[];
  readonly at: number;
  readonly nodes: readonly string[];
  readonly count?: number;
}

/** The last line of a run that came to its end. */
export interface RunEnded {
  readonly event: "runEnd";
  readonly status: "done" | "failed" | "aborted";
  readonly at: number;
  readonly ms: number;
  /** How many calls of nodes ended how. */
  readonly counts: Readonly<Record<NodeEnded["status"], number>>;
  readonly error?: readonly ErrorFact[];
  /** Lines that were too many to be written. */
  readonly leftOut?: { readonly logs: number; readonly retries: number; readonly failures: number };
}
