import type { Node } from "../node.ts";
import type { Scope } from "./scope.ts";

/** What a drawn node takes, whether it is a node or comes from outside. */
export interface Source {
  readonly name: string;
  readonly optional: boolean;
  /** What lies between is left out of the picture. */
  readonly indirect: boolean;
  /** The annotation of the parameter that takes it. */
  readonly type: string;
}

/** What a node takes, as it is drawn: straight through what is left out, each source once. */
export function traceSources(node: Node, scope: Scope): readonly Source[] {
  const { graph, nodes } = scope;
  const found = new Map<string, Source>();
  const seen = new Set<string>();
  const waiting = node.edges.map((edge) => ({ edge, indirect: false }));
  for (const { edge, indirect } of waiting) {
    const { node: name, optional, type } = edge;
    const between = graph.nodes.get(name);
    if (!scope.within(name)) continue;
    if (between === undefined ? !indirect : nodes.has(name)) {
      const known = found.get(name);
      if (known === undefined || (known.indirect && !indirect)) found.set(name, { name, optional, indirect, type });
      else if (known.optional && !optional) found.set(name, { ...known, optional });
    } else if (between !== undefined && !seen.has(name)) {
      seen.add(name);
      const further = indirect || !scope.passesThrough(between);
      waiting.push(...between.edges.map((next) => ({ edge: next, indirect: further })));
    }
  }
  return [...found.values()];
}
