import { writeFileSync } from "node:fs";
import { join } from "node:path";

const groups = 100;
const fields = 40;
const bound = 15;

/** Writes a dataflow most of whose nodes are derived: fields, bound arguments, steps and checks. Gives their number. */
export function writeDerived(folder: string): number {
  const lines = [
    'import { checkOutput, extractFields, parameterize, pipeOutput, step, tag } from "eponym";',
    "export function _double(value: number): number { return 2 * value; }",
    "export function _next(value: number): number { return value + 1; }",
  ];
  for (let group = 0; group < groups; group++) lines.push(...writeGroup(group));
  writeFileSync(join(folder, "derived.ts"), lines.join("\n"));
  // A function's own node, its fields; for each bound node the raw value, two steps and the end; a checked value with its raw and its check.
  return groups * (1 + fields + 4 * bound + 3 + 1);
}

function writeGroup(group: number): readonly string[] {
  const names = Array.from({ length: fields }, (_, place) => `g${group}f${place}`);
  const bindings = names
    .slice(0, bound)
    .map((name, place) => `  b${group}n${place}: (${name}: number) => [${name}, ${place}],`);
  return [
    `extractFields(g${group}, ${JSON.stringify(names)});`,
    `tag(g${group}, { group: ${group} });`,
    `export function g${group}(x: number): { ${names.map((name) => `${name}: number`).join("; ")} } {`,
    `  return { ${names.map((name, place) => `${name}: x + ${place}`).join(", ")} };`,
    "}",
    `parameterize(scaled${group}, {`,
    ...bindings,
    "});",
    `pipeOutput(scaled${group}, step(_double), step(_next));`,
    `export function scaled${group}(value: number, by: number): number { return value * by; }`,
    `checkOutput(sum${group}, { range: [0, 1e9] });`,
    `export function sum${group}(${Array.from({ length: bound }, (_, place) => `b${group}n${place}: number`).join(", ")}): number {`,
    `  return ${Array.from({ length: bound }, (_, place) => `b${group}n${place}`).join(" + ")};`,
    "}",
    `export function rest${group}(${names
      .slice(bound)
      .map((name) => `${name}: number`)
      .join(", ")}): number {`,
    `  return ${names.slice(bound).join(" + ")};`,
    "}",
  ];
}
