/** The source text of modules that are made to measure types by. */

/** A module of a graph in layers: three parameters a node, among them an input for about one node in twenty, and nodes of modules before it. */
export function layeredModule(size: number, place = 0): string {
  return lines(size, (node) => {
    const upstream = [1, 2, 3].map((step) => (node < 10 ? undefined : node - 10 + ((node * step) % 10)));
    const names = upstream.map((from, slot) =>
      from === undefined || (node % 20 === 0 && slot === 0) ? undefined : nodeName(place, from),
    );
    if (place > 0 && node % 10 === 0) names[2] = nodeName(place - 1, size - 1 - (node % size));
    return declare(
      nodeName(place, node),
      names.map((name, slot) => name ?? `input${place}_${Math.floor(node / 20)}_${slot === 0 ? 0 : 1}`),
    );
  });
}

/** A module of a chain: each function takes the one before it, the first an input. */
export function chainModule(size: number): string {
  return lines(size, (node) => declare(nodeName(0, node), [node === 0 ? "start" : nodeName(0, node - 1)]));
}

/** Every `step`th link of a chain, from the `first` on; the other links are in other modules. */
export function zigzagModule(first: number, step: number, length: number): string {
  return lines(Math.ceil((length - first) / step), (turn) => {
    const link = first + turn * step;
    return declare(`link${link}`, [link === 0 ? "start" : `link${link - 1}`, `extra${first}`]);
  });
}

export function nodeName(place: number, node: number): string {
  return `node${place}_${node}`;
}

function declare(name: string, parameters: readonly string[]): string {
  const unique = [...new Set(parameters)];
  return `export function ${name}(${unique.map((parameter) => `${parameter}: number`).join(", ")}): number { return ${unique.join(" + ")}; }`;
}

function lines(count: number, make: (place: number) => string): string {
  return `${Array.from({ length: count }, (_, place) => make(place)).join("\n")}\n`;
}

/** Groups of six nodes, four of which are derived: two fields of a function, a step and what comes before it. Each group takes from two before it. */
export function derivedModule(groups: number): string {
  const head = [
    `import { extractFields, pipeOutput, step } from "eponym";`,
    `export function _round(value: number): number { return Math.round(value); }`,
  ];
  return `${head.join("\n")}\n${lines(groups, (group) => {
    const upstream = [1, 2].map((back) => (group < 2 * back ? `input${group}` : `value${group - 2 * back}`));
    const fields = [`left${group}`, `right${group}`];
    return [
      `extractFields(parts${group}, ${JSON.stringify(fields)});`,
      `export function parts${group}(${[...new Set(upstream)].map((name) => `${name}: number`).join(", ")}): { ${fields.map((field) => `${field}: number`).join("; ")} } { return { ${fields.map((field) => `${field}: 1`).join(", ")} }; }`,
      `pipeOutput(value${group}, step(_round));`,
      declare(`value${group}`, fields),
    ].join("\n");
  })}`;
}

/**
 * A layered module whose nodes are inside of a fan-out that the first module makes, from the sixth on inside of another in that. The last module
 * has a node that collects both.
 */
export function fanModule(size: number, place: number): string {
  const item = place < 5 ? "item" : "part";
  const last = nodeName(place, size - 1);
  return [
    `import type { Collect, Parallelizable } from "eponym";`,
    "export type Marks = Collect<1> | Parallelizable<1>;",
    layeredModule(size, place).replaceAll(`input${place}_0_1`, item),
    ...(place === 0 ? ["export function item(start: number): Parallelizable<number> { return [start]; }"] : []),
    ...(place === 5 ? ["export function part(item: number): Parallelizable<number> { return [item]; }"] : []),
    ...(place === 9
      ? [
          `export function some(${last}: Collect<number>): number { return ${last}.length; }`,
          "export function all(some: Collect<number>): number { return some.length; }",
        ]
      : []),
  ].join("\n");
}

/** As many subdags of one module as are asked for, each with an input of its own, and what takes all of them. */
export function subdagModule(count: number, last: string): string {
  const names = Array.from({ length: count }, (_, place) => `sub${place}`);
  const inputs = `{ inputs: (start: number, PATH: number) => ({ input0_0_0: start, input0_0_1: PATH }) }`;
  return [
    `import { subdag } from "eponym";`,
    `import nodes0 from "./nodes0.dag.ts";`,
    ...names.flatMap((name, place) => [
      `subdag(${name}, nodes0, ${inputs.replaceAll("PATH", `path${place}`)});`,
      declare(name, [last]),
    ]),
    declare("all", names),
  ].join("\n");
}
