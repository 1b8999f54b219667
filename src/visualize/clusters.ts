import type { Node } from "../node.ts";
import type { Cluster, Item } from "./drawing.ts";
import type { DrawOptions } from "./options.ts";

/** The frames around nodes: their module if asked for, and inside it their groups. */
export interface Framed {
  readonly items: readonly Item[];
  readonly clusters: readonly Cluster[];
}

/** Puts each item that stands for a node into its frame. */
export function frameItems(items: readonly Item[], nodes: ReadonlyMap<string, Node>, { groupBy }: DrawOptions): Framed {
  const clusters = new Map<string, Cluster>();
  const framed = items.map((item) => {
    const node = item.kind === "node" ? nodes.get(item.id) : undefined;
    if (node === undefined) return item;
    const cluster = openFrames(groupBy === "module" ? [node.module, ...node.groups] : node.groups, clusters);
    return cluster === undefined ? item : { ...item, cluster };
  });
  return { items: framed, clusters: [...clusters.values()] };
}

/** The id of the innermost frame; frames are made when they are first met. */
function openFrames(path: readonly string[], clusters: Map<string, Cluster>): string | undefined {
  let parent: string | undefined;
  for (const [depth, label] of path.entries()) {
    const id = path
      .slice(0, depth + 1)
      .map((part) => encodeURIComponent(part.toWellFormed()))
      .join("/");
    if (!clusters.has(id)) clusters.set(id, { id, label, ...(parent !== undefined && { parent }) });
    parent = id;
  }
  return parent;
}
