import { DirectedGraph } from "graphology";
import { bfsFromNode } from "graphology-traversal";
import type { Graph } from "./graph.ts";

const lineages = new WeakMap<Graph, DirectedGraph>();

/** The graph as graphology knows it, inputs included; made when lineage is first asked for. */
function toGraphology(graph: Graph): DirectedGraph {
  let lineage = lineages.get(graph);
  if (lineage === undefined) {
    lineage = new DirectedGraph();
    for (const name of [...graph.nodes.keys(), ...graph.inputs.keys()]) lineage.addNode(name);
    for (const { name, edges } of graph.nodes.values()) for (const { node } of edges) lineage.mergeEdge(node, name);
    lineages.set(graph, lineage);
  }
  return lineage;
}

function reach(graph: Graph, names: Iterable<string>, mode: "inbound" | "outbound"): Set<string> {
  const lineage = toGraphology(graph);
  const reached = new Set<string>();
  for (const name of names) {
    if (reached.has(name)) continue;
    bfsFromNode(lineage, name, (found) => void reached.add(found), { mode });
  }
  return reached;
}

/** The names themselves and all that they need, inputs included. */
export function upstreamOf(graph: Graph, names: Iterable<string>): Set<string> {
  return reach(graph, names, "inbound");
}

/** The names themselves and all that needs them. */
export function downstreamOf(graph: Graph, names: Iterable<string>): Set<string> {
  return reach(graph, names, "outbound");
}

/** Every name on a way from one to the other, both included; empty where there is none. */
export function pathBetween(graph: Graph, from: string, to: string): Set<string> {
  return downstreamOf(graph, [from]).intersection(upstreamOf(graph, [to]));
}
