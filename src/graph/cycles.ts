import type { Node } from "../node.ts";

/** One cycle of each group of nodes that need one another, as a path that ends where it starts. Goes depth-first without recursion. */
export function findCycles(nodes: ReadonlyMap<string, Node>): readonly (readonly string[])[] {
  const cycles: string[][] = [];
  const done = new Set<string>();
  const onPath = new Map<string, number>();
  const path: { readonly node: Node; next: number }[] = [];
  const enter = (node: Node): void => {
    onPath.set(node.name, path.length);
    path.push({ node, next: 0 });
  };
  for (const start of nodes.values()) {
    if (done.has(start.name)) continue;
    enter(start);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const edge = top.node.edges[top.next++];
      if (edge === undefined) {
        done.add(top.node.name);
        onPath.delete(top.node.name);
        path.pop();
        continue;
      }
      const upstream = nodes.get(edge.node);
      if (upstream === undefined || done.has(edge.node)) continue;
      const back = onPath.get(edge.node);
      if (back === undefined) enter(upstream);
      else cycles.push([...path.slice(back).map(({ node }) => node.name), edge.node].toReversed());
    }
  }
  return cycles;
}
