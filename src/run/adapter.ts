import type { ItemRef, LogLevel } from "../context.ts";
import type { DataflowError } from "../errors/dataflow-error.ts";
import type { Graph } from "../graph/graph.ts";
import type { Module } from "../module.ts";
import type { Config, Edge, Node, Problem } from "../node.ts";
import type { TableType } from "../table.ts";
import type { PlanDescription } from "./plan.ts";

/** What a validator has to say: nothing, what is wrong as a text or a problem, or several of these. */
export type Verdict = string | Problem | readonly (string | Problem)[] | undefined | void;

/** What a driver is being made of. */
export interface DriverInfo {
  readonly modules: readonly Module[];
  readonly config: Config;
}

/** One edge of the graph, with the nodes at both ends. */
export interface GraphEdge {
  readonly from: Node;
  readonly to: Node;
  readonly edge: Edge;
}

/** A value that a run is given. */
export interface SuppliedValue {
  readonly name: string;
  readonly kind: "input" | "override";
  readonly value: unknown;
  /** The nodes of the run that take it. */
  readonly consumers: readonly Node[];
  readonly graph: Graph;
}

/** One run; the same object in every hook of it, so that an adapter may keep its own state in a `WeakMap`. */
export interface RunInfo {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly graph: Graph;
  /** What runs, in which groups and why. */
  readonly plan: PlanDescription;
  readonly outputs: readonly string[];
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly overrides: Readonly<Record<string, unknown>>;
  readonly tables: readonly TableType[];
  /** Aborted when the run is over. */
  readonly signal: AbortSignal;
  /** Tells of something that does not stop the run. */
  warn(problem: Problem): void;
}

/** How a run ended. */
export interface RunEnd {
  readonly status: "done" | "failed" | "aborted";
  readonly ms: number;
  /** The outputs that there are. */
  readonly results: Readonly<Record<string, unknown>>;
  /** What the run rejects with, or what the nodes failed with after which it went on. */
  readonly error?: DataflowError;
}

/** One call of a node's code: once a run, or once for each item. */
export interface NodeCall {
  readonly run: RunInfo;
  readonly node: Node;
  /** The items for which it runs, outermost first. */
  readonly items: readonly ItemRef[];
  /** In the order of `node.edges`; what is not given is `undefined`, and what is taken lazily a function. */
  readonly values: readonly unknown[];
  readonly signal: AbortSignal;
  /** Says what becomes of the node although the adapter gives a value in its place. */
  mark(status: "failed" | "skipped", error?: unknown): void;
}

/**
 * An adapter in the list that a driver is given. Most are what a function gives, and functions have a name, too: one that is not called is told from an adapter by what
 * only functions have.
 */
export type ListedAdapter = Adapter & {
  readonly [Symbol.hasInstance]?: "the function makes an adapter: call it";
};

/** How a node's call ended. */
export interface NodeEnd {
  /** `cached`: an earlier result stands for it, and nothing was called. `aborted`: the run was over before the node was. */
  readonly status: "done" | "cached" | "failed" | "skipped" | "aborted";
  /** Milliseconds since 1970; of a node that was skipped, when that was known. */
  readonly startedAt: number;
  readonly ms: number;
  /** Only of what is done, or was given in its place. */
  readonly value: unknown;
  /** Names the node, its place and the shapes of what it was given. */
  readonly error: DataflowError | undefined;
}

/** A fan-out that begins. */
export interface FanOutStart {
  readonly run: RunInfo;
  readonly node: Node;
  /** The items around it, outermost first. */
  readonly items: readonly ItemRef[];
  /** The nodes that run for each item. */
  readonly nodes: readonly Node[];
  /** Where it is known beforehand. */
  readonly count: number | undefined;
}

/** One item of a fan-out. */
export interface ItemCall {
  readonly run: RunInfo;
  /** The node that fans out. */
  readonly node: Node;
  /** The item itself is the last. */
  readonly items: readonly ItemRef[];
}

/** A call that an executor takes over. */
export interface TaskCall {
  readonly runId: string;
  readonly node: string;
  readonly items: readonly ItemRef[];
  readonly executor: string;
}

