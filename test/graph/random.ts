import * as fc from "fast-check";
import type { Condition, ConfigValue, Node } from "../../src/node.ts";

/** A node by its name and what it takes. */
export function makeNode(name: string, takes: readonly string[], when?: Condition): Node {
  return {
    name,
    type: "number",
    gives: "number",
    edges: takes.map((node) => ({ node, parameter: node, optional: false, takes: "", type: "number" })),
    call: "positional",
    code: { declared: name, kind: "function", decoration: -1, part: "" },
    tags: {},
    doc: "",
    role: "function",
    groups: [],
    result: true,
    module: "flow",
    hash: name,
    location: { file: "flow.ts", line: 1, column: 1 },
    ...(when && { when }),
  };
}

const size = 8;
const names = Array.from({ length: size }, (_, place) => `n${place}`);

/** Small graphs with and without cycles; `x` and `y` are inputs. */
export const randomNodes = fc
  .tuple(fc.boolean(), ...names.map(() => fc.uniqueArray(fc.constantFrom(...names, "x", "y"), { maxLength: 3 })))
  .map(([ordered, ...takes]) => {
    const isEarlier = (taken: string, place: number): boolean => !names.includes(taken) || names.indexOf(taken) < place;
    return new Map(
      names.map((name, place) => [
        name,
        makeNode(
          name,
          takes[place]!.filter((taken) => !ordered || isEarlier(taken, place)),
        ),
      ]),
    );
  });

export const configValues: readonly ConfigValue[] = ["a", "b", "", 0, -0, 1, true, false, null, undefined];
const choices = fc.dictionary(
  fc.constantFrom("k", "l", "m"),
  fc.array(fc.constantFrom(...configValues), { maxLength: 3 }),
  { maxKeys: 3 },
);

/** Variants of one node. */
export const randomVariants = fc
  .array(fc.record({ all: choices, unless: fc.array(choices, { maxLength: 3 }), otherwise: fc.boolean() }), {
    minLength: 1,
    maxLength: 5,
  })
  .map((conditions) => conditions.map((when, place) => makeNode(`v${place}`, [], when)));

export const randomConfig = fc.dictionary(
  fc.constantFrom("k", "l", "m"),
  fc.constantFrom(...configValues, "unnamed", 7),
  { maxKeys: 3 },
);
