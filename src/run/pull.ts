import { currentScope } from "../context.ts";
import { DataflowError } from "../errors/dataflow-error.ts";
import { pulledFailed, pulledTooLate } from "../errors/fan-outs.ts";
import type { Problem } from "../node.ts";
import type { LazyArgument } from "./fan-outs/marked-plan.ts";
import { resume } from "./flight.ts";
import { leavePlace } from "./give-way.ts";
import { failed, idle, pending, queued, type RunState } from "./run-state.ts";

/** The function that a lazy parameter is given. */
export function makeLazy(run: RunState, lazy: LazyArgument): () => Promise<unknown> {
  const pull = (): Promise<unknown> => pullLazy(run, lazy);
  return lazy.holder < 0 ? pull : () => pullFor(run, lazy.holder, pull);
}

function pullLazy(run: RunState, { kind, target, name }: LazyArgument): Promise<unknown> {
  const { shared, values } = run;
  const location = run.plan.nodes[target]?.location;
  if (run.isDone || shared.isOver) return refuse(pulledTooLate(name, location));
  if (kind === "handle") return (values[target] as () => Promise<unknown>)();
  if (kind === "step") return pullStep(run, target);
  if (values[target] !== failed) return Promise.resolve(readPulled(run, values[target]));
  return refuse(pulledFailed(name, location), run);
}

/** Nobody has to look at what was pulled. */
function refuse(problem: Problem, run?: RunState): Promise<never> {
  const error = new DataflowError([problem]);
  if (run !== undefined) (run.shared.pulledFailures ??= new WeakSet()).add(error);
  const promise = Promise.reject(error);
  promise.catch(ignore);
  return promise;
}

function ignore(): void {}

function pullFor(run: RunState, holder: number, pull: () => Promise<unknown>): Promise<unknown> {
  const pulled = pull();
  // An attempt that `timeout` has given up must not be taken for one that waits.
  const takePlace = leavePlace(run, holder, currentScope()?.signal);
  const { promise, resolve, reject } = Promise.withResolvers<unknown>();
  promise.catch(ignore);
  pulled.then(
    (value) => takePlace(() => resolve(value)),
    (error: unknown) => takePlace(() => reject(error)),
  );
  return promise;
}

/** The promise of a step, which starts it where nothing has yet. */
function pullStep(run: RunState, step: number): Promise<unknown> {
  run.pulls ??= new Map();
  let pull = run.pulls.get(step);
  if (pull === undefined) {
    pull = Promise.withResolvers();
    pull.promise.catch(ignore);
    run.hasMarks = true;
    run.pulls.set(step, pull);
    const value = run.values[step];
    if (value === idle) queueNeeded(run, step);
    else if (value !== queued && value !== pending) settlePull(run, step);
  }
  return pull.promise;
}

/** Lets a step and what it needs run, each after what it takes. */
function queueNeeded(run: RunState, step: number): void {
  const { values, plan } = run;
  const found = [step];
  values[step] = queued;
  for (const taker of found) {
    for (const slot of plan.argumentSlots.subarray(plan.argumentStarts[taker], plan.argumentStarts[taker + 1])) {
      if (values[slot] !== idle) continue;
      values[slot] = queued;
      found.push(slot);
    }
  }
  const ready = readySteps(run);
  for (const each of found.toSorted((one, other) => one - other)) ready[run.readyTail++] = each;
  resume(run);
}

/** The list of steps that are ready. A step gets there when it no longer has to wait, and before, when it is pulled. */
export function readySteps(run: RunState): Int32Array {
  const { nodes, eager } = run.plan;
  return (run.ready ??= new Int32Array(2 * nodes.length - eager));
}

/** A step that may have been pulled has its value, or has failed. */
export function settlePull(run: RunState, step: number): void {
  const pull = run.pulls?.get(step);
  if (pull === undefined) return;
  const value = run.values[step];
  if (value !== failed) return pull.resolve(readPulled(run, value));
  const { name, location } = run.plan.nodes[step]!;
  const error = new DataflowError([pulledFailed(name, location)], {
    cause: run.shared.failures.get(name)?.at(-1),
  });
  (run.shared.pulledFailures ??= new WeakSet()).add(error);
  pull.reject(error);
}

function readPulled({ shared: { caching } }: RunState, value: unknown): unknown {
  return caching === undefined ? value : caching.engine.loadValue(caching, value);
}

/** The run is over before what was pulled is there. */
export function rejectPulls({ pulls }: RunState, error: DataflowError): void {
  for (const { reject } of pulls?.values() ?? []) reject(error);
}
