import type { Edge } from "../node.ts";

/** The edge by which a derived node takes the value of a node that was made along with it, so that `tsc` has nothing to check. */
export function edgeTo(name: string, type: string): Edge {
  return { node: name, parameter: name, optional: false, takes: "", type, marker: undefined, secret: undefined };
}
