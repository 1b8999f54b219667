import type { Graph } from "../graph/graph.ts";
import type { Node } from "../node.ts";
import type { RunRequest } from "./request.ts";
import { readSupply, type Supply } from "./supply.ts";

/** What a request supplies, and the nodes that it needs, each after those that it needs itself. */
export interface Needed {
  readonly supply: Supply;
  readonly nodes: readonly Node[];
}

/** Goes up from the outputs, no further than what is overridden. */
export function findNeeded({ nodes }: Graph, request: RunRequest): Needed {
  const supply = readSupply(nodes, request);
  const { overrides } = supply;
  const order: Node[] = [];
  const entered = new Set<string>();
  const path: Node[] = [];
  const nextEdge: number[] = [];
  const enter = (name: string): void => {
    if (entered.has(name)) return;
    const node = nodes.get(name);
    if (node === undefined || overrides.has(name)) return;
    entered.add(name);
    path.push(node);
    nextEdge.push(0);
  };
  for (const output of request.outputs) {
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
  return { supply, nodes: order };
}
