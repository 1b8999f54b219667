import { DataflowError } from "../errors/dataflow-error.ts";
import { type ArgumentShapes, nodeFailed } from "../errors/run.ts";
import type { Node } from "../node.ts";
import { shapeInSlot } from "./drop-value.ts";
import type { RunState } from "./run-state.ts";

/** What a node threw as an error that names the node, its place and what it was given. */
export function describeFailure(run: RunState, step: number, error: unknown): DataflowError {
  const node = run.plan.nodes[step]!;
  if (error instanceof DataflowError && error.problems.length > 0) return nameNode(error, node);
  return new DataflowError([nodeFailed(node, error, describeArguments(run, step, node))], { cause: error });
}

/** An error that a check or an inner driver has already worded. */
function nameNode(error: DataflowError, { name, location }: Node): DataflowError {
  if (error.problems.every((problem) => problem.location !== undefined && problem.nodes.includes(name))) return error;
  const problems = error.problems.map((problem) => ({
    ...problem,
    nodes: problem.nodes.includes(name) ? problem.nodes : [...problem.nodes, name],
    location: problem.location ?? location,
  }));
  return new DataflowError(problems, { cause: error });
}

function describeArguments(run: RunState, step: number, { edges }: Node): ArgumentShapes {
  const { argumentStarts, argumentSlots, contextSlot, omittedSlot } = run.plan;
  const slots = argumentSlots.subarray(argumentStarts[step], argumentStarts[step + 1]);
  const taken = slots[0] === contextSlot ? slots.subarray(1) : slots;
  return edges.map(({ parameter }, place) => [
    parameter,
    taken[place] === omittedSlot ? "not given" : shapeInSlot(run, taken[place]!),
  ]);
}
