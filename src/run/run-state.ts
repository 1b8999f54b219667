import type { DataflowError } from "../errors/dataflow-error.ts";
import type { TableType } from "../table.ts";
import type { RunCaching } from "./caching/run-caching.ts";
import type { RunContext } from "./context.ts";
import type { NativeMemory } from "./native-memory.ts";
import type { CompiledPlan } from "./compiled-plan.ts";
import type { BlockRun } from "./fan-outs/block-run.ts";
import type { EventLoop } from "./event-loop.ts";
import type { NodeCallState } from "./hooks/node-call.ts";
import type { Watch } from "./hooks/watch.ts";
import type { StepRecorder, StepStatus } from "./recorder.ts";

/** In the slot of a step that has been reached and has no value yet. */
export const pending: unique symbol = Symbol("pending");
/** In the slot of a step that failed or was skipped. */
export const failed: unique symbol = Symbol("failed");
/** In the slot of a step that runs when it is pulled. */
export const idle: unique symbol = Symbol("idle");
/** In the slot of a step that was pulled and has not been reached. */
export const queued: unique symbol = Symbol("queued");

/** What the states of a run share: that of the run itself, and those of items of fan-outs. */
export interface SharedState {
  readonly tables: readonly TableType[];
  readonly memory: NativeMemory;
  readonly context: RunContext;
  readonly continues: boolean;
  /** How many asynchronous nodes may be in flight. */
  readonly concurrency: number;
  /** The same, or none where values outside the heap are or have to be collected before the next step. */
  limit: number;
  /** How many items of a fan-out may be in flight, and how many asynchronous nodes inside of fan-outs. */
  readonly mostItems: number;
  /** Asynchronous nodes under way at all levels. A fan-out does not count, nor does a node that waits for what it has pulled, for a limit or for its next attempt. */
  inFlight: number;
  /** Those of them that are inside of fan-outs. */
  inItems: number;
  /** What failed, by node, in the order of the first failures: once, or once for each item. */
  readonly failures: Map<string, DataflowError[]>;
  /** What failed and was given a value in its place, by node. */
  recovered: Map<string, DataflowError[]> | undefined;
  /** What failed or was skipped and was given a value all the same. */
  replaced: Set<string> | undefined;
  /** Where somebody may want to be heard while the run goes on: an abort, or timers of nodes. */
  readonly loop: EventLoop | undefined;
  /** The adapters, where there are any. */
  readonly watch: Watch | undefined;
  /** The cache, where the driver has one. */
  readonly caching: RunCaching | undefined;
  /** Errors of nodes that were pulled, which are no failures of those that pulled them. */
  pulledFailures: WeakSet<object> | undefined;
  /** Gathered arrays in which the mark `failed` stands. */
  tainted: WeakSet<object> | undefined;
  /** Who has to wait until something leaves flight. */
  stalled: Set<() => void> | undefined;
  /** It has been arranged that the stalled go on. */
  isWaking: boolean;
  /** Fan-outs in flight. */
  readonly blocks: Set<BlockRun>;
  /** Values outside the heap have to be collected, and are not yet being. */
  mustCollect: boolean;
  isOver: boolean;
  /** Ends the run. */
  readonly fail: (error: DataflowError) => void;
}

/** One run under way, or one item of a fan-out. Arrays go by step or by slot; see `CompiledPlan`. */
export interface RunState {
  readonly plan: CompiledPlan;
  readonly shared: SharedState;
  readonly recorder: StepRecorder | undefined;
  /** Which item it is; none, for the run itself. */
  readonly item: ItemPlace | undefined;
  /** The slot of an item that nobody else keeps; -1 where there is none. */
  readonly itemSlot: number;
  /** By slot: values, marks, and what `dropValue` leaves of values that nobody takes any more. */
  readonly values: unknown[];
  /** By slot: how often the value is still to be taken. */
  readonly uses: Int32Array;
  /** So many steps run without being pulled. */
  readonly eager: number;
  /** The first of them that has not been reached. */
  cursor: number;
  /** Steps in flight, fan-outs included. */
  inFlight: number;
  /** Some slot may have a mark. */
  hasMarks: boolean;
  /** By step: how many of its arguments are pending. */
  waiting: Int32Array | undefined;
  /** The steps that waited and no longer do, and those that were pulled, from `readyHead` up to `readyTail`. */
  ready: Int32Array | undefined;
  readyHead: number;
  readyTail: number;
  /** Steps have adapters around them, or a scope of their own. */
  readonly isWatched: boolean;
  /** By step in flight: what watches it. */
  calls: (NodeCallState | undefined)[] | undefined;
  /** By step: what became of it although it has a value. */
  marks: Map<number, StepStatus> | undefined;
  /** By step in flight: what it still holds of dropped values outside the heap. */
  readonly held: Map<number, HeldBytes[]>;
  /** By step that was in flight as the run was stopped: says that it has come to its end. */
  unfinished: Map<number, () => void> | undefined;
  /** By step: the promise of those who have pulled it. */
  pulls: Map<number, PromiseWithResolvers<unknown>> | undefined;
  /** Steps in flight, and by step how much it waits for; where some take something lazily or have policies. */
  readonly holders: Holders | undefined;
  /** It has been arranged that `resume` is called. */
  isResuming: boolean;
  readonly resume: () => void;
  /** Nothing is left to do. */
  isDone: boolean;
  readonly finish: () => void;
}

/** An item of a fan-out, and the state in which the fan-out is a step. */
export interface ItemPlace {
  index: number;
  readonly fan: string;
  readonly parent: RunState;
}

export interface Holders {
  readonly inFlight: Set<number>;
  readonly waiting: Map<number, number>;
}

/** The bytes of a dropped value, held by so many nodes in flight. */
export interface HeldBytes {
  readonly bytes: number;
  holders: number;
}

/** Whether a value is the mark of a failure, or an array with such a mark in it. */
export function isFailed({ tainted }: SharedState, value: unknown): boolean {
  return (
    value === failed || (tainted !== undefined && typeof value === "object" && value !== null && tainted.has(value))
  );
}
