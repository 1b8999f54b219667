import type { Edge, Node } from "../node.ts";
import { wholeTypeOf } from "./type-text.ts";

/**
 * Puts nodes in front of a parameter of the function: it, and bindings with a parameter of the name that it takes, get the value of the last of
 * them instead.
 *
 * @example
 * ```ts
 * import { deriveNode, putInFront, type Node, type Site } from "eponym/decorators";
 *
 * function traceFirst(nodes: readonly Node[], { declared, index }: Site): readonly Node[] {
 *   return putInFront(nodes, declared.parameters[0]?.name ?? "", (edge, base) => [
 *     deriveNode(base, {
 *       name: `${base.name}.traced`,
 *       type: edge.type,
 *       edges: [edge],
 *       code: { declared: declared.name, kind: "traced", decoration: index, part: "" },
 *       role: "step",
 *     }),
 *   ]);
 * }
 * ```
 */
export function putInFront(
  nodes: readonly Node[],
  parameter: string,
  makeNodes: (edge: Edge, base: Node) => readonly Node[],
): readonly Node[] {
  return nodes.flatMap((node) => {
    const place = node.result ? node.edges.findIndex((edge) => edge.parameter === parameter) : -1;
    const edge = node.edges[place];
    if (edge === undefined) return [node];
    const made = makeNodes(edge, node);
    const last = made.at(-1);
    if (last === undefined) return [node];
    const { marker, ...plain } = edge;
    const replaced: Edge = {
      ...plain,
      node: last.name,
      // What is collected comes as a whole.
      type: marker === "collect" ? `Collect<${edge.type}>` : edge.type,
      takes: wholeTypeOf(node, edge),
      ...(marker === "lazy" && { marker }),
    };
    return [
      ...made.map((each) => (each.name === last.name ? { ...each, injected: true } : each)),
      {
        ...node,
        edges: node.edges.with(place, replaced),
        scope: { ...redirect(node.scope, edge.node, last.name), [edge.node]: last.name },
      },
    ];
  });
}

/** What stood for one node stands for another. */
function redirect(scope: Node["scope"], from: string, to: string): Node["scope"] {
  return scope && Object.fromEntries(Object.entries(scope).map(([name, node]) => [name, node === from ? to : node]));
}

/** The edge by which what stands in front takes from upstream: all items of a fan-out where the parameter collects, the value itself where it is lazy. */
export function enteringEdge(edge: Edge): Edge {
  return edge.marker === "collect" ? edge : { ...edge, marker: undefined };
}
