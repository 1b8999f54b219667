import { describeCondition } from "./describe-condition.ts";
import type { OpenInput } from "../errors/subdags.ts";
import type { Edge, Node } from "../node.ts";
import type { InnerNode } from "./read-inner-nodes.ts";
import { printLiteral } from "./literal-type.ts";
import { omitEdges } from "./omitted-edges.ts";
import { type ConfigView, type Translated, translateVariants } from "./translate-variants.ts";
import { givesOf, takesOf } from "./type-text.ts";

/** Where nodes are embedded. */
export interface Embedding {
  /** What their names begin with, and the frame they are drawn in. */
  readonly prefix: string;
  /** The node of the function that they are embedded for. */
  readonly base: Node;
  /** That function, by its exported name. */
  readonly within: string;
  readonly view: ConfigView;
  /** The node outside that stands for a name which no node inside has. */
  answer(name: string): string | undefined;
}

/** Nodes under new names. */
export interface Embedded {
  readonly nodes: readonly Node[];
  /** What they are called inside. */
  readonly names: ReadonlySet<string>;
  /** What those take that is answered from without, each with the types of the parameters that do. */
  readonly taken: ReadonlyMap<string, readonly TakenEdge[]>;
  readonly open: readonly OpenInput[];
}

export interface TakenEdge {
  readonly edge: Edge;
  readonly takes: string;
}

/** Copies nodes under a name of their own; what they take inside is renamed with them, what they take from without is answered. */
export function embedNodes(inner: readonly InnerNode[], embedding: Embedding): Embedded {
  const { view, base, prefix } = embedding;
  const groups = Map.groupBy(inner, ({ node }) => node.name);
  const variants = [...groups.values()].flatMap((group) =>
    translateVariants(group, ({ node }) => node, view, base.when),
  );
  const names = new Set(variants.map(({ variant }) => variant.node.name));
  const taken = new Map<string, TakenEdge[]>();
  const open = new Map<string, Set<string>>();
  const nodes = variants.map((each) => {
    const { node } = each.variant;
    const typed = node.edges.map((edge) => ({ ...edge, takes: takesInside(each.variant, edge, names) }));
    const kept = omitEdges({ ...node, edges: typed }, (edge) => {
      if (names.has(edge.node) || embedding.answer(edge.node) !== undefined) return false;
      if (!edge.optional) open.set(edge.node, (open.get(edge.node) ?? new Set()).add(node.name));
      return edge.optional;
    });
    const edges = kept.edges.map((edge): Edge => {
      if (names.has(edge.node)) return { ...edge, node: `${prefix}.${edge.node}` };
      taken.set(edge.node, [...(taken.get(edge.node) ?? []), { edge, takes: edge.takes ?? "" }]);
      return { ...edge, node: embedding.answer(edge.node) ?? edge.node };
    });
    return embedNode(each, { ...kept, edges }, embedding, names);
  });
  return { nodes, names, taken, open: [...open].map(([name, consumers]) => describeOpen(name, consumers, groups)) };
}

function embedNode(
  { variant, when }: Translated<InnerNode>,
  node: Node,
  { prefix, base, within, view }: Embedding,
  names: ReadonlySet<string>,
): Node {
  const { when: _, injected: _injected, overriddenAt, ...own } = node;
  return {
    ...own,
    name: `${prefix}.${node.name}`,
    gives: givesInside(variant, view),
    groups: [...base.groups, prefix, ...node.groups],
    result: false,
    module: base.module,
    within,
    ...(when !== undefined && { when }),
    ...(overriddenAt !== undefined && {
      overriddenAt: names.has(overriddenAt) ? `${prefix}.${overriddenAt}` : overriddenAt,
    }),
  };
}

/** The type of a node of another file is asked of that file, under what is known of its config. */
function givesInside({ node, moduleType }: InnerNode, { literals }: ConfigView): string {
  if (moduleType === undefined) return givesOf(node);
  const asked = Object.entries(node.when?.all ?? {}).filter(([key]) => !Object.hasOwn(literals, key));
  const known =
    node.when === undefined
      ? []
      : [...Object.entries(literals).map(([key, value]) => [key, [value]] as const), ...asked];
  const config = known.map(([key, values]) => `${JSON.stringify(key)}: ${values.map(printLiteral).join(" | ")}`);
  return `Inner<${moduleType}, ${config.length === 0 ? "{}" : `{ ${config.join("; ")} }`}, ${JSON.stringify(node.name)}>`;
}

/** Within another file, edges are checked there; what it takes from without is asked of it. */
function takesInside({ node, moduleType, siblings }: InnerNode, edge: Edge, names: ReadonlySet<string>): string {
  if (moduleType === undefined || edge.takes === "") return takesOf(node, edge);
  if (siblings.has(edge.node) && names.has(edge.node)) return "";
  const takes = `InnerInput<${moduleType}, ${JSON.stringify(edge.node)}>`;
  return edge.optional ? `${takes} | undefined` : takes;
}

function describeOpen(
  name: string,
  consumers: ReadonlySet<string>,
  groups: ReadonlyMap<string, readonly InnerNode[]>,
): OpenInput {
  const conditions = (groups.get(name) ?? []).flatMap(({ node }) =>
    node.when === undefined ? [] : [describeCondition(node.when)],
  );
  return { name, consumers: [...consumers], conditions };
}
