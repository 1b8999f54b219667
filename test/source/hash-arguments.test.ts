import { expect, test } from "vitest";
import { versionOf } from "./version-of.ts";

/** A module in which decorators take everything that they can take. */
const dataflow = `
import { extractFields, from, loadFrom, mutate, pipeOutput, resolve, saveTo, step, subdag, to } from "eponym";
import survey from "./survey.dag.ts";
import { widen } from "./widen.ts";

const folder = "data";
const allowed = ["train"];
pipeOutput(f, step(_round, (digits: number) => [digits], { when: { precise: false } }), step(widen));
loadFrom(f, { rows: from.csv("rows.csv"), more: (dir: string) => from.json(\`\${dir}/more.json\`) });
saveTo(f, (path: string) => to.json(path + folder));
subdag(f, [survey], { inputs: (usPath: string) => ({ surveyPath: usPath }), config: { region: "us" } });
resolve(f, { names: ["train", "test"] }, (config: { fields: string[] }) => {
  const kept = config.fields.filter((field) => allowed.includes(field));
  if (kept.length > 0) extractFields(f, kept);
});
export function f(rows: number[], more: number[]): Record<string, number[]> {
  return { train: rows, test: more };
}

mutate(shift, [f]);
export function shift(f: number, by: number): number {
  return f + by;
}

export function _round(value: number, digits: number): number {
  return halfUp(value, digits);
}
function halfUp(value: number, digits: number): number {
  return Math.round(value * 10 ** digits) / 10 ** digits;
}
`;
const others = {
  "widen.ts": "export function widen(value: number): number { return value * 2; }",
  "survey.ts": "export function ages(surveyPath: string): number[] { return [surveyPath.length]; }",
};

function hashOf(text: string, files: Readonly<Record<string, string>> = others): string {
  return versionOf(text, "f", files);
}

const before = hashOf(dataflow);

/** The dataflow with one piece of it replaced, which has to be there once. */
function change(from: string, into: string): string {
  expect(dataflow.split(from)).toHaveLength(2);
  return dataflow.replace(from, into);
}

test.each([
  ["a step's function", "halfUp(value, digits);\n}", "halfUp(value, digits + 1);\n}"],
  ["what a step's function calls", "Math.round(", "Math.floor("],
  ["a step's binding", "=> [digits]", "=> [digits + 1]"],
  ["the node that a step's binding takes", "(digits: number) => [digits]", "(places: number) => [places]"],
  ["a step's condition", "precise: false", "precise: true"],
  ["the order of steps", "step(widen)", "step(widen), step(widen)"],
  ["a loader", 'from.csv("rows.csv")', 'from.tsv("rows.csv")'],
  ["a loader's argument", '"rows.csv"', '"other.csv"'],
  ["what a loader's binding makes of its parameters", "/more.json", "/most.json"],
  ["a constant that a saver takes", 'folder = "data"', 'folder = "out"'],
  ["what a module inside is given", "({ surveyPath: usPath })", "({ surveyPath: usPath.trim() })"],
  ["the config of a module inside", 'region: "us"', 'region: "eu"'],
  ["the names that a resolver may make", '"test"]', '"rest"]'],
  ["a resolver's body", "kept.length > 0", "kept.length > 1"],
  ["a constant that a resolver reads", 'allowed = ["train"]', 'allowed = ["test"]'],
  ["a resolver's decorator", "extractFields(f, kept)", "extractFields(f, kept, { fill: null })"],
])("%s counts", (_, from, into) => {
  expect(hashOf(change(from, into))).not.toBe(before);
});

test.each([
  ["a function of another file", "widen.ts", "value * 2", "value * 3"],
  ["a module inside", "survey.ts", "[surveyPath.length]", "[0]"],
] as const)("%s counts", (_, file, from, into) => {
  expect(hashOf(dataflow, { ...others, [file]: others[file].replace(from, into) })).not.toBe(before);
});

test.each([
  ["a comment in a step", "=> [digits]", "=> /* how many */ [digits]"],
  ["a comment in a step's function", "return halfUp(value", "// up\n  return halfUp(value"],
  ["a comment in a resolver", "const kept =", "// those that may be made\n  const kept /* all */ ="],
  ["white space", "step(widen)", "step(\n    widen\n  )"],
  ["a function that is not reached", "return f + by", "return f - by"],
])("%s does not count", (_, from, into) => {
  expect(hashOf(change(from, into))).toBe(before);
});
