import type { Node } from "../../node.ts";
import type { Scopes } from "./scopes.ts";

/** Of nodes that are needed in any case. */
export const always = "";

/**
 * By node of a level: `always`, or the lazily taken nodes of the level that need it, so that nodes which are pulled together, and by nothing
 * else, are told by the same text. What is lazily taken further inside is a matter of the level there.
 */
export function findDemand(
  nodes: ReadonlyMap<string, Node>,
  wanted: Iterable<string>,
  depth: number,
  scopes: Scopes,
): ReadonlyMap<string, string> {
  const demand = new Map<string, string>();
  const pulled = new Set<string>();
  const isLeft = (name: string): boolean => nodes.has(name) && demand.get(name) !== always;
  /** A set grows while it is walked, which makes it its own queue. */
  const reach = (names: Iterable<string>): Set<string> => {
    const reached = new Set([...names].filter(isLeft));
    for (const name of reached) {
      for (const taken of scopes.takenBy(nodes.get(name)!)) {
        if (!isLeft(taken.name)) continue;
        if (taken.isLazy && taken.depth === depth) pulled.add(taken.name);
        else reached.add(taken.name);
      }
    }
    return reached;
  };
  for (const name of reach(wanted)) demand.set(name, always);
  for (const root of pulled) {
    for (const name of reach([root])) demand.set(name, `${demand.get(name) ?? ""} ${root}`);
  }
  return demand;
}
