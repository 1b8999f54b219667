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
  // All properties in the order of every other node, set or not, so that V8 knows nodes as one kind of object.
  return {
    name: changes.name,
    type: changes.type ?? node.type,
    gives: changes.gives ?? node.gives,
    edges: changes.edges,
    call: "positional",
    code: changes.code,
    tags: changes.tags ?? node.tags,
    doc: changes.doc ?? node.doc,
    role: changes.role,
    groups: changes.groups ?? node.groups,
    when: changes.when ?? node.when,
    overriddenAt: changes.overriddenAt,
    result: changes.result ?? false,
    fansOut: undefined,
    secret: changes.secret ?? node.secret,
    scope: changes.scope ?? node.scope,
    injected: changes.injected ?? node.injected,
    within: changes.within ?? node.within,
    omitted: changes.omitted ?? node.omitted,
    schema: changes.schema,
    notesSchema: changes.notesSchema,
    policies: undefined,
    placement: undefined,
    cache: undefined,
    scoped: node.scoped,
    types: node.types,
    module: node.module,
    hash: changes.hash ?? node.hash,
    location: changes.location ?? node.location,
  };
}
