import type { Graph } from "./graph.ts";

const known = new WeakMap<Graph, ReadonlySet<string>>();

/** The names whose values are never shown: nodes that say so, and whatever a parameter takes that says so. */
export function secretNames(graph: Graph): ReadonlySet<string> {
  let names = known.get(graph);
  if (names === undefined) known.set(graph, (names = findSecrets(graph)));
  return names;
}

function findSecrets({ nodes }: Graph): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { name, secret, edges } of nodes.values()) {
    if (secret === true) names.add(name);
    for (const edge of edges) if (edge.secret === true) names.add(edge.node);
  }
  return names;
}
