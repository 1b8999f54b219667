import { collectOutside, fanOutsCross, type FannedEdge } from "../errors/fan-outs.ts";
import type { Node, Problem } from "../node.ts";

/** The fan-outs around nodes: names of `Parallelizable` nodes, outermost first. Nodes outside of any are left out. */
export type FanPaths = ReadonlyMap<string, readonly string[]>;

interface Found {
  readonly paths: FanPaths;
  readonly problems: readonly Problem[];
}

const none: readonly string[] = [];
/** Where nothing fans out and nothing collects. */
export const noFanOuts: Found = { paths: new Map(), problems: [] };

/**
 * Finds the fan-outs around each node. A node is where the innermost of what it takes is; collecting goes one fan-out outward. Of what needs
 * variants that are switched off, or itself, no fan-out can be missed.
 */
export function findFanPaths(nodes: ReadonlyMap<string, Node>, inactive: ReadonlyMap<string, unknown>): Found {
  const paths = new Map<string, readonly string[]>();
  const items = new Map<string, readonly string[]>();
  const unknown = new Set<string>(inactive.keys());
  const settled = new Set<string>();
  const problems: Problem[] = [];
  for (const node of inOrder(nodes)) {
    let longest: FannedEdge = { node: "", path: none };
    let isCrossed = false;
    for (const { node: taken, marker } of node.edges) {
      if (unknown.has(taken) || (nodes.has(taken) && !settled.has(taken))) unknown.add(node.name);
      const around = items.get(taken) ?? paths.get(taken) ?? none;
      if (marker === "collect" && around.length === 0 && !unknown.has(node.name))
        problems.push(collectOutside(node, taken, nodes.has(taken)));
      const edge = { node: taken, path: marker === "collect" ? around.slice(0, -1) : around };
      if (!areNested(edge.path, longest.path)) {
        if (!isCrossed) problems.push(fanOutsCross(node, longest, edge));
        isCrossed = true;
      } else if (edge.path.length > longest.path.length) longest = edge;
    }
    settled.add(node.name);
    if (longest.path.length > 0) paths.set(node.name, longest.path);
    if (node.fansOut === true) items.set(node.name, [...longest.path, node.name]);
  }
  return { paths, problems };
}

/** Whether one path is the beginning of the other. */
function areNested(one: readonly string[], other: readonly string[]): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.every((fan, depth) => fan === long[depth]);
}

/** Each node after those that it takes. Goes depth-first without recursion. */
function* inOrder(nodes: ReadonlyMap<string, Node>): Generator<Node> {
  const entered = new Set<string>();
  for (const start of nodes.values()) {
    if (entered.has(start.name)) continue;
    entered.add(start.name);
    const path = [{ node: start, next: 0 }];
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const edge = top.node.edges[top.next++];
      if (edge === undefined) {
        yield top.node;
        path.pop();
        continue;
      }
      const upstream = nodes.get(edge.node);
      if (upstream === undefined || entered.has(edge.node)) continue;
      entered.add(edge.node);
      path.push({ node: upstream, next: 0 });
    }
  }
}
