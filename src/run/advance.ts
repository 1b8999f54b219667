import { callStep } from "./call-step.ts";
import { describeFailure } from "./describe-failure.ts";
import { releaseArguments, releaseHeld } from "./drop-value.ts";
import { enterFlight, leaveFlight, resume, stall } from "./flight.ts";
import { callWatched, failCall, finishCall, openCall, skipNode } from "./hooks/call-node.ts";
import type { NodeCallState } from "./hooks/node-call.ts";
import { readySteps, settlePull } from "./pull.ts";
import { describeWork } from "./in-flight.ts";
import { failed, isFailed, pending, type RunState } from "./run-state.ts";
import { toPromise } from "./to-promise.ts";
import { trackUnfinished } from "./unfinished.ts";

/** Starts every step that can start; a node that settles later comes back here. */
export function advance(run: RunState): void {
  const { shared } = run;
  while (!shared.isOver) {
    if (shared.inFlight >= shared.limit && hasNext(run)) return putOff(run);
    if (shared.loop?.isDue() === true && hasNext(run)) return shared.loop.turn(run.resume);
    const step = nextStep(run);
    if (step < 0) break;
    reachStep(run, step);
  }
  if (run.inFlight > 0 || run.isDone || shared.isOver) return;
  run.isDone = true;
  run.finish();
}

function hasNext(run: RunState): boolean {
  return run.readyHead < run.readyTail || run.cursor < run.eager;
}

/** A step that waited and need not any more, or else the next of the order. */
function nextStep(run: RunState): number {
  if (run.readyHead < run.readyTail) return run.ready![run.readyHead++]!;
  return run.cursor < run.eager ? run.cursor++ : -1;
}

/** A run of one level is called again whenever something settles, and only has to be told of steps that wait. */
function putOff(run: RunState): void {
  if (run.plan.marked !== undefined || run.holders !== undefined || run.shared.mustCollect)
    stall(run.shared, run.resume);
}

function reachStep(run: RunState, step: number): void {
  if (run.hasMarks && !hasArguments(run, step)) return;
  run.recorder?.start(step);
  const call = run.isWatched && run.shared.caching === undefined ? openCall(run, step) : undefined;
  try {
    const value = run.isWatched ? startWatched(run, step, call) : callStep(run.plan, run.values, step);
    const promise = toPromise(value);
    if (promise === undefined) endStep(run, step, value, call);
    else follow(run, step, promise, call);
  } catch (error) {
    if (run.shared.isOver) {
      call?.stop();
      endLate(run, step);
    } else breakStep(run, step, error, call);
  }
  releaseArguments(run, step);
}

/** What stands around nodes is told by the cache only of those that it has computed. */
function startWatched(run: RunState, step: number, call: NodeCallState | undefined): unknown {
  const { caching } = run.shared;
  return caching === undefined ? callWatched(run, step, call) : caching.engine.callCached(run, step);
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
  if (!isSkipped && run.shared.tainted === undefined) return true;
  if (!lacksArguments(run, step)) return true;
  skipStep(run, step);
  releaseArguments(run, step);
  return false;
}

/** Whether a step takes what has failed, or an array in which items have. A fan-out needs its items alone: for each of them, nodes are skipped one by one. */
function lacksArguments({ shared, plan, values }: RunState, step: number): boolean {
  const { argumentStarts, argumentSlots, marked } = plan;
  const taken = [...argumentSlots.subarray(argumentStarts[step], argumentStarts[step + 1])].map((slot) => values[slot]);
  const block = marked?.blocks[step];
  if (block === undefined) return taken.some((value) => isFailed(shared, value));
  return (block.iterates && taken[1] === failed) || taken.slice(taken.length - block.each.length).includes(failed);
}

function skipStep(run: RunState, step: number): void {
  const { watch } = run.shared;
  run.recorder?.skip(step);
  if (watch !== undefined && (run.plan.marked?.records[step] ?? 0) >= 0) skipNode(run, step, watch);
  run.hasMarks = true;
  setValue(run, step, failed);
}

