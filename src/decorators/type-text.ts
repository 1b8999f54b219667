import type { Edge, Node } from "../node.ts";

/**
 * What a node gives, as a TypeScript type over `source`: of a fan-out one item.
 *
 * @example
 * ```ts
 * import { givesOf, type Node } from "eponym/decorators";
 *
 * const listOf = (node: Node): string => `(${givesOf(node)})[]`;
 * ```
 */
export function givesOf({ gives, code, fansOut }: Pick<Node, "gives" | "code" | "fansOut">): string {
  if (gives !== undefined) return gives;
  const result = `Result<typeof source.${code.declared}>`;
  return fansOut === true ? `Item<${result}>` : result;
}

/**
 * What one of a node's edges takes, as a TypeScript type over `source`; empty where there is nothing to check.
 *
 * @example
 * ```ts
 * import { takesOf, type Node } from "eponym/decorators";
 *
 * const taken = (node: Node): readonly string[] => node.edges.map((edge) => takesOf(node, edge));
 * ```
 */
export function takesOf(node: Node, edge: Edge): string {
  if (edge.takes !== undefined) return edge.takes;
  const whole = parameterType(node, edge);
  return edge.marker === undefined ? whole : `Taken<${whole}>`;
}

/** What a function's own parameter is declared as, its marker included. */
function parameterType({ code, call, edges }: Node, edge: Edge): string {
  const fn = `typeof source.${code.declared}`;
  return call === "named"
    ? `Takes<${fn}, 0>[${JSON.stringify(edge.parameter)}]`
    : `Takes<${fn}, ${edges.indexOf(edge)}>`;
}

/** What is given to an edge's parameter as a whole: of one that collects the array, of a lazy one the value. */
export function wholeTypeOf(node: Node, edge: Edge): string {
  return edge.marker === "collect" && edge.takes === undefined ? parameterType(node, edge) : takesOf(node, edge);
}
