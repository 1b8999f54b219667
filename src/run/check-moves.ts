import { movesShared } from "../errors/executors.ts";
import type { Graph } from "../graph/graph.ts";
import type { Edge, Node, Problem } from "../node.ts";
import type { Needed } from "./order.ts";
import { findSharedMemory, isPassedAsOne, passedEdges, type SharedMemory } from "./shared-memory.ts";

/** Who takes a value, and by which edge. */
interface Taking {
  readonly taker: Node;
  readonly edge: Edge;
}
type Takings = ReadonlyMap<string, readonly Taking[]>;

/** Buffers that nodes give away although something else may look at them. */
export function checkMoves(graph: Graph, outputs: readonly string[], needed: Needed): readonly Problem[] {
  const moving = needed.nodes.filter(({ placement }) => placement !== undefined && placement.moves.length > 0);
  if (moving.length === 0) return [];
  const takings: Takings = Map.groupBy(
    needed.nodes.flatMap((taker) => taker.edges.map((edge) => ({ taker, edge }))),
    ({ edge }) => edge.node,
  );
  return moving.flatMap((taker) =>
    taker.edges
      .filter(({ parameter }) => taker.placement!.moves.includes(parameter))
      .flatMap((edge) => {
        const shared = findSharedMemory(edge.node, graph, needed);
        const reason =
          findOwner(graph, edge.node, shared, outputs, needed) ??
          findTaker({ taker, edge }, takings) ??
          findTakerOfShared({ taker, edge }, shared, takings, graph) ??
          (shared.isOne && isPassedAsOne(graph, edge, taker.name) ? undefined : "it is not made for this one call");
        return reason === undefined ? [] : [movesShared(taker, edge.parameter, reason)];
      }),
  );
}

/** Who has the value before any node takes it, or after all have. */
function findOwner(
  { nodes }: Graph,
  moved: string,
  { sources, values }: SharedMemory,
  outputs: readonly string[],
  { supply }: Needed,
): string | undefined {
  for (const name of values) {
    const it = name === moved ? "it" : `"${name}", with which it may share memory,`;
    if (sources.has(name)) {
      if (supply.overrides.has(name)) return `${it} is overridden, and belongs to the caller`;
      if (!nodes.has(name)) return `${it} is an input, and belongs to the caller`;
    }
    if (outputs.includes(name)) return `${it} is an output of this run`;
  }
  return undefined;
}

function findTaker({ edge }: Taking, takings: Takings): string | undefined {
  const other = takings.get(edge.node)!.find((each) => each.edge !== edge);
  return other && `"${other.taker.name}" takes it too`;
}

/** Who takes something that shares memory, other than to pass it on, and may do so when it has been given away. */
function findTakerOfShared(
  moving: Taking,
  { values }: SharedMemory,
  takings: Takings,
  graph: Graph,
): string | undefined {
  const before = findBefore(moving.edge.node, graph);
  for (const name of values) {
    const other = takings
      .get(name)
      ?.find(
        ({ taker, edge }) => taker !== moving.taker && !before.has(taker.name) && !passedEdges(taker).includes(edge),
      );
    if (other !== undefined) return `"${other.taker.name}" takes "${name}", with which it may share memory`;
  }
  return undefined;
}

/** The nodes that have come to their end when a value is there. */
function findBefore(name: string, { nodes }: Graph): ReadonlySet<string> {
  const before = new Set([name]);
  for (const each of before)
    for (const { node, marker } of nodes.get(each)?.edges ?? []) if (marker !== "lazy") before.add(node);
  return before;
}
