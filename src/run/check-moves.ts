import { movesShared } from "../errors/executors.ts";
import type { Graph } from "../graph/graph.ts";
import type { Edge, Node, Problem } from "../node.ts";
import type { Needed } from "./order.ts";

/** Buffers that nodes give away although something else may look at them. */
export function checkMoves(graph: Graph, outputs: readonly string[], needed: Needed): readonly Problem[] {
  const moving = needed.nodes.filter(({ placement }) => placement !== undefined && placement.moves.length > 0);
  if (moving.length === 0) return [];
  const taken = Map.groupBy(
    needed.nodes.flatMap((taker) => taker.edges.map((edge) => ({ taker, edge }))),
    ({ edge }) => edge.node,
  );
  return moving.flatMap((node) =>
    node.edges
      .filter(({ parameter }) => node.placement!.moves.includes(parameter))
      .flatMap((edge) => {
        const others = taken.get(edge.node)!.filter((each) => each.edge !== edge);
        const reason =
          findOwner(graph, edge, outputs, needed) ??
          (others[0] === undefined ? findItems(graph, edge, node) : `"${others[0].taker.name}" takes it too`);
        return reason === undefined ? [] : [movesShared(node, edge.parameter, reason)];
      }),
  );
}

/** Who has the value before any node takes it. */
function findOwner(
  { nodes }: Graph,
  { node: name }: Edge,
  outputs: readonly string[],
  needed: Needed,
): string | undefined {
  if (needed.supply.overrides.has(name)) return "it is overridden, and belongs to the caller";
  if (!nodes.has(name)) return "it is an input, and belongs to the caller";
  return outputs.includes(name) ? "it is an output of this run" : undefined;
}

/** In a fan-out one value may be taken for every item. */
function findItems({ nodes, fanPaths }: Graph, { node: name, marker }: Edge, taker: Node): string | undefined {
  const [from = [], to = []] = [fanPaths.get(name), fanPaths.get(taker.name)];
  const isOne = marker === undefined && nodes.get(name)?.fansOut !== true && from.length === to.length;
  return isOne ? undefined : "it is not made for this one call";
}
