import { targetNotLiteral, targetUnknown } from "../errors/decorators.ts";
import type { Argument, Decoration, Node } from "../node.ts";
import { hidesTarget, readTarget } from "./arguments.ts";
import type { Site } from "./kind.ts";

/** The nodes that a decorator is meant for: those that its options name as `target`, else every result; reports names that are unknown or hidden. */
export function readTargets(
  nodes: readonly Node[],
  options: Argument,
  decoration: Decoration,
  site: Site,
): readonly Node[] {
  const target = readTarget(options);
  if (hidesTarget(options)) site.report(targetNotLiteral(decoration, site.declared));
  for (const name of target ?? [])
    if (!nodes.some((node) => node.name === name)) site.report(targetUnknown(decoration, name, nodes));
  return nodes.filter((node) => (target === undefined ? node.result : target.includes(node.name)));
}
