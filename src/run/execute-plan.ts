import { DataflowError } from "../errors/dataflow-error.ts";
import { runAborted } from "../errors/run.ts";
import type { Problem } from "../node.ts";
import type { TableType } from "../table.ts";
import { advance } from "./advance.ts";
import { createContext } from "./context.ts";
import { type NativeMemory, processMemory } from "./native-memory.ts";
import type { CompiledPlan } from "./compile-plan.ts";
import type { Recorder } from "./recorder.ts";
import type { RunRequest } from "./request.ts";
import { failed, pending, type RunState } from "./run-state.ts";

/** What a run needs besides its plan; `inputs` and `overrides` have the names that it was planned with. */
export interface ExecuteOptions extends Omit<RunRequest, "outputs"> {
  readonly tables: readonly TableType[];
  /** How many asynchronous nodes may be in flight; any number, if not given. At that number no further node starts, since none can be told to be synchronous before it is called. */
  readonly concurrency?: number | undefined;
  /** Told as soon as a node reports something that does not stop the run. */
  readonly onWarning?: ((problem: Problem) => void) | undefined;
  readonly recorder?: Recorder | undefined;
  readonly memory?: NativeMemory | undefined;
}

/** How a run ended that was not stopped. */
export interface Outcome {
  /** The outputs in the order asked; without those that failed or were skipped. */
  readonly results: Record<string, unknown>;
  /** One error for each node that failed. */
  readonly errors: readonly DataflowError[];
}

/** Runs a plan and gives the values of its outputs. Throws what the first failing node threw, or with `onError: "continue"` one error for all of them. */
export function executePlan(plan: CompiledPlan, options: ExecuteOptions): Promise<Record<string, unknown>> {
  return startRun(plan, options).then(({ results, errors }) => {
    if (errors.length > 0) throw mergeErrors(errors);
    return results;
  });
}

/** Runs a plan to its end. Rejects when the run is aborted and, unless `onError` is `"continue"`, when a node fails. */
export function startRun(plan: CompiledPlan, options: ExecuteOptions): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const { signal } = options;
    const stop = (error: DataflowError, reason: unknown): void => {
      run.isOver = true;
      signal?.removeEventListener("abort", abort);
      // A node that never settles holds its run, which must not hold the values of others.
      run.values.fill(undefined);
      run.context.abort(reason);
      reject(error);
    };
    const abort = (): void =>
      stop(new DataflowError([runAborted(namesInFlight(run))], { cause: signal!.reason }), signal!.reason);
    const finish = (): void => {
      run.isOver = true;
      signal?.removeEventListener("abort", abort);
      resolve({ results: readResults(run), errors: run.errors });
    };
    const resume = (): void => {
      run.isResuming = false;
      advance(run);
    };
    const run = createRunState(plan, options, { finish, fail: (error) => stop(error, error), resume });
    if (signal?.aborted === true) return abort();
    signal?.addEventListener("abort", abort);
    advance(run);
  });
}

function createRunState(
  plan: CompiledPlan,
  options: ExecuteOptions,
  ends: Pick<RunState, "finish" | "fail" | "resume">,
): RunState {
  const memory = options.memory ?? processMemory;
  const values = plan.initialValues.slice();
  const context = createContext((problem) => options.onWarning?.(problem));
  values[plan.contextSlot] = context;
  for (const { kind, key, slot } of plan.supplied) {
    if (kind !== "config") values[slot] = (kind === "input" ? options.inputs : options.overrides)![key];
  }
  return {
    plan,
    tables: options.tables,
    memory,
    context,
    recorder: options.recorder,
    concurrency: options.concurrency ?? Infinity,
    continues: options.onError === "continue",
    values,
    uses: plan.uses.slice(),
    cursor: 0,
    inFlight: 0,
    hasMarks: false,
    waiting: undefined,
    ready: undefined,
    readyHead: 0,
    readyTail: 0,
    held: new Map(),
    errors: [],
    mustCollect: memory.isDue,
    isCollecting: false,
    isResuming: false,
    isOver: false,
    ...ends,
  };
}

function readResults({ plan, values }: RunState): Record<string, unknown> {
  const results: Record<string, unknown> = {};
  for (const [place, name] of plan.outputs.entries()) {
    const value = values[plan.outputSlots[place]!];
    if (value !== failed) results[name] = value;
  }
  return results;
}

/** The nodes that have started and not settled. */
function namesInFlight({ plan, values, waiting, ready, readyHead, readyTail }: RunState): readonly string[] {
  const queued = new Set(ready?.subarray(readyHead, readyTail));
  return plan.nodes
    .filter((_, step) => values[step] === pending && (waiting?.[step] ?? 0) === 0 && !queued.has(step))
    .map((node) => node.name);
}

function mergeErrors(errors: readonly DataflowError[]): DataflowError {
  const [first, second] = errors;
  if (first !== undefined && second === undefined) return first;
  return new DataflowError(
    errors.flatMap(({ problems }) => problems),
    { cause: new AggregateError(errors, `${errors.length} nodes failed.`) },
  );
}
