import type { Node } from "../node.ts";

/** What a derived node has of its own. */
type Changes = Pick<Node, "name" | "edges" | "code" | "role"> & Partial<Node>;

/** A node that is made from the value of another: it is neither the function's result nor called, fanned out or overridden as that is. */
export function deriveNode(node: Node, changes: Changes): Node {
  const { fansOut: _, overriddenAt: _at, schema: _schema, notesSchema: _notes, ...own } = node;
  return { ...own, call: "positional", result: false, ...changes };
}
