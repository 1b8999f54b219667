import { measureNative } from "./native-memory.ts";
import { type HeldBytes, pending, type RunState, type SharedState } from "./run-state.ts";
import { describeShape } from "./shape.ts";

/** Lets go of the arguments of a step that has been called or skipped, wherever it was the last to take them. */
export function releaseArguments(run: RunState, step: number): void {
  const { argumentStarts, argumentSlots } = run.plan;
  const { uses } = run;
  const end = argumentStarts[step + 1]!;
  for (let place = argumentStarts[step]!; place < end; place++) {
    const slot = argumentSlots[place]!;
    if (--uses[slot]! === 0) dropValue(run, slot);
  }
}

/** Nodes in flight may still fail, and then tell the shapes of what they were given. */
function dropValue(run: RunState, slot: number): void {
  const { values } = run;
  if (typeof values[slot] === "object") dropNative(run, slot);
  values[slot] = run.inFlight > 0 ? describeShape(values[slot], run.shared.tables) : undefined;
}

/** The shape of a value that a step was given, dropped or not. */
export function shapeInSlot({ uses, values, shared }: RunState, slot: number): string {
  return uses[slot] === 0 ? String(values[slot]) : describeShape(values[slot], shared.tables);
}

/** Bytes outside the heap are free to be collected once no node in flight holds them; what comes from outside stays with the caller. */
function dropNative(run: RunState, slot: number): void {
  if (slot >= run.plan.nodes.length && slot !== run.itemSlot) return;
  const bytes = measureNative(run.values[slot], run.shared.tables);
  if (bytes === 0) return;
  const { starts, steps } = run.plan.consumers();
  const takers = new Set(steps.subarray(starts[slot], starts[slot + 1]));
  const holders = [...takers].filter((step) => run.values[step] === pending);
  const held: HeldBytes = { bytes, holders: holders.length };
  if (holders.length === 0) countDropped(run, bytes);
  for (const step of holders) run.held.set(step, [...(run.held.get(step) ?? []), held]);
}

/** A node in flight has settled: what it alone still held can be collected. */
export function releaseHeld(run: RunState, step: number): void {
  for (const held of run.held.get(step) ?? []) if (--held.holders === 0) countDropped(run, held.bytes);
  run.held.delete(step);
}

function countDropped(run: RunState, bytes: number): void {
  const { shared } = run;
  shared.memory.drop(bytes);
  if (shared.limit >= 0 && shared.memory.isDue) holdToCollect(shared);
}

/** No step starts before what was dropped has been collected. */
export function holdToCollect(shared: SharedState): void {
  shared.mustCollect = true;
  shared.limit = -1;
}
