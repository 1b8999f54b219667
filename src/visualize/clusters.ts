import type { Cluster, Item } from "./drawing.ts";
import type { Frame, Place } from "./frames.ts";

/** Items in their frames, and those frames. */
export interface Framed {
  readonly items: readonly Item[];
  readonly clusters: readonly Cluster[];
}

/** Puts each item that stands for a node into its frame. */
export function frameItems(items: readonly Item[], places: ReadonlyMap<string, Place>): Framed {
  const clusters = new Map<string, Cluster>();
  const framed = items.map((item) => {
    const place = item.kind === "node" ? places.get(item.id) : undefined;
    const cluster = place && openFrames(place.frames, clusters);
    return cluster === undefined ? item : { ...item, cluster };
  });
  return { items: framed, clusters: [...clusters.values()] };
}

/** The id of the innermost frame; frames are made when they are first met. */
function openFrames(frames: readonly Frame[], clusters: Map<string, Cluster>): string | undefined {
  let parent: string | undefined;
  for (const { key, label, forEach } of frames) {
    const id = parent === undefined ? key : `${parent}/${key}`;
    if (!clusters.has(id))
      clusters.set(id, {
        id,
        label,
        ...(parent !== undefined && { parent }),
        ...(forEach !== undefined && { forEach }),
      });
    parent = id;
  }
  return parent;
}