/**
 * Observes or wraps what a driver does; every member but the name is optional, and may be asynchronous where it says so. Adapters work together in any number: what
 * stands first in `adapters` is outermost. `around…` hooks nest, `on…Start` hooks are called in that order and `on…End` hooks in the reverse. An `on…` hook that throws
 * does not disturb the run: it is reported as a warning, `ADAPTER_FAILED`.
 *
 * @example
 * ```ts
 * import { type Adapter, Driver } from "eponym";
 * import prices from "./prices.dag.ts";
 *
 * const timing: Adapter = {
 *   name: "timing",
 *   async aroundNode({ node }, next) {
 *     const start = performance.now();
 *     try {
 *       return await next();
 *     } finally {
 *       console.log(node.name, performance.now() - start);
 *     }
 *   },
 * };
 * const driver = new Driver({ modules: [prices], adapters: [timing] });
 * ```
 */
export interface Adapter {
  readonly name: string;

  /** Before the graph is made. */
  onDriverStart?(driver: DriverInfo): void;
  /** What is wrong with an edge, besides what `tsc` says of it. */
  checkEdge?(edge: GraphEdge): Verdict;
  /** What is wrong with a node. */
  validateNode?(node: Node): Verdict;
  /** What is wrong with the graph. */
  validateGraph?(graph: Graph): Verdict;
  /** The graph is there. A run waits for what it promises. */
  onGraphConstruct?(graph: Graph): void | Promise<void>;

  /** What is wrong with a value that a run is given. */
  validateInput?(input: SuppliedValue): Verdict;
  /** Before the first node; waited for. */
  onGraphStart?(run: RunInfo): void | Promise<void>;
  /** Around all nodes of a run; gives the outputs, its own or those of `next`. */
  aroundGraph?(
    run: RunInfo,
    next: () => Promise<Record<string, unknown>>,
  ): Record<string, unknown> | Promise<Record<string, unknown>>;
  /** After the last node, also of a run that failed or was aborted; waited for. */
  onGraphEnd?(run: RunInfo, end: RunEnd): void | Promise<void>;

  /** Before the first item. */
  onFanOut?(fanOut: FanOutStart): void;
  /** Before the nodes of an item. */
  onItemStart?(item: ItemCall): void;
  /** After the nodes of an item. */
  onItemEnd?(item: ItemCall): void;

  /** Before a node, in the order of the adapters; waited for. */
  onNodeStart?(call: NodeCall): void | Promise<void>;
  /**
   * Around a node's code: its value, or a promise of it, is what this gives. `next` calls the adapters further in and then the code itself, with other values where it
   * is given some; it may be called any number of times, or never.
   */
  aroundNode?(call: NodeCall, next: (values?: readonly unknown[]) => unknown): unknown;
  /** After a node, also of one that failed, was skipped or never came to its end; what takes its value waits for it. */
  onNodeEnd?(call: NodeCall, end: NodeEnd): void | Promise<void>;
  /** An attempt has failed and the next follows after so many milliseconds. */
  onRetry?(
    call: NodeCall,
    retry: { readonly attempt: number; readonly error: unknown; readonly delayMs: number },
  ): void;
  /** The node has called `context().progress`. */
  onProgress?(
    call: NodeCall,
    progress: { readonly done: number; readonly total?: number | undefined; readonly text?: string | undefined },
  ): void;
  /** The node has called `context().log`. */
  onLog?(call: NodeCall, level: LogLevel, text: string, facts: Readonly<Record<string, unknown>>): void;
  /** Something was reported that does not stop the run. */
  onWarning?(run: RunInfo, problem: Problem): void;

  /** Before a call is handed to an executor. */
  onTaskStart?(task: TaskCall): void;
  /** Around a call that an executor takes over. */
  aroundTask?(task: TaskCall, next: () => Promise<unknown>): Promise<unknown>;
  /** A call has come back from an executor. */
  onTaskEnd?(task: TaskCall, end: { readonly ms: number; readonly error?: unknown }): void;
}
