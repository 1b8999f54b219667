import { givesOf, takesOf } from "../decorators/type-text.ts";
import type { Edge, Node } from "../node.ts";
import { splitByVariants } from "./split-by-variants.ts";

export interface TypedEdge extends Edge {
  readonly takes: string;
}

/** A node with the types of its value and its edges written out. */
export interface TypedNode extends Node {
  readonly gives: string;
  readonly edges: readonly TypedEdge[];
}

/** Writes out what running has no use for. */
export function typeNodes(nodes: readonly Node[]): readonly TypedNode[] {
  const typed = nodes.map((node) => ({
    ...node,
    gives: givesOf(node),
    edges: node.edges.map((edge) => ({ ...edge, takes: takesOf(node, edge) })),
  }));
  return splitByVariants(typed);
}
