import type { DataflowError } from "../errors/dataflow-error.ts";
import type { TableType } from "../table.ts";
import type { RunContext } from "./context.ts";
import type { NativeMemory } from "./native-memory.ts";
import type { CompiledPlan } from "./compile-plan.ts";
import type { Recorder } from "./recorder.ts";

/** In the slot of a step that has been reached and has no value yet. */
export const pending: unique symbol = Symbol("pending");
/** In the slot of a step that failed or was skipped. */
export const failed: unique symbol = Symbol("failed");

/** One run under way. Arrays go by step or by slot; see `CompiledPlan`. */
export interface RunState {
  readonly plan: CompiledPlan;
  readonly tables: readonly TableType[];
  readonly memory: NativeMemory;
  readonly context: RunContext;
  readonly recorder: Recorder | undefined;
  /** How many asynchronous nodes may be in flight. */
  readonly concurrency: number;
  readonly continues: boolean;
  /** By slot: values, the marks `pending` and `failed`, and what `dropValue` leaves of values that nobody takes any more. */
  readonly values: unknown[];
  /** By slot: how often the value is still to be taken. */
  readonly uses: Int32Array;
  /** The first step that has not been reached. */
  cursor: number;
  inFlight: number;
  /** Some slot may have a mark. */
  hasMarks: boolean;
  /** By step: how many of its arguments are pending. */
  waiting: Int32Array | undefined;
  /** The steps that waited and no longer do, from `readyHead` up to `readyTail`. */
  ready: Int32Array | undefined;
  readyHead: number;
  readyTail: number;
  /** By step in flight: what it still holds of dropped values outside the heap. */
  readonly held: Map<number, HeldBytes[]>;
  readonly errors: DataflowError[];
  /** Values outside the heap have to be collected before the next step. */
  mustCollect: boolean;
  isCollecting: boolean;
  /** It has been arranged that `resume` is called. */
  isResuming: boolean;
  readonly resume: () => void;
  isOver: boolean;
  /** Settle the run; one of them is called once. */
  readonly finish: () => void;
  readonly fail: (error: DataflowError) => void;
}

/** The bytes of a dropped value, held by so many nodes in flight. */
export interface HeldBytes {
  readonly bytes: number;
  holders: number;
}
