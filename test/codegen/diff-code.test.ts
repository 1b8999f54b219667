import { expect, test } from "vitest";
import { diffModules } from "../../src/codegen/diff-modules.ts";
import type { Module } from "../../src/module.ts";
import { readText } from "../source/read-text.ts";

const dataflow = `import { extractFields, parameterize, pipeOutput, retry, step, tag } from "eponym";
import { round } from "./round.ts";
import { rate } from "./rate.ts";

tag(split, { owner: "growth" });
retry(split, { attempts: 2 });
extractFields(split, ["train", "test"]);
export function split(rows: number[]): { train: number[]; test: number[] } { return { train: rows, test: rows }; }

parameterize(above, { above10: (train: number[]) => [train, 10], above20: (train: number[]) => [train, 20] });
export function above(values: number[], limit: number): number { return values.filter((value) => value > limit).length * rate; }

pipeOutput(price, step(round, (digits: number) => [digits]));
export function price(above10: number): number { return above10; }
`;
const others = {
  "round.ts": "export function round(value: number, digits: number): number { return value + digits; }",
  "rate.ts": "export const rate = 2;",
};

function read(text: string, files: Readonly<Record<string, string>> = others): readonly Module[] {
  return [{ ...readText(text, files), source: {}, code: {} }];
}

function changedCode(text: string, files?: Readonly<Record<string, string>>): readonly string[] {
  const { added, removed, changed } = diffModules(read(dataflow), read(text, files));
  expect([added, removed]).toEqual([[], []]);
  return changed.filter(({ changes }) => changes.includes("code")).map(({ name }) => name);
}

test.each([
  ["a tag", 'owner: "growth"', 'owner: "sales"', []],
  ["a policy", "attempts: 2", "attempts: 3", []],
  ["a decorator's literals", '"train", "test"', '"test", "train"', ["train", "test"]],
  ["a binding", "[train, 20]", "[train, 21]", ["above10", "above20"]],
  ["a function that bindings call", "value > limit", "value >= limit", ["above10", "above20"]],
  ["a function whose result is taken apart", "test: rows };", "test: [] };", ["split"]],
  ["a step's binding", "=> [digits]", "=> [digits + 1]", ["price.round", "price"]],
  ["a function with steps", "return above10", "return -above10", ["price.raw"]],
  ["nothing", "return above10;", "/* so */ return (above10)", []],
])("a change of %s changes the code of what is made of it", (_, from, into, changed) => {
  expect(dataflow.split(from).length).toBe(2);
  expect(changedCode(dataflow.replace(from, into)).toSorted()).toEqual(changed.toSorted());
});

test("what lies in other files changes the code of what reaches it", () => {
  expect(changedCode(dataflow, { ...others, "rate.ts": "export const rate = 3;" })).toEqual(["above10", "above20"]);
  expect(changedCode(dataflow, { ...others, "round.ts": others["round.ts"].replace("+", "-") }).toSorted()).toEqual([
    "price",
    "price.round",
  ]);
});
