import type { TableType } from "../table.ts";
import type { DataflowError } from "../errors/dataflow-error.ts";
import type { CompiledPlan } from "./compile-plan.ts";
import { describeShape } from "./shape.ts";

/** What tells the time: `performance`, or a clock of a test. */
export interface Clock {
  /** Milliseconds since 1970 when the clock stood at 0. */
  readonly timeOrigin: number;
  /** Milliseconds, never running backwards. */
  now(): number;
}

export type StepStatus = "done" | "failed" | "skipped";

/** Times and statuses of the steps of one run, by step. */
export interface Recorder {
  readonly startedAt: Float64Array;
  readonly ms: Float64Array;
  readonly statuses: (StepStatus | undefined)[];
  /** The shape of each value. */
  readonly summaries: (string | undefined)[];
  readonly errors: Map<number, DataflowError>;
  start(step: number): void;
  finish(step: number, value: unknown): void;
  fail(step: number, error: DataflowError): void;
  skip(step: number): void;
}

export function createRecorder(
  { nodes: { length } }: CompiledPlan,
  clock: Clock,
  tables: readonly TableType[],
): Recorder {
  const startedAt = new Float64Array(length);
  const ms = new Float64Array(length);
  const statuses: (StepStatus | undefined)[] = Array.from({ length });
  const summaries: (string | undefined)[] = Array.from({ length });
  const errors = new Map<number, DataflowError>();
  const end = (step: number, status: StepStatus): void => {
    ms[step] = clock.now() - startedAt[step]!;
    statuses[step] = status;
  };
  return {
    startedAt,
    ms,
    statuses,
    summaries,
    errors,
    start(step) {
      startedAt[step] = clock.now();
    },
    finish(step, value) {
      end(step, "done");
      summaries[step] = describeShape(value, tables);
    },
    fail(step, error) {
      end(step, "failed");
      errors.set(step, error);
    },
    skip(step) {
      statuses[step] = "skipped";
    },
  };
}
