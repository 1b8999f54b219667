import type { Node, ParameterMarker } from "../node.ts";
import type { Scope } from "./scope.ts";

/** What a drawn node takes, whether it is a node or comes from outside. */
export interface Source {
  readonly name: string;
  readonly optional: boolean;
  /** What lies between is left out of the picture. */
  readonly indirect: boolean;
  /** The annotation of the parameter that takes it. */
  readonly type: string;
  readonly marker?: ParameterMarker;
}

/** What a node takes, as it is drawn: straight through what is left out, each source once, or once for each way of taking it. */
export function traceSources(node: Node, scope: Scope): readonly Source[] {
  const { graph, nodes } = scope;
  const found = new Map<string, Source>();
  const seen = new Set<string>();
  const waiting = node.edges.map((edge) => ({ edge, indirect: false }));
  for (const { edge, indirect } of waiting) {
    const { node: name, optional, type, marker } = edge;
    const between = graph.nodes.get(name);
    if (!scope.within(name)) continue;
    if (between === undefined ? !indirect : nodes.has(name)) {
      const way = indirect || marker === undefined ? name : `${marker} ${name}`;
      const known = found.get(way);
      if (known === undefined || (known.indirect && !indirect))
        found.set(way, { name, optional, indirect, type, ...(!indirect && marker !== undefined && { marker }) });
      else if (known.optional && !optional) found.set(way, { ...known, optional });
    } else if (between !== undefined && !seen.has(name)) {
      seen.add(name);
      const further = indirect || !scope.passesThrough(between);
      waiting.push(...between.edges.map((next) => ({ edge: next, indirect: further })));
    }
  }
  return [...found.values()];
}
