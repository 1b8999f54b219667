import { DataflowError } from "../errors/dataflow-error.ts";
import { runAborted } from "../errors/run.ts";
import type { Problem } from "../node.ts";
import type { TableType } from "../table.ts";
import { advance } from "./advance.ts";
import type { CompiledPlan } from "./compiled-plan.ts";
import { createContext } from "./context.ts";
import { createRunState } from "./create-run-state.ts";
import { findMisshapen } from "./fan-outs/check-overrides.ts";
import { closeBlock } from "./fan-outs/run-block.ts";
import { mergeItems, mergeNodes } from "./merge-failures.ts";
import { type NativeMemory, processMemory } from "./native-memory.ts";
import { rejectPulls } from "./pull.ts";
import type { Recorder } from "./recorder.ts";
import type { RunRequest } from "./request.ts";
import { isFailed, pending, type RunState, type SharedState } from "./run-state.ts";

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

/** How many items of a fan-out are in flight at most where no number is given for all nodes: unlike nodes, items may be millions. */
export const defaultItems = 32;

/** How a run ended that was not stopped. */
export interface Outcome {
  /** The outputs in the order asked; without those that failed or were skipped. */
  readonly results: Record<string, unknown>;
  /** One error for each node that failed, by its name. */
  readonly errors: ReadonlyMap<string, DataflowError>;
}

/** Runs a plan and gives the values of its outputs. Throws what the first failing node threw, or with `onError: "continue"` one error for all of them. */
export function executePlan(plan: CompiledPlan, options: ExecuteOptions): Promise<Record<string, unknown>> {
  return startRun(plan, options).then(({ results, errors }) => {
    if (errors.size > 0) throw mergeNodes([...errors.values()]);
    return results;
  });
}

/** Runs a plan to its end. Rejects when the run is aborted and, unless `onError` is `"continue"`, when a node fails. */
export function startRun(plan: CompiledPlan, options: ExecuteOptions): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const { signal } = options;
    const stop = (error: DataflowError, reason: unknown): void => {
      shared.isOver = true;
      signal?.removeEventListener("abort", abort);
      for (const state of levelsOf(run)) rejectPulls(state, error);
      shared.blocks.forEach(closeBlock);
      // A node that never settles holds its run, which must not hold the values of others.
      run.values.fill(undefined);
      shared.context.abort(reason);
      reject(error);
    };
    const abort = (): void =>
      stop(new DataflowError([runAborted(namesInFlight(run))], { cause: signal!.reason }), signal!.reason);
    const finish = (): void => {
      shared.isOver = true;
      signal?.removeEventListener("abort", abort);
      resolve({ results: readResults(run), errors: readErrors(run) });
    };
    const shared = createShared(options, (error) => stop(error, error));
    const run = createRunState(plan, shared, {
      recorder: options.recorder,
      item: undefined,
      itemSlot: -1,
      advance,
      finish,
    });
    for (const { kind, key, slot } of plan.supplied) {
      if (kind !== "config") run.values[slot] = (kind === "input" ? options.inputs : options.overrides)![key];
    }
    if (signal?.aborted === true) return abort();
    const misshapen = plan.marked && findMisshapen(plan, options.overrides, options.tables);
    if (misshapen !== undefined) return stop(misshapen, misshapen);
    signal?.addEventListener("abort", abort);
    advance(run);
  });
}

function createShared(options: ExecuteOptions, fail: SharedState["fail"]): SharedState {
  const { concurrency, tables, onError, memory = processMemory } = options;
  return {
    tables,
    memory,
    context: createContext((problem) => options.onWarning?.(problem)),
    continues: onError === "continue",
    concurrency: concurrency ?? Infinity,
    limit: memory.isDue ? -1 : (concurrency ?? Infinity),
    mostItems: concurrency ?? defaultItems,
    inFlight: 0,
    inItems: 0,
    failures: new Map(),
    pulledFailures: undefined,
    tainted: undefined,
    stalled: undefined,
    isWaking: false,
    blocks: new Set(),
    mustCollect: memory.isDue,
    isOver: false,
    fail,
  };
}

function readResults({ plan, values, shared }: RunState): Record<string, unknown> {
  const results: Record<string, unknown> = {};
  for (const [place, name] of plan.outputs.entries()) {
    const value = values[plan.outputSlots[place]!];
    if (!isFailed(shared, value)) results[name] = value;
  }
  return results;
}

function readErrors({ plan, shared }: RunState): Outcome["errors"] {
  const { failures } = shared;
  if (failures.size === 0) return noErrors;
  const nodes = [...(plan.marked?.listed ?? []), ...plan.nodes];
  const byName = new Map(nodes.map((node) => [node.name, node]));
  return new Map([...failures].map(([name, errors]) => [name, mergeItems(byName.get(name)!, errors)]));
}

const noErrors: Outcome["errors"] = new Map();

/** The states of a run: its own, and those of items in flight. */
function levelsOf(run: RunState): readonly RunState[] {
  return [run, ...[...run.shared.blocks].flatMap(({ open }) => [...open])];
}

/** The nodes that have started and not settled. */
function namesInFlight(run: RunState): readonly string[] {
  const names = levelsOf(run).flatMap(({ plan, values, waiting, ready, readyHead, readyTail }) => {
    const queued = new Set(ready?.subarray(readyHead, readyTail));
    const isInFlight = (step: number): boolean =>
      values[step] === pending &&
      (waiting?.[step] ?? 0) === 0 &&
      !queued.has(step) &&
      plan.marked?.blocks[step] === undefined;
    return plan.nodes.filter((_, step) => isInFlight(step)).map(({ name }) => name);
  });
  return [...new Set(names)];
}
