import { expect, test } from "vitest";
import { functionRow, positionsOf } from "../../src/codegen/print-rows.ts";
import { createModule } from "../../src/module.ts";
import type { Declared } from "../../src/node.ts";
import { readDeclared } from "./read-text.ts";

/** As a generated file would tell it. */
function restate(declared: Declared): Declared {
  const url = "file:///project/dataflow.dag.ts";
  const functions = [functionRow(declared)];
  return createModule({
    name: "dataflow",
    file: "./dataflow.ts",
    url,
    source: {},
    functions,
    positions: [positionsOf(declared)],
  }).declared[0]!;
}

test.each<[string, unknown]>([
  ["10", 10],
  ["-0.5", -0.5],
  ["'a=\"b\"?'", 'a="b"?'],
  ["true", true],
  ["null", null],
  ["[1, ['a'], {}] as const", [1, ["a"], {}]],
  ["{ a: 1, 'b c': [null] }", { a: 1, "b c": [null] }],
  ["''", ""],
])("the default %s is stated", (written, value) => {
  for (const text of [
    `export function f(a: any = ${written}): any { return a; }`,
    `export function f({ a = ${written} }: { a?: any }): any { return a; }`,
  ]) {
    const declared = readDeclared(text);
    expect(declared.parameters).toEqual([{ name: "a", node: "a", optional: true, type: "any", default: value }]);
    expect(restate(declared).parameters).toEqual(declared.parameters);
  }
});

test.each([
  "-0",
  "undefined",
  "1n",
  "NaN",
  "Infinity",
  "1e999",
  "k",
  "[k]",
  "() => 1",
  "new Date()",
  "{ ...k }",
  "{ __proto__: null }",
])("the default %s is left to the running function", (written) => {
  const declared = readDeclared(
    `const k = [1];\nexport function f(a: any = ${written}, b?: any): any { return [a, b, k]; }`,
  );
  expect(declared.parameters).toEqual([
    { name: "a", node: "a", optional: true, type: "any" },
    { name: "b", node: "b", optional: true, type: "any" },
  ]);
  expect(restate(declared).parameters).toEqual(declared.parameters);
});

test("names that look like defaults are names", () => {
  const declared = readDeclared(
    "export function f({ 'a?': a = 1, 'b=2': b, 'c?=d': c }: { 'a?'?: any; 'b=2': any; 'c?=d': any }): any { return [a, b, c]; }",
  );
  expect(declared.parameters.map(({ name, optional }) => [name, optional])).toEqual([
    ["a?", true],
    ["b=2", false],
    ["c?=d", false],
  ]);
  expect(restate(declared).parameters).toEqual(declared.parameters);
});
