import type { RunState, SharedState } from "./run-state.ts";

const atOnce = Promise.resolve();

/** Goes on in a turn of its own: V8 holds the value that a promise calls back with for as long as the callback runs. */
export function resume(run: RunState): void {
  if (run.isResuming) return;
  run.isResuming = true;
  void atOnce.then(run.resume);
}

/** A step has given a promise. */
export function enterFlight(run: RunState, step: number): void {
  run.inFlight++;
  if (run.plan.marked === undefined && run.holders === undefined) run.shared.inFlight++;
  else enterCounted(run, step);
}

/** A promise of a step has settled. */
export function leaveFlight(run: RunState, step: number): void {
  run.inFlight--;
  if (run.plan.marked === undefined && run.holders === undefined) run.shared.inFlight--;
  else leaveCounted(run, step);
}

function enterCounted(run: RunState, step: number): void {
  if (run.plan.marked?.blocks[step] !== undefined) return;
  run.holders?.inFlight.add(step);
  if (run.holders?.waiting.has(step) !== true) count(run, 1);
}

function leaveCounted(run: RunState, step: number): void {
  if (run.plan.marked?.blocks[step] !== undefined) return;
  run.holders?.inFlight.delete(step);
  if (run.holders?.waiting.delete(step) !== true) count(run, -1);
}

function count(run: RunState, change: 1 | -1): void {
  const { shared } = run;
  shared.inFlight += change;
  if (run.item !== undefined) shared.inItems += change;
  if (change < 0) wakeStalled(shared);
}

/** While a step waits, others run in its place: it might wait for them. */
export function park(run: RunState, step: number): void {
  const { inFlight, waiting } = run.holders!;
  const before = waiting.get(step) ?? 0;
  waiting.set(step, before + 1);
  if (before === 0 && inFlight.has(step)) count(run, -1);
}

/** Calls back as soon as the step may go on, unless nobody wants that any more. */
export function unpark(run: RunState, step: number, goOn: () => void, isWanted: () => boolean): void {
  const { shared } = run;
  const { inFlight, waiting } = run.holders!;
  const attempt = (): void => {
    if (!isWanted()) return;
    const needsPlace = waiting.get(step) === 1 && inFlight.has(step) && !shared.isOver;
    if (needsPlace && isFull(shared)) return stall(shared, attempt);
    endWait(run, step);
    goOn();
  };
  attempt();
}

/** One of the things that a step waits for is done with; it counts after the last, be there a place or not. */
export function endWait(run: RunState, step: number): void {
  const { inFlight, waiting } = run.holders!;
  const left = waiting.get(step) ?? 0;
  if (left > 1) waiting.set(step, left - 1);
  else if (waiting.delete(step) && inFlight.has(step)) count(run, 1);
}

/** Whether no further node may start. */
export function isFull(shared: SharedState): boolean {
  return shared.inFlight >= shared.limit;
}

/** Puts somebody off until something leaves flight, or what was dropped outside the heap is collected. */
export function stall(shared: SharedState, goOn: () => void): void {
  (shared.stalled ??= new Set()).add(goOn);
  if (!shared.mustCollect) return;
  shared.mustCollect = false;
  shared.memory.collect(() => {
    shared.limit = shared.concurrency;
    wakeStalled(shared);
  });
}

/** Lets those go on who were put off, the first ones first. */
export function wakeStalled(shared: SharedState): void {
  const { stalled } = shared;
  if (stalled === undefined || stalled.size === 0 || shared.isWaking) return;
  shared.isWaking = true;
  const wake = (): void => {
    shared.isWaking = false;
    // Who cannot go on puts itself off again, and is left for the next time.
    const waiting = [...stalled];
    for (const goOn of waiting) {
      if (isFull(shared) && !shared.isOver) return;
      stalled.delete(goOn);
      goOn();
    }
  };
  void atOnce.then(wake);
}
