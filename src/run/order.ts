import type { Graph } from "../graph/graph.ts";
import type { Edge, Node } from "../node.ts";
import type { RunRequest } from "./request.ts";
import { readSupply, type Supply } from "./supply.ts";

/** What a request supplies, and what it needs. */
export interface Needed {
  readonly supply: Supply;
  /** Each after those that it needs itself. */
  readonly nodes: readonly Node[];
  /** The place of each node among them. */
  readonly steps: ReadonlyMap<string, number>;
  /** Whether something of it fans out, is inside of a fan-out, or is taken in another way than as a plain value. */
  readonly isMarked: boolean;
  /** The names that no node answers to, each with the nodes that cannot do without. */
  readonly open: ReadonlyMap<string, readonly Node[]>;
}

/** Goes up from the outputs, no further than what is overridden. */
export function findNeeded({ nodes, fanPaths }: Graph, request: RunRequest): Needed {
  const supply = readSupply(nodes, request);
  const { overrides } = supply;
  const order: Node[] = [];
  const steps = new Map<string, number>();
  const open = new Map<string, Node[]>();
  const path: Node[] = [];
  const nextEdge: number[] = [];
  let isMarked = false;
  const enter = (name: string, node: Node): void => {
    if (node.fansOut === true || (fanPaths.size > 0 && fanPaths.has(name))) isMarked = true;
    steps.set(name, unfinished);
    path.push(node);
    nextEdge.push(0);
  };
  const follow = ({ node: name, optional, marker }: Edge, consumer: Node): void => {
    if (marker !== undefined) isMarked = true;
    if (steps.has(name) || overrides.has(name)) return;
    const node = nodes.get(name);
    if (node !== undefined) enter(name, node);
    else if (!optional) addConsumer(open, name, consumer);
  };
  for (const output of request.outputs) {
    const wanted = nodes.get(output);
    if (wanted !== undefined && !steps.has(output) && !overrides.has(output)) enter(output, wanted);
    while (path.length > 0) {
      const top = path.length - 1;
      const node = path[top]!;
      const edge = node.edges[nextEdge[top]!++];
      if (edge !== undefined) {
        follow(edge, node);
      } else {
        steps.set(node.name, order.length);
        order.push(node);
        path.pop();
        nextEdge.pop();
      }
    }
  }
  return { supply, nodes: order, steps, isMarked, open };
}

const unfinished = -1;

function addConsumer(open: Map<string, Node[]>, name: string, consumer: Node): void {
  const consumers = open.get(name);
  if (consumers === undefined) open.set(name, [consumer]);
  else if (consumers.at(-1) !== consumer) consumers.push(consumer);
}
