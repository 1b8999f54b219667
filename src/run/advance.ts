import { callStep } from "./call-step.ts";
import { releaseArguments, releaseHeld } from "./drop-value.ts";
import { describeFailure } from "./describe-failure.ts";
import { failed, pending, type RunState } from "./run-state.ts";
import { toPromise } from "./to-promise.ts";

/** Starts every step that can start; a node that settles later comes back here. */
export function advance(run: RunState): void {
  if (run.isCollecting) return;
  while (!run.isOver && run.inFlight < run.concurrency) {
    const step = nextStep(run);
    if (step < 0) break;
    if (run.mustCollect) return collectBefore(run, step);
    reachStep(run, step);
  }
  if (run.inFlight === 0 && !run.isOver) run.finish();
}

/** A step that waited and need not any more, or else the next of the order. */
function nextStep(run: RunState): number {
  if (run.readyHead < run.readyTail) return run.ready![run.readyHead++]!;
  return run.cursor < run.plan.nodes.length ? run.cursor++ : -1;
}

function collectBefore(run: RunState, step: number): void {
  run.mustCollect = false;
  run.isCollecting = true;
  run.memory.collect(() => {
    run.isCollecting = false;
    if (run.isOver) return;
    reachStep(run, step);
    advance(run);
  });
}

function reachStep(run: RunState, step: number): void {
  if (run.hasMarks && !hasArguments(run, step)) return;
  run.recorder?.start(step);
  try {
    const value = callStep(run.plan, run.values, step);
    const promise = toPromise(value);
    if (promise === undefined) finishStep(run, step, value);
    else follow(run, step, promise);
  } catch (error) {
    if (!run.isOver) failStep(run, step, error);
  }
  releaseArguments(run, step);
}

/** Whether a step can start; otherwise it waits for what is pending, or is skipped over what failed. */
function hasArguments(run: RunState, step: number): boolean {
  const { values, plan } = run;
  const { argumentStarts, argumentSlots } = plan;
  const end = argumentStarts[step + 1]!;
  let waiting = 0;
  let isSkipped = false;
  for (let place = argumentStarts[step]!; place < end; place++) {
    const value = values[argumentSlots[place]!];
    if (value === pending) waiting++;
    else if (value === failed) isSkipped = true;
  }
  if (waiting > 0) {
    run.waiting ??= new Int32Array(plan.nodes.length);
    run.waiting[step] = waiting;
    values[step] = pending;
    return false;
  }
  if (isSkipped) {
    run.recorder?.skip(step);
    setValue(run, step, failed);
    releaseArguments(run, step);
  }
  return !isSkipped;
}

function follow(run: RunState, step: number, promise: Promise<unknown>): void {
  run.hasMarks = true;
  run.values[step] = pending;
  run.inFlight++;
  const settle = (value: unknown): void => {
    if (leaveFlight(run, step)) finishStep(run, step, value);
    resume(run);
  };
  const fail = (error: unknown): void => {
    if (leaveFlight(run, step)) failStep(run, step, error);
    resume(run);
  };
  promise.then(settle, fail);
}

/** Goes on in a turn of its own: V8 holds the value that a promise calls back with for as long as the callback runs. */
function resume(run: RunState): void {
  if (run.isResuming) return;
  run.isResuming = true;
  void atOnce.then(run.resume);
}

const atOnce = Promise.resolve();

/** Whether anybody still waits for the step. */
function leaveFlight(run: RunState, step: number): boolean {
  if (run.isOver) return false;
  run.inFlight--;
  if (run.held.size > 0) releaseHeld(run, step);
  return true;
}

function finishStep(run: RunState, step: number, value: unknown): void {
  if (run.isOver) return;
  run.recorder?.finish(step, value);
  setValue(run, step, value);
}

function failStep(run: RunState, step: number, error: unknown): void {
  const failure = describeFailure(run, step, error);
  run.recorder?.fail(step, failure);
  if (!run.continues) return run.fail(failure);
  run.errors.push(failure);
  run.hasMarks = true;
  setValue(run, step, failed);
}

/** Steps are only waiting for this one where it was pending when they were reached. */
function setValue(run: RunState, step: number, value: unknown): void {
  const wasPending = run.values[step] === pending;
  run.values[step] = value;
  if (wasPending) wakeConsumers(run, step);
}

function wakeConsumers(run: RunState, step: number): void {
  const { starts, steps } = run.plan.consumers();
  const end = starts[step + 1]!;
  for (let place = starts[step]!; place < end; place++) {
    const consumer = steps[place]!;
    if (consumer >= run.cursor || --run.waiting![consumer]! > 0) continue;
    run.ready ??= new Int32Array(run.plan.nodes.length);
    run.ready[run.readyTail++] = consumer;
  }
}
