import type { Contender } from "../contender.ts";
import type { LayeredNode } from "../layered-graph.ts";

/** The program that one would write: every function called in order, its result in a variable. */
export const byHand: Contender = {
  name: "functions called by hand",
  prepare({ nodes, outputs }, mode) {
    const wait = mode === "async" ? "await " : "";
    const lines = nodes.map(({ name, takes }) => `const ${name} = ${wait}f_${name}(${takes.join(", ")});`);
    const body = `return ${mode === "async" ? "async " : ""}(x) => {\n${lines.join("\n")}\nreturn { ${outputs.join(", ")} };\n};`;
    // oxlint-disable-next-line typescript/no-implied-eval
    const make = new Function(...nodes.map(({ name }) => `f_${name}`), body);
    return make(...nodes.map((node: LayeredNode) => node[mode])) as (x: number) => unknown;
  },
};
