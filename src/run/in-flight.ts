import type { Node } from "../node.ts";
import { pending, type RunState } from "./run-state.ts";
import { noteUnfinished, type UnfinishedWork } from "./unfinished.ts";

/** The nodes of some states of a run that have started and not settled. */
export function namesInFlight(levels: readonly RunState[]): readonly string[] {
  const names = levels.flatMap((state) => stepsInFlight(state).map((step) => state.plan.nodes[step]!.name));
  return [...new Set(names)];
}

/** The run is over: what is in flight goes on without it. */
export function leaveInFlight(levels: readonly RunState[]): void {
  for (const state of levels) {
    const steps = stepsInFlight(state);
    if (steps.length === 0) continue;
    state.unfinished = new Map(steps.map((step) => [step, noteUnfinished(describeWork(state.plan.nodes[step]!))]));
  }
}

/** A node as work that may go on after its run. */
export function describeWork({ name, role }: Node): UnfinishedWork {
  return { what: `"${name}"`, kind: role === "saver" || role === "saved" ? "saver" : "node" };
}

function stepsInFlight({ plan, values, waiting, ready, readyHead, readyTail }: RunState): readonly number[] {
  const queued = new Set(ready?.subarray(readyHead, readyTail));
  const isInFlight = (step: number): boolean =>
    values[step] === pending &&
    (waiting?.[step] ?? 0) === 0 &&
    !queued.has(step) &&
    plan.marked?.blocks[step] === undefined;
  return [...plan.nodes.keys()].filter(isInFlight);
}
