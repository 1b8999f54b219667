import { expect, test } from "vitest";
import type { Argument } from "../../src/node.ts";
import { readCodes, readDeclared, readText } from "./read-text.ts";

/** The arguments of one decorator, as they are written. */
function readArguments(written: string, more = ""): readonly Argument[] {
  const text = `import { tag } from "eponym";\n${more}\ntag(f, ${written});\nexport function f(): number { return 1; }`;
  const [decoration] = readDeclared(text, "f").decorations;
  return decoration?.args ?? [];
}

test.each([
  ["by name", 'import { config, tag } from "eponym";', "tag", "config.when"],
  ["by aliases", 'import { config as only, tag as label } from "eponym";', "label", "only.when"],
  ["through a namespace", 'import * as e from "eponym";', "e.tag", "e.config.when"],
  [
    "from subpaths",
    'import { tag } from "eponym/more";\nimport { config } from "eponym/config";',
    "tag",
    "config.when",
  ],
])("reads decorators imported %s", (_, line, tag, when) => {
  const { decorations } = readDeclared(
    `${line}\n${tag}(f, 1);\n(${when}(f!, 2));\nexport function f(): number { return 1; }\n${tag}((f as never), 3);`,
  );
  expect(decorations.map(({ kind, args }) => [kind, ...args])).toEqual([
    ["tag", 1],
    ["config.when", 2],
    ["tag", 3],
  ]);
});

test("a decoration stands where its statement does", () => {
  const { decorations } = readDeclared(
    'import { tag } from "eponym";\n\n  tag(f, { a: 1 });\nexport function f(): number { return 1; }',
  );
  expect(decorations[0]?.location).toEqual({ file: "dataflow.ts", line: 3, column: 3, text: "  tag(f, { a: 1 });" });
});

test("the decorators of a function go with each name it is exported by", () => {
  const { declared } = readText(
    'import { tag } from "eponym";\ntag(f, 1);\nfunction f(): number { return 1; }\nexport { f as a, f as b };',
  );
  expect(declared.map(({ name, decorations }) => [name, decorations.length])).toEqual([
    ["a", 1],
    ["b", 1],
  ]);
});

test.each<[string, Argument]>([
  ['"text"', "text"],
  ["`text`", "text"],
  ["1_000.5", 1000.5],
  ["0x10", 16],
  ["-2", -2],
  ["+2", 2],
  ["true", true],
  ["null", null],
  ["undefined", undefined],
  ['[1, ["a"], {}] as const', [1, ["a"], {}]],
  ["({ a: 1, 'b c': { 2: [-1] } }) satisfies object", { a: 1, "b c": { "2": [-1] } }],
  ["<const>{ a: 1 }", { a: 1 }],
])("reads %s as a value", (written, value) => {
  expect(readArguments(written)).toEqual([value]);
});

test.each<[string, Argument]>([
  ["limits", { $: "expression", text: "limits", name: "limits", hidden: true }],
  ["limits.age.low", { $: "expression", text: "limits.age.low", name: "low", hidden: true }],
  ["(limits as never)!", { $: "expression", text: "(limits as never)!", name: "limits", hidden: true }],
  ["1n", { $: "expression", text: "1n" }],
  ["/a b/g", { $: "expression", text: "/a b/g" }],
  ["`a ${1}`", { $: "expression", text: "`a ${1}`" }],
  ["1 + // one\n  1", { $: "expression", text: "1 + 1" }],
  ["z.object({\n  a: z.string(),\n})", { $: "expression", text: "z.object({ a: z.string(), })" }],
  ["...limits", { $: "expression", text: "...limits" }],
  ["[1, , 2]", { $: "expression", text: "[1, , 2]" }],
  ["[...limits, 1]", { $: "expression", text: "[...limits, 1]" }],
  ["{ a: { ...limits } }", { $: "expression", text: "{ a: { ...limits } }" }],
  ["{ [key]: 1 }", { $: "expression", text: "{ [key]: 1 }" }],
  ["{ __proto__: null }", { $: "expression", text: "{ __proto__: null }" }],
  ['{ $: "binding" }', { $: "expression", text: '{ $: "binding" }' }],
  ["{ get a() { return 1; } }", { $: "expression", text: "{ get a() { return 1; } }" }],
  ["step(...limits)", { $: "expression", text: "step(...limits)" }],
  ["scale<number>(1)", { $: "expression", text: "scale<number>(1)" }],
])("leaves %s to the running module", (written, expression) => {
  expect(readArguments(written, 'import { step } from "eponym";')).toEqual([expression]);
});

test("expressions stay where they are inside literals", () => {
  expect(readArguments("{ range: [limits.low, 1], limits }")).toEqual([
    {
      range: [{ $: "expression", text: "limits.low", name: "low", hidden: true }, 1],
      limits: { $: "expression", text: "limits", name: "limits", hidden: true },
    },
  ]);
});

test("reads functions as bindings, wherever they stand in a literal", () => {
  const price = { name: "price", node: "price", optional: false, type: "number", takes: "number" };
  const rate = { name: "rate", node: "taxRate", optional: true, type: "number", default: 1, takes: "number" };
  const more = 'import type { Source } from "eponym";';
  expect(readArguments("(price: number) => [price]", more)).toEqual([{ $: "binding", parameters: [price] }]);
  const written = `{
    a: function (price: number) { return [price]; },
    b: [(rate: Source<"taxRate", number> = 1) => [rate]],
    c(price: number) { return [price]; },
    d: () => [],
  }`;
  expect(readArguments(written, more)).toEqual([
    {
      a: { $: "binding", parameters: [price] },
      b: [{ $: "binding", parameters: [rate] }],
      c: { $: "binding", parameters: [price] },
      d: { $: "binding", parameters: [] },
    },
  ]);
});

test.each([
  [
    "a driver made from a module",
    'import { Driver } from "eponym";\nconst driver = new Driver({ modules: [] });\nexport function f(): unknown { return driver; }',
  ],
  ["something defined", 'import { defineConfig } from "eponym/config";\nexport default defineConfig({ modules: [] });'],
  ["a local object handed over", 'import { addTable } from "eponym";\nconst table = { name: "t" };\naddTable(table);'],
  [
    "an imported object handed over",
    'import { addTable } from "eponym";\nimport { table } from "./table.ts";\naddTable(table);',
  ],
  [
    "steps inside a decorator",
    'import { pipeOutput, step } from "eponym";\npipeOutput(f, step(g, { when: { a: 1 } }));\nexport function f(): number { return 1; }\nexport function g(f: number): number { return f; }',
  ],
  [
    "another tag inside a function",
    'import { tag } from "eponym";\nexport function f(tag: (f: unknown) => number): number { return tag(f); }\ntag(f, 1);',
  ],
  [
    "a parameter of the function's name",
    'import { tag } from "eponym";\nexport function f(): number { return 1; }\nexport function g(f: never): void { tag(f, 1); }',
  ],
  [
    "a function used as a value",
    "export function f(): number { return 1; }\nexport const table = [f];\nexport const all = table.map((fn) => fn());",
  ],
])("does not take %s for a decorator", (_, text) => {
  expect(readCodes(text, { "table.ts": 'export const table = { name: "t" };' })).toEqual([]);
});

test("a decorator whose arguments are wrong is reported once for each mistake, and its function left out", () => {
  const text =
    'import { inject } from "eponym";\ninject(f, (a, [b]: number[], ...c: number[]) => [a]);\nexport function f(a: number): number { return a; }';
  expect(readCodes(text)).toEqual(["PARAMETER_TYPE_MISSING", "DESTRUCTURED_BINDING", "REST_PARAMETER"]);
});
