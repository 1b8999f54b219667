import { DataflowError } from "../errors/dataflow-error.ts";
import { runAborted } from "../errors/run.ts";
import type { Problem } from "../node.ts";
import type { TableType } from "../table.ts";
import { advance } from "./advance.ts";
import type { Caching } from "./caching/run-caching.ts";
import type { CompiledPlan } from "./compiled-plan.ts";
import { createContext, type RunContext } from "./context.ts";
import { watchEventLoop } from "./event-loop.ts";
import { createRunState } from "./create-run-state.ts";
import { findMisshapen } from "./fan-outs/check-overrides.ts";
import { closeBlock } from "./fan-outs/run-block.ts";
import { wakeStalled } from "./flight.ts";
import { runWatched, type Watching } from "./hooks/run-watched.ts";
import type { Watch } from "./hooks/watch.ts";
import { leaveInFlight, namesInFlight } from "./in-flight.ts";
import { mergeItems, mergeNodes } from "./merge-failures.ts";
import { type NativeMemory, processMemory } from "./native-memory.ts";
import { rejectPulls } from "./pull.ts";
import type { Recorder } from "./recorder.ts";
import type { RunRequest } from "./request.ts";
import { isFailed, type RunState, type SharedState } from "./run-state.ts";

/** What a run needs besides its plan; `inputs` and `overrides` have the names that it was planned with. */
export interface ExecuteOptions extends Omit<RunRequest, "outputs"> {
  readonly tables: readonly TableType[];
  /** How many asynchronous nodes may be in flight; any number, if not given. At that number no further node starts, since none can be told to be synchronous before it is called. */
  readonly concurrency?: number | undefined;
  /** Told as soon as a node reports something that does not stop the run. */
  readonly onWarning?: ((problem: Problem) => void) | undefined;
  readonly recorder?: Recorder | undefined;
  readonly memory?: NativeMemory | undefined;
  /** The id of the run; made when something asks for it, if not given. */
  readonly id?: string | undefined;
  /** The driver's adapters, where it has any. */
  readonly watching?: Watching | undefined;
  /** Where results are kept, if they are. */
  readonly caching?: Caching | undefined;
  /** What belongs to the run after its nodes. */
  readonly finish?: ((outcome: Outcome, watch: Watch | undefined) => Promise<void>) | undefined;
}

/** How many items of a fan-out are in flight at most where no number is given for all nodes: unlike nodes, items may be millions. */
export const defaultItems = 32;

/** How a run ended that was not stopped. */
export interface Outcome {
  /** The outputs in the order asked; without those that failed or were skipped. */
  readonly results: Record<string, unknown>;
  /** One error for each node that failed, by its name. */
  readonly errors: ReadonlyMap<string, DataflowError>;
  /** One error for each node that failed and was given a value in its place. */
  readonly recovered: ReadonlyMap<string, DataflowError>;
  /** The nodes that were given a value although they failed or were skipped. */
  readonly replaced: ReadonlySet<string>;
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
  const { watching, onWarning, id } = options;
  if (watching === undefined) {
    const context = createContext((problem) => onWarning?.(problem), id);
    const running = runSteps(plan, options, context, undefined);
    const { finish } = options;
    return finish === undefined ? running : running.then((outcome) => finish(outcome, undefined).then(() => outcome));
  }
  let watch: Watch | undefined;
  const context = createContext((problem) => (watch === undefined ? onWarning?.(problem) : watch.warn(problem)), id);
  return runWatched(plan, options, watching, context, (opened) => {
    watch = opened;
    return runSteps(plan, options, context, opened);
  });
}

function runSteps(
  plan: CompiledPlan,
  options: ExecuteOptions,
  context: RunContext,
  watch: Watch | undefined,
): Promise<Outcome> {
  const caching =
    options.caching &&
    options.caching.engine.openCaching(options.caching, {
      context,
      plan,
      given: { ...options.caching.graph.config, ...options.inputs, ...options.overrides },
      explains: options.recorder !== undefined,
      records: options.recorder !== undefined,
    });
  return new Promise((resolve, reject) => {
    const { signal } = options;
    const stop = (error: DataflowError, reason: unknown): void => {
      shared.isOver = true;
      signal?.removeEventListener("abort", abort);
      for (const state of levelsOf(run)) rejectPulls(state, error);
      leaveInFlight(levelsOf(run));
      shared.blocks.forEach(closeBlock);
      // A node that never settles holds its run, which must not hold the values of others.
      run.values.fill(undefined);
      shared.context.abort(reason);
      wakeStalled(shared);
      for (const { calls } of levelsOf(run)) calls?.forEach((call) => call?.stop(error));
      if (caching !== undefined) caching.engine.flushCache(caching);
      reject(error);
    };
    const abort = (): void =>
      stop(new DataflowError([runAborted(namesInFlight(levelsOf(run)))], { cause: signal!.reason }), signal!.reason);
    const end = (): void => {
      shared.isOver = true;
      signal?.removeEventListener("abort", abort);
      resolve({
        results: readResults(run),
        errors: mergeFailures(run, shared.failures),
        recovered: mergeFailures(run, shared.recovered),
        replaced: shared.replaced ?? noNames,
      });
    };
    const finish = caching === undefined ? end : (): void => caching.engine.finishCached(run, caching, end, stop);
    const isHeard = signal !== undefined || plan.scoped !== undefined;
    const loop = isHeard ? watchEventLoop() : undefined;
    const counted = caching === undefined ? context : caching.engine.countWarnings(context, caching);
    const shared = createShared(options, counted, { watch, loop, caching, fail: (error) => stop(error, error) });
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

function createShared(
  options: ExecuteOptions,
  context: RunContext,
  { watch, loop, caching, fail }: Pick<SharedState, "watch" | "loop" | "caching" | "fail">,
): SharedState {
  const { concurrency, tables, onError, memory = processMemory } = options;
  return {
    tables,
    memory,
    context,
    watch,
    loop,
    caching,
    continues: onError === "continue",
    concurrency: concurrency ?? Infinity,
    limit: memory.isDue ? -1 : (concurrency ?? Infinity),
    mostItems: concurrency ?? defaultItems,
    inFlight: 0,
    inItems: 0,
    failures: new Map(),
    recovered: undefined,
    replaced: undefined,
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

function mergeFailures(
  { plan }: RunState,
  failures: ReadonlyMap<string, readonly DataflowError[]> | undefined,
): Outcome["errors"] {
  if (failures === undefined || failures.size === 0) return noErrors;
  const nodes = [...(plan.marked?.listed ?? []), ...plan.nodes];
  const byName = new Map(nodes.map((node) => [node.name, node]));
  return new Map([...failures].map(([name, errors]) => [name, mergeItems(byName.get(name)!, errors)]));
}

const noNames: Outcome["replaced"] = new Set();
const noErrors: Outcome["errors"] = new Map();

/** The states of a run: its own, and those of items in flight. */
function levelsOf(run: RunState): readonly RunState[] {
  return [run, ...[...run.shared.blocks].flatMap(({ open }) => [...open])];
}
