import { DataflowError } from "../errors/dataflow-error.ts";
import { itemsFailed } from "../errors/fan-outs.ts";
import type { Node } from "../node.ts";

const mostTold = 10;

/** One error for a node. Inside of a fan-out it tells the first items and counts the others; all of them are in its cause. */
export function mergeItems(node: Node, errors: readonly DataflowError[]): DataflowError {
  const [first, second] = errors;
  if (first !== undefined && second === undefined) return first;
  const told = errors.slice(0, mostTold).flatMap(({ problems }) => problems);
  const more = errors.length - mostTold;
  return new DataflowError(more > 0 ? [...told, itemsFailed(node, more)] : told, {
    cause: new AggregateError(errors, `"${node.name}" failed for ${errors.length} items.`),
  });
}

/** One error for all nodes that failed. */
export function mergeNodes(errors: readonly DataflowError[]): DataflowError {
  const [first, second] = errors;
  if (first !== undefined && second === undefined) return first;
  return new DataflowError(
    errors.flatMap(({ problems }) => problems),
    { cause: new AggregateError(errors, `${errors.length} nodes failed.`) },
  );
}
