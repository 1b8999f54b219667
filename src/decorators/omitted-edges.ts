import type { Edge, Node } from "../node.ts";

/** Takes optional edges away that nothing answers, and keeps in mind which arguments the node's code then does without. */
export function omitEdges(node: Node, isOmitted: (edge: Edge) => boolean): Node {
  const { edges } = restoreEdges(node);
  const known = new Set(node.omitted?.map(({ edge }) => edge));
  const omitted = edges.flatMap((edge, place) => (known.has(edge) || isOmitted(edge) ? [{ place, edge }] : []));
  if (omitted.length === 0) return node;
  return { ...node, edges: edges.filter((_, place) => !omitted.some((each) => each.place === place)), omitted };
}

/** The node as its code knows it, with an edge for each argument. */
export function restoreEdges(node: Node): Node {
  if (node.omitted === undefined) return node;
  const { omitted, ...own } = node;
  return { ...own, edges: omitted.reduce((edges, { place, edge }) => edges.toSpliced(place, 0, edge), node.edges) };
}
