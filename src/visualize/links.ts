import type { Node } from "../node.ts";
import type { Arrow, ArrowMarker } from "./drawing.ts";
import type { Scope } from "./scope.ts";
import { type Source, traceSources } from "./sources.ts";

/** What feeds a node of the picture. */
export interface Link {
  readonly source: Source;
  readonly to: string;
  /** A config value that chooses the variant, and is not itself taken. */
  readonly selects: boolean;
}

/** All that feeds a node. */
export function linkNode(node: Node, scope: Scope): readonly Link[] {
  const sources = traceSources(node, scope).map((source) => ({ source, to: node.name, selects: false }));
  return [...sources, ...selectors(node, scope)];
}

/** The config values that choose a variant. */
function selectors({ name, when, result, edges }: Node, { graph, within }: Scope): readonly Link[] {
  if (when === undefined || !result) return [];
  const taken = edges.map(({ node }) => node);
  const keys = new Set([when.all, ...when.unless].flatMap(Object.keys).filter((key) => !taken.includes(key)));
  return [...keys]
    .filter((key) => Object.hasOwn(graph.config, key) && within(key))
    .map((key) => ({ source: { name: key, optional: false, indirect: false, type: "" }, to: name, selects: true }));
}

export function drawLink(link: Link, { graph, path }: Scope): Arrow {
  const { source, to, selects } = link;
  const { name: from, optional, indirect } = source;
  const marker = markLink(link, graph.nodes.get(from));
  return {
    from,
    to,
    kind: selects ? "selects" : indirect ? "indirect" : "value",
    optional,
    path: !selects && path.has(from) && path.has(to),
    faded: false,
    ...(marker !== undefined && { marker }),
  };
}

/** What takes the value of a fan-out gets one item, unless it collects them. */
function markLink({ source: { marker, indirect }, selects }: Link, from: Node | undefined): ArrowMarker | undefined {
  return marker ?? (from?.fansOut === true && !indirect && !selects ? "each" : undefined);
}
