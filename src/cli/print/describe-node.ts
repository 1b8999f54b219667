import type { Location } from "../../node.ts";

/** What a node is, and the fan-outs that it runs inside of: `step of "total", for each "urls"`. */
export function describeNode({
  what,
  each = [],
}: {
  readonly what?: string;
  readonly each?: readonly string[];
}): string {
  return [...(what === undefined ? [] : [what]), ...each.map((fan) => `for each "${fan}"`)].join(", ");
}

/** `features.ts:12` */
export function describePlace(location: Location | undefined): string {
  return location === undefined ? "" : `${location.file}:${location.line}`;
}
