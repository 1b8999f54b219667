import type { TableType } from "../table.ts";
import type { ValueSchema } from "../decorators/checks/schema-of.ts";
import type { CompiledPlan } from "./compiled-plan.ts";
import { noteSchema } from "./note-schema.ts";
import { StoredValue } from "./caching/stored-value.ts";
import { describeShape, secret } from "./shape.ts";

/** What tells the time: `performance`, or a clock of a test. */
export interface Clock {
  /** Milliseconds since 1970 when the clock stood at 0. */
  readonly timeOrigin: number;
  /** Milliseconds, never running backwards. */
  now(): number;
}

export type StepStatus = "done" | "cached" | "failed" | "skipped";

/** Notes what becomes of the steps of one plan: of a run, or of the items of a fan-out. */
export interface StepRecorder {
  start(step: number): void;
  /** `status` where a value was given although the node failed or was skipped. */
  finish(step: number, value: unknown, status?: StepStatus): void;
  fail(step: number): void;
  skip(step: number): void;
  /** Why the step runs although results are kept; inside of a fan-out, for the first item of which that is told. */
  explain(step: number, why: string): void;
  /** A step of which an earlier result was to stand was computed after all. */
  recover(step: number): void;
  /** Whether that is known already. */
  isExplained(step: number): boolean;
  /** The recorder of a plan whose steps run for each item. */
  within(plan: CompiledPlan): StepRecorder;
}

/** Times and statuses of the nodes of one run, in the order of its plan, inner nodes included. */
export interface Recorder extends StepRecorder {
  readonly startedAt: Float64Array;
  /** From the first start to the last end. */
  readonly ms: Float64Array;
  readonly statuses: (StepStatus | undefined)[];
  /** The shape of each value; inside of a fan-out, of the first. */
  readonly summaries: (string | undefined)[];
  /** What each value consists of whose node notes that; inside of a fan-out, the first. */
  readonly schemas: (ValueSchema | undefined)[];
  /** How often each node has given a value. */
  readonly counts: Uint32Array;
  /** How often an earlier result stood for it. */
  readonly reused: Uint32Array;
  readonly whys: (string | undefined)[];
}

export function createRecorder(plan: CompiledPlan, clock: Clock, tables: readonly TableType[]): Recorder {
  const listed = plan.marked?.listed ?? plan.nodes;
  const { length } = listed;
  const startedAt = new Float64Array(length);
  const ms = new Float64Array(length);
  const statuses: (StepStatus | undefined)[] = Array.from({ length });
  const summaries: (string | undefined)[] = Array.from({ length });
  const schemas: (ValueSchema | undefined)[] = [];
  const counts = new Uint32Array(length);
  const reused = new Uint32Array(length);
  const whys: (string | undefined)[] = [];
  const hasSecrets = plan.secrets.size > 0;
  const isStarted = new Uint8Array(length);
  const known = new Map<CompiledPlan, StepRecorder>();
  const end = (record: number, status: StepStatus): void => {
    ms[record] = clock.now() - startedAt[record]!;
    statuses[record] = status;
  };
  const record: StepRecorder = {
    start(record) {
      if (isStarted[record] === 1) return;
      isStarted[record] = 1;
      startedAt[record] = clock.now();
    },
    recover(record) {
      if (statuses[record] === "cached") statuses[record] = "done";
      if (reused[record]! > 0) reused[record]!--;
      whys[record] ??= "what was kept is damaged or gone";
    },
    isExplained: (record) => whys[record] !== undefined,
    explain(record, why) {
      whys[record] ??= why;
    },
    finish(record, value, status = "done") {
      if (value instanceof StoredValue) {
        reused[record]!++;
        end(record, statuses[record] ?? "cached");
        if (counts[record]!++ === 0) summaries[record] = value.entry.summary;
        return;
      }
      if (status === "skipped" && statuses[record] !== undefined) return;
      end(record, statuses[record] === "failed" ? "failed" : status);
      if (status !== "done") return;
      if (counts[record]!++ > 0) return;
      const { name, notesSchema } = listed[record]!;
      const isSecret = hasSecrets && plan.secrets.has(name);
      summaries[record] = isSecret ? secret : describeShape(value, tables);
      if (notesSchema === true && !isSecret) schemas[record] = noteSchema(value, tables);
    },
    fail(record) {
      end(record, "failed");
    },
    skip(record) {
      statuses[record] ??= "skipped";
    },
    within(inner) {
      let recorder = known.get(inner);
      if (recorder === undefined) known.set(inner, (recorder = recordLevel(inner, record)));
      return recorder;
    },
  };
  const steps = plan.marked === undefined ? record : record.within(plan);
  return { startedAt, ms, statuses, summaries, schemas, counts, reused, whys, ...steps };
}

/** Knows the nodes of a level by their place in the whole plan; a fan-out is known by the nodes inside of it. */
function recordLevel({ marked }: CompiledPlan, record: StepRecorder): StepRecorder {
  const { records, blocks } = marked!;
  return {
    start(step) {
      if (records[step]! >= 0) record.start(records[step]!);
    },
    finish(step, value, status) {
      if (records[step]! >= 0) record.finish(records[step]!, value, status);
    },
    recover(step) {
      if (records[step]! >= 0) record.recover(records[step]!);
    },
    isExplained: (step) => records[step]! < 0 || record.isExplained(records[step]!),
    explain(step, why) {
      if (records[step]! >= 0) record.explain(records[step]!, why);
    },
    fail(step) {
      const place = blocks[step]?.sourceRecord ?? records[step]!;
      if (place >= 0) record.fail(place);
    },
    skip(step) {
      if (records[step]! >= 0) record.skip(records[step]!);
      const [first, end] = blocks[step]?.records ?? [0, 0];
      for (let place = first; place < end; place++) record.skip(place);
    },
    within: (inner) => record.within(inner),
  };
}
