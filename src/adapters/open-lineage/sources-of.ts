import type { RunInfo } from "../../run/adapter.ts";

/** The nodes that a node's value comes from in a run, itself included; what is overridden comes from nowhere. */
export function sourcesOf({ graph, overrides }: RunInfo, node: string): ReadonlySet<string> {
  const found = new Set([node]);
  // A set that grows is gone through to its end.
  for (const name of found) {
    if (Object.hasOwn(overrides, name)) continue;
    for (const edge of graph.nodes.get(name)?.edges ?? []) found.add(edge.node);
  }
  return found;
}
