import type { Node } from "../node.ts";

/** What a derived node has of its own. */
type Changes = Pick<Node, "name" | "edges" | "code" | "role"> & Partial<Node>;

/**
 * A node that is made from the value of another: it is neither the function's result nor called, fanned out or overridden as that is.
 *
 * @example
 * ```ts
 * import { deriveNode, type Node, type Site } from "eponym/decorators";
 *
 * function makeCount(node: Node, { declared, index }: Site): Node {
 *   return deriveNode(node, {
 *     name: `${node.name}.count`,
 *     type: "number",
 *     gives: "number",
 *     edges: [{ node: node.name, parameter: "whole", optional: false, takes: "{ length: number }", type: node.type }],
 *     code: { declared: declared.name, kind: "counted", decoration: index, part: "" },
 *     role: "count",
 *   });
 * }
 * ```
 */
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
