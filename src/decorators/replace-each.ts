import type { Node } from "../node.ts";

/** Puts other nodes in the place of some, which are given in their order. What they are called is added to the names that are taken. */
export function replaceEach(
  nodes: readonly Node[],
  targets: readonly Node[],
  make: (target: Node, taken: Set<string>) => readonly Node[],
): readonly Node[] {
  if (targets.length === 0) return nodes;
  const taken = new Set<string>();
  for (const { name } of nodes) taken.add(name);
  let next = 0;
  return nodes.flatMap((node) => (node === targets[next] ? make(targets[next++]!, taken) : node));
}
