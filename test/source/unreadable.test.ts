import { expect, test } from "vitest";
import { readModules } from "../../src/source/read-modules.ts";
import { memoryFiles, readDeclared, readText } from "./read-text.ts";

const assigned = "a variable of its module that is assigned to";
const changed = "an object of its module that is changed";

test.each([
  ["by a function", "let k = 1;\nexport function g(): void { k = 2; }", [`"k" (./dataflow.ts), ${assigned}`]],
  ["by a statement", "let k = 1;\nk = 2;", [`"k" (./dataflow.ts), ${assigned}`]],
  ["by an operator", "let k = 1;\nfunction g() { k += 2; }", [`"k" (./dataflow.ts), ${assigned}`]],
  ["by ++", "var k = 1;\nfunction g() { k++; }", [`"k" (./dataflow.ts), ${assigned}`]],
  ["by a pattern", "let k = 1;\nfunction g(a: any) { [{ b: k = 1 }] = a; }", [`"k" (./dataflow.ts), ${assigned}`]],
  ["by a shorthand", "let k = 1;\nfunction g(a: any) { ({ k } = a); }", [`"k" (./dataflow.ts), ${assigned}`]],
  ["by a loop", "let k = 1;\nfunction g(a: any) { for (k of a); }", [`"k" (./dataflow.ts), ${assigned}`]],
  ["in a member", "const k = { a: 1 };\nfunction g() { k.a = 2; }", [`"k" (./dataflow.ts), ${changed}`]],
  [
    "in a member of a member",
    "const k: any = {};\nfunction g(a: any) { k[a].b ??= 2; }",
    [`"k" (./dataflow.ts), ${changed}`],
  ],
  ["by deletion", "const k: any = { a: 1 };\nfunction g() { delete k.a; }", [`"k" (./dataflow.ts), ${changed}`]],
  ["by a method of arrays", "const k: any[] = [];\nfunction g() { k.push(1); }", [`"k" (./dataflow.ts), ${changed}`]],
  ["by a method of maps", "const k = new Map();\nfunction g() { k.set(1, 2); }", [`"k" (./dataflow.ts), ${changed}`]],
  ["by a method of sets", "const k = new Set();\nfunction g() { k.add(1); }", [`"k" (./dataflow.ts), ${changed}`]],
  [
    "by Object.assign",
    "const k = {};\nfunction g(a: any) { Object.assign(k, a); }",
    [`"k" (./dataflow.ts), ${changed}`],
  ],
  ["deep inside", "const k = { list: [1] };\nfunction g() { k.list.push(2); }", [`"k" (./dataflow.ts), ${changed}`]],
  [
    "in a function's member",
    "function k() {}\nfunction g() { (k as any).calls = 1; }",
    [`"k" (./dataflow.ts), ${changed}`],
  ],
  ["in a class's member", "class k { static a = 1; }\nfunction g() { k.a++; }", [`"k" (./dataflow.ts), ${changed}`]],
])("a variable that is changed %s cannot be read", (_, text, told) => {
  expect(readDeclared(`${text}\nexport function f(): any { return k; }`, "f").unreadable).toEqual(told);
});

test.each([
  ["a let that is never assigned again", "let k = 1;"],
  ["a local of its name that is", "let k = 1;\nfunction g(k: any) { k = 2; { let k = 1; k++; } }"],
  ["a constant that is read", "const k: any = [1];\nfunction g() { k.map(String); return k.length; }"],
  ["methods of an object of its own", "const k = { add: (a: number) => a };\nfunction g() { k.add(1); }"],
  [
    "methods of a data frame",
    'import pl from "nodejs-polars";\nconst k = pl.Series([1]);\nfunction g() { k.sort(); k.add(1); }',
  ],
])("%s can be read", (_, text) => {
  expect(readDeclared(`${text}\nexport function f(): any { return k; }`, "f")).not.toHaveProperty("unreadable");
});

test.each([
  ["import(a)", "return import(a);"],
  ["require(a)", "return require(a);"],
  ["eval", "return eval(a);"],
  ["new Function", "return new Function(a);"],
])("%s cannot be read", (what, body) => {
  const [told = ""] = readDeclared(`export function f(a: any): any { ${body} }`).unreadable ?? [];
  expect(told).toMatch(/, which (is only known when it runs|runs text as code)$/);
  expect(told.startsWith(`${what} (./dataflow.ts)`)).toBe(true);
});

test("a local of the name, and what is written out, can be read", () => {
  const text =
    'export function f(a: any): any { const g = (eval: any, Function: any) => eval(Function(a)); return [g, import("./a.ts")]; }';
  expect(readDeclared(text, "f", { "a.ts": "" })).not.toHaveProperty("unreadable");
});

const chain = {
  "dataflow.ts": `import { checkOutput, cache, tag } from "eponym";
import { tax } from "./lib/tax.ts";
import { seen } from "./lib/seen.ts";
checkOutput(f, { range: [0, tax(1)] });
export function f(): number { return 1; }
tag(g, { a: 1 });
export function g(): number { return tax(2); }
cache(h, { version: "1" });
export function h(): number { return tax(3); }
export function i(): number { seen.push(1); return 1; }
export function j(): number { return 1; }
`,
  "lib/tax.ts": "import { rate } from './rate.ts';\nexport function tax(a: number): number { return a * rate; }",
  "lib/rate.ts": "// How much.\nexport let rate = 2;\nexport function setRate(a: number): void { rate = a; }",
  "lib/seen.ts": "export const seen: number[] = [];",
};

test("what is reached through files and decorators is told where it is reached", () => {
  const { "dataflow.ts": text, ...others } = chain;
  const [f, g, h, i, j] = readText(text, others).declared;
  const told = [`"rate" (./lib/rate.ts), ${assigned}`];
  expect(f).not.toHaveProperty("unreadable");
  expect(f?.decorations[0]?.unreadable).toEqual(told);
  expect([g?.unreadable, h?.unreadable]).toEqual([told, told]);
  expect(g?.decorations[0]).not.toHaveProperty("hash");
  expect(i?.unreadable).toEqual([`"seen" (./lib/seen.ts), ${changed}`]);
  expect(j).not.toHaveProperty("unreadable");
});

test("a note says once where it is and who reaches it, but for those that have a version", () => {
  const { notes, problems } = readModules(["dataflow.ts"], { fileSystem: memoryFiles(chain), cwd: "/project" });
  expect(problems).toEqual([]);
  expect(
    notes.map(({ code, nodes, location }) => [code, nodes, location?.file, location?.line, location?.column]),
  ).toEqual([
    ["CODE_UNREADABLE", ["f", "g"], "lib/rate.ts", 2, 12],
    ["CODE_UNREADABLE", ["i"], "lib/seen.ts", 1, 14],
  ]);
  expect(notes[0]?.message).toContain('"f", "g" reach "rate"');
  expect(notes[0]?.hint).toContain("version");
});
