import { DirectedGraph } from "graphology";
import type { Graph } from "./graph.ts";

const lineages = new WeakMap<Graph, DirectedGraph>();

/** The graph as graphology knows it, inputs included; made when lineage is first asked for. */
function toGraphology(graph: Graph): DirectedGraph {
  let lineage = lineages.get(graph);
  if (lineage === undefined) {
    lineage = new DirectedGraph();
    for (const name of [...graph.nodes.keys(), ...graph.inputs.keys()]) lineage.addNode(name);
    for (const { name, edges } of graph.nodes.values())
      for (const { node } of edges) if (lineage.hasNode(node)) lineage.mergeEdge(node, name);
    lineages.set(graph, lineage);
  }
  return lineage;
}

/** All names that some names lead to, themselves included; a set grows while it is walked, which makes it its own queue. */
function reach(names: Iterable<string>, next: (name: string) => readonly string[]): Set<string> {
  const reached = new Set(names);
  for (const name of reached) for (const neighbour of next(name)) reached.add(neighbour);
  return reached;
}

/** The names themselves and all that they need, inputs included. */
export function upstreamOf(graph: Graph, names: Iterable<string>): Set<string> {
  const lineage = toGraphology(graph);
  return reach(names, (name) => lineage.inNeighbors(name));
}

/** The names themselves and all that needs them. */
export function downstreamOf(graph: Graph, names: Iterable<string>): Set<string> {
  const lineage = toGraphology(graph);
  return reach(names, (name) => lineage.outNeighbors(name));
}

/** Every name on a way from one to the other, both included; empty where there is none. */
export function pathBetween(graph: Graph, from: string, to: string): Set<string> {
  return downstreamOf(graph, [from]).intersection(upstreamOf(graph, [to]));
}
