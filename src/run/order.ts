import type { Graph } from "../graph/graph.ts";
import type { Node } from "../node.ts";
import type { Supply } from "./supply.ts";

/** The nodes that some outputs need, each after those that it needs itself; goes no further up than what is overridden. */
export function orderNeeded({ nodes }: Graph, { overrides }: Supply, outputs: readonly string[]): readonly Node[] {
  const order: Node[] = [];
  const entered = new Set<string>();
  const path: Node[] = [];
  const nextEdge: number[] = [];
  const enter = (name: string): void => {
    if (entered.has(name) || overrides.has(name)) return;
    const node = nodes.get(name);
    if (node === undefined) return;
    entered.add(name);
    path.push(node);
    nextEdge.push(0);
  };
  for (const output of outputs) {
    enter(output);
    while (path.length > 0) {
      const top = path.length - 1;
      const node = path[top]!;
      const edge = node.edges[nextEdge[top]!++];
      if (edge !== undefined) {
        enter(edge.node);
      } else {
        order.push(node);
        path.pop();
        nextEdge.pop();
      }
    }
  }
  return order;
}
