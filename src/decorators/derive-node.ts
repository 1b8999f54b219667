import type { Node } from "../node.ts";

/** What a derived node has of its own. */
type Changes = Pick<Node, "name" | "edges" | "code" | "role"> & Partial<Node>;

/** A node that is made from the value of another: it is neither the function's result nor called, fanned out or overridden as that is. */
export function deriveNode(node: Node, changes: Changes): Node {
  // Nodes keep one order of properties, set or not, so that V8 knows them all as one kind of object.
  return {
    ...node,
    call: "positional",
    result: false,
    fansOut: undefined,
    overriddenAt: undefined,
    schema: undefined,
    notesSchema: undefined,
    ...changes,
  };
}