function follow(run: RunState, step: number, promise: Promise<unknown>, call?: NodeCallState): void {
  if (call !== undefined) (run.calls ??= [])[step] = call;
  if (run.shared.isOver) {
    // The run has come to its end while the step began.
    call?.stop();
    trackUnfinished(describeWork(run.plan.nodes[step]!), promise);
  }
  run.hasMarks = true;
  run.values[step] = pending;
  enterFlight(run, step);
  const settle = (value: unknown): void => {
    if (land(run, step)) endStep(run, step, value, call);
    resume(run);
  };
  const fail = (error: unknown): void => {
    if (land(run, step)) breakStep(run, step, error, call);
    resume(run);
  };
  promise.then(settle, fail);
}

/** Whether anybody still waits for the step. */
function land(run: RunState, step: number): boolean {
  if (run.shared.isOver) return endLate(run, step);
  leaveFlight(run, step);
  if (run.held.size > 0) releaseHeld(run, step);
  return true;
}

/** A step has come to its end after its run. */
function endLate({ unfinished }: RunState, step: number): false {
  unfinished?.get(step)?.();
  return false;
}

/** A step has its value, and its adapters may want to be waited for. */
function endStep(run: RunState, step: number, value: unknown, call: NodeCallState | undefined): void {
  const waits = call === undefined ? undefined : finishCall(call, value);
  if (waits === undefined) finishStep(run, step, value);
  else follow(run, step, giveAfter(waits, value));
}

function breakStep(run: RunState, step: number, error: unknown, call: NodeCallState | undefined): void {
  const waits = call === undefined ? undefined : failCall(call, error);
  if (waits === undefined) failStep(run, step, error);
  else follow(run, step, throwAfter(waits, error));
}

async function giveAfter(waits: Promise<void>, value: unknown): Promise<unknown> {
  await waits;
  return value;
}

async function throwAfter(waits: Promise<void>, error: unknown): Promise<never> {
  await waits;
  throw error;
}

function finishStep(run: RunState, step: number, value: unknown): void {
  if (run.shared.isOver) return void endLate(run, step);
  if (run.marks === undefined) run.recorder?.finish(step, value);
  else finishMarked(run, step, value);
  setValue(run, step, value);
}

/** An adapter has said what became of the node, and given a value all the same. */
function finishMarked(run: RunState, step: number, value: unknown): void {
  run.recorder?.finish(step, value, run.marks!.get(step));
  run.marks!.delete(step);
}

function failStep(run: RunState, step: number, error: unknown): void {
  const { shared } = run;
  if (shared.pulledFailures?.has(error as object) === true) return skipStep(run, step);
  const failure = describeFailure(run, step, error);
  run.recorder?.fail(step);
  if (!shared.continues) {
    run.values[step] = failed;
    return shared.fail(failure);
  }
  const { name } = run.plan.nodes[step]!;
  const earlier = shared.failures.get(name);
  if (earlier === undefined) shared.failures.set(name, [failure]);
  else earlier.push(failure);
  run.hasMarks = true;
  setValue(run, step, failed);
}

function setValue(run: RunState, step: number, value: unknown): void {
  if (run.hasMarks) setAwaited(run, step, value);
  else run.values[step] = value;
}

/** Steps are only waiting for this one where it was pending when they were reached. */
function setAwaited(run: RunState, step: number, value: unknown): void {
  const wasPending = run.values[step] === pending;
  run.values[step] = value;
  if (wasPending) wakeConsumers(run, step);
  if (run.pulls !== undefined) settlePull(run, step);
}

function wakeConsumers(run: RunState, step: number): void {
  const { starts, steps } = run.plan.consumers();
  const end = starts[step + 1]!;
  for (let place = starts[step]!; place < end; place++) {
    const consumer = steps[place]!;
    if (run.values[consumer] !== pending || --run.waiting![consumer]! > 0) continue;
    readySteps(run)[run.readyTail++] = consumer;
  }
}
