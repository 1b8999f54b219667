import { DataflowError } from "../errors/dataflow-error.ts";
import { describeItem } from "../errors/fan-outs.ts";
import { type ArgumentShapes, nodeFailed } from "../errors/run.ts";
import type { Node } from "../node.ts";
import { shapeInSlot } from "./drop-value.ts";
import type { RunState } from "./run-state.ts";
import { secret } from "./shape.ts";

/** What a node threw as an error that names the node, its place and what it was given; `isLate` where that is not known any more. */
export function describeFailure(run: RunState, step: number, error: unknown, isLate = false): DataflowError {
  const node = run.plan.nodes[step]!;
  if (error instanceof DataflowError && error.problems.length > 0) return nameNode(error, node, itemOf(run));
  const isBlock = run.plan.marked?.blocks[step] !== undefined;
  const shapes = isBlock || isLate ? [] : describeArguments(run, step, node);
  return new DataflowError([nodeFailed(node, error, shapes, itemOf(run))], { cause: error });
}

/** Where a state stands among the items of fan-outs: ` for item 17 of "urls"`; nothing for the run itself. */
export function itemOf(run: RunState): string {
  const items: (readonly [number, string])[] = [];
  for (let { item } = run; item !== undefined; { item } = item.parent) items.push([item.index, item.fan]);
  return describeItem(items);
}

/** An error that a check or an inner driver has already worded. */
function nameNode(error: DataflowError, { name, location }: Node, item: string): DataflowError {
  const isNamed = error.problems.every((problem) => problem.location !== undefined && problem.nodes.includes(name));
  if (isNamed && item === "") return error;
  const problems = error.problems.map((problem) => ({
    ...problem,
    message: problem.message + (item === "" || problem.message.includes(item) ? "" : `\n  It was${item}.`),
    nodes: problem.nodes.includes(name) ? problem.nodes : [...problem.nodes, name],
    location: problem.location ?? location,
  }));
  return new DataflowError(problems, { cause: error, errors: error.errors });
}

function describeArguments(run: RunState, step: number, { edges }: Node): ArgumentShapes {
  const { argumentStarts, argumentSlots, contextSlot, omittedSlot, secrets } = run.plan;
  const slots = argumentSlots.subarray(argumentStarts[step], argumentStarts[step + 1]);
  const taken = slots[0] === contextSlot ? slots.subarray(1) : slots;
  return edges.map(({ parameter, node }, place) => {
    if (taken[place] === omittedSlot) return [parameter, "not given"];
    return [parameter, secrets.has(node) ? secret : shapeInSlot(run, taken[place]!)];
  });
}
