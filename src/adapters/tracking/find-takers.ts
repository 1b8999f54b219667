import type { RunGraph } from "./run-event.ts";

/** Which nodes of a run are needed whatever happens, and who could have asked for the others. */
export interface Takers {
  readonly needed: ReadonlySet<string>;
  /** The nodes that take one lazily, or what needs it. */
  readonly holdersOf: (name: string) => readonly string[];
}

export function findTakers({ nodes, plan }: RunGraph, outputs: readonly string[]): Takers {
  const running = new Set(plan.flatMap(({ node, kind }) => (kind === "run" ? node : [])));
  const known = new Map(nodes.flatMap((node) => (running.has(node.name) ? [[node.name, node] as const] : [])));
  // A set goes on over what is added to it meanwhile.
  const needed = new Set(outputs);
  for (const name of needed)
    for (const { node, marker } of known.get(name)?.edges ?? []) if (marker !== "lazy") needed.add(node);
  return {
    needed,
    holdersOf(name) {
      const reached = new Set([name]);
      const holders = new Set<string>();
      for (const taken of reached)
        for (const { name: taker, edges } of known.values())
          for (const { node, marker } of edges) if (node === taken) (marker === "lazy" ? holders : reached).add(taker);
      return [...holders];
    },
  };
}
