import { type DecoratorKind, defineDecorator, deriveNode } from "../../../../src/decorators.ts";

export const sizedKind: DecoratorKind = {
  name: "sized",
  phase: "extract",
  excludes: { sized: "the size is told once" },
  apply: (nodes, { location }, { declared, index }) => [
    ...nodes,
    ...nodes
      .filter(({ result }) => result)
      .map((node) =>
        deriveNode(node, {
          name: `${node.name}.size`,
          type: "number",
          gives: "number",
          edges: [{ node: node.name, parameter: node.name, optional: false, takes: "", type: node.type }],
          code: { declared: declared.name, kind: "sized", decoration: index, part: "" },
          role: "size",
          location,
        }),
      ),
  ],
  link: () => ({ call: (value: object) => Object.keys(value).length }),
};

/** A user's own decorator: for each result a node with the number of its elements or fields. */
export const sized = defineDecorator(sizedKind);
