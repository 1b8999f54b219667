import type { Edge, Node } from "../node.ts";

/** What a node gives, as a TypeScript type over `source`. */
export function givesOf({ gives, code }: Pick<Node, "gives" | "code">): string {
  return gives ?? `Result<typeof source.${code.declared}>`;
}

/** What one of a node's edges takes, as a TypeScript type over `source`; empty where there is nothing to check. */
export function takesOf({ code, call, edges }: Node, edge: Edge): string {
  if (edge.takes !== undefined) return edge.takes;
  const fn = `typeof source.${code.declared}`;
  return call === "named"
    ? `Takes<${fn}, 0>[${JSON.stringify(edge.parameter)}]`
    : `Takes<${fn}, ${edges.indexOf(edge)}>`;
}
