import type { CompiledPlan } from "./compiled-plan.ts";
import { makeLazy } from "./pull.ts";
import type { StepRecorder } from "./recorder.ts";
import type { ItemPlace, RunState, SharedState } from "./run-state.ts";

/** What tells one state of a run from another. */
export interface RunPart {
  readonly recorder: StepRecorder | undefined;
  readonly item: ItemPlace | undefined;
  readonly itemSlot: number;
  readonly advance: (run: RunState) => void;
  readonly finish: (run: RunState) => void;
}

/** A state in which no step has been reached; what is supplied is left to the caller. */
export function createRunState(
  plan: CompiledPlan,
  shared: SharedState,
  { recorder, item, itemSlot, advance, finish }: RunPart,
): RunState {
  const { marked } = plan;
  const values = plan.initialValues.slice();
  values[plan.contextSlot] = shared.context;
  const hasLazies = marked !== undefined && marked.lazies.length > 0;
  // Policies may wait; without a number of places there is nothing to give up.
  const isCached = shared.caching !== undefined;
  const mayWait = (plan.scoped !== undefined || isCached) && (marked !== undefined || shared.concurrency < Infinity);
  const run: RunState = {
    plan,
    shared,
    recorder,
    item,
    itemSlot,
    values,
    uses: plan.uses.slice(),
    eager: plan.eager,
    cursor: 0,
    inFlight: 0,
    hasMarks: false,
    waiting: undefined,
    ready: undefined,
    readyHead: 0,
    readyTail: 0,
    isWatched: shared.watch?.hooks.watchesNodes === true || plan.scoped !== undefined || isCached,
    calls: undefined,
    marks: undefined,
    held: new Map(),
    unfinished: undefined,
    pulls: undefined,
    holders: hasLazies || mayWait ? { inFlight: new Set(), waiting: new Map() } : undefined,
    isResuming: false,
    resume: () => {
      run.isResuming = false;
      advance(run);
    },
    isDone: false,
    finish: () => finish(run),
  };
  if (marked !== undefined) values[marked.runSlot] = run;
  if (hasLazies) for (const lazy of marked.lazies) values[lazy.slot] = makeLazy(run, lazy);
  return run;
}
