import { expect, test } from "vitest";
import { readCodes, readDeclared, readText } from "./read-text.ts";

const names = (text: string): readonly string[] => readText(text).declared.map(({ name }) => name);

test("reads a function with everything it says", () => {
  const text = [
    "/** Not this one. */",
    "",
    "/**",
    " * The mean {@link age}.",
    " *",
    " * In years.",
    " * @param age the ages",
    " */",
    "export async function ageMean(age: number[], /* of */ limit = 10 as never): Promise<number> { return 1; }",
  ].join("\n");
  const fixed = text.replace("limit = 10 as never", "limit: number = 10, label?: Map<string, // keys\n  number>");
  expect(readDeclared(fixed)).toEqual({
    name: "ageMean",
    parameters: [
      { name: "age", node: "age", optional: false, type: "number[]" },
      { name: "limit", node: "limit", optional: true, type: "number", default: 10 },
      { name: "label", node: "label", optional: true, type: "Map<string, number>" },
    ],
    call: "positional",
    type: "Promise<number>",
    doc: "The mean {@link age}.\n\nIn years.",
    hash: expect.stringMatching(/^[0-9a-f]{16}$/),
    packages: [],
    decorations: [],
    location: {
      file: "dataflow.ts",
      line: 9,
      column: 23,
      text: fixed.split("\n")[8],
    },
  });
});

test("takes exported functions, arrow functions and function expressions, in the order of the source", () => {
  expect(
    names(`
      export const second = (first: number): number => first;
      export function first(): number { return 1; }
      export const third = function (second: number): number { return second; }, fourth = async (): Promise<void> => {};
      export const fifth = ((third: number): number => third) satisfies unknown;
    `),
  ).toEqual(["second", "first", "third", "fourth", "fifth"]);
});

test("takes functions that are exported in a list, by the names they are exported by", () => {
  expect(
    names(`
      function a(): number { return 1; }
      const b = (): number => 2;
      export { a, b as c, a as d };
    `),
  ).toEqual(["a", "d", "c"]);
});

test("leaves alone what is no function of the module, or is kept out", () => {
  const text = `
    import { price } from "./prices.ts";
    import { make } from "./make.ts";
    export { tax } from "./prices.ts";
    export * from "./prices.ts";
    export { price };
    export type Order = { price: number };
    export interface Row { id: number }
    export class Table {}
    export const limits = { low: 1 };
    export const made = make(() => 1);
    export const [one, two] = [1, 2];
    export let counter = 0;
    export default limits;
    function hidden(a) { return a; }
    export function _helper<T>(...items: T[]) { return items; }
    /** @internal */
    export function* internal(a) { yield hidden(a); }
    function local<T>(a: T): T { return a; }
    export { local as _local };
    export function kept(): number { return 1; }
  `;
  expect(names(text)).toEqual(["kept"]);
});

test("takes the properties of one destructured object as edges", () => {
  const literal =
    "export function f({ a, b: local, c = 1, d, 'e.f': e }: { a: number; b: string[]; c?: number; d?: boolean; 'e.f': Date }): number { return 1; }";
  const fn = readDeclared(literal);
  expect(fn.call).toBe("named");
  expect(fn.parameters).toEqual([
    { name: "a", node: "a", optional: false, type: "number" },
    { name: "b", node: "b", optional: false, type: "string[]" },
    { name: "c", node: "c", optional: true, type: "number", default: 1 },
    { name: "d", node: "d", optional: true, type: "boolean" },
    { name: "e.f", node: "e.f", optional: false, type: "Date" },
  ]);
});

test.each([
  ["an interface", "interface Props { a?: number; b: string }", "Props"],
  ["an alias", "type Props = { a?: number } & { b: string };", "Props"],
  ["an extended interface", "interface Base { a?: number }\ninterface Props extends Base { b: string }", "Props"],
  ["Readonly", "interface Props { a?: number; b: string }", "Readonly<Props>"],
  ["an imported type", 'import type { Imported } from "./types.ts";', "Imported"],
])("reads which edges are optional from %s", (_, declaration, type) => {
  const types = "export type { Props as Imported } from './more.ts';";
  const more = "export interface Props { a?: number; b: string }";
  const fn = readDeclared(`${declaration}\nexport function f({ a, b }: ${type}): number { return 1; }`, "f", {
    "types.ts": types,
    "more.ts": more,
  });
  expect(fn.parameters).toEqual([
    { name: "a", node: "a", optional: true, type: "number" },
    { name: "b", node: "b", optional: false, type: "string" },
  ]);
});

test("says what it can of a destructured object whose type is elsewhere", () => {
  const text = 'import type { Props } from "props";\nexport function f({ a, b = 1 }: Props = {}): number { return 1; }';
  expect(readDeclared(text).parameters).toEqual([
    { name: "a", node: "a", optional: false, type: 'Props["a"]' },
    { name: "b", node: "b", optional: true, default: 1, type: 'Props["b"]' },
  ]);
});

test.each([
  ["by name", 'import type { Source } from "eponym";', "Source"],
  ["by an alias", 'import { type Source as From } from "eponym";', "From"],
  ["through a namespace", 'import type * as eponym from "eponym";', "eponym.Source"],
  ["from a subpath", 'import type { Source } from "eponym/markers";', "Source"],
])("renames an edge through a marker imported %s", (_, line, marker) => {
  const text = `${line}
    export function f(rate: ${marker}<"taxRate", number | null>, other?: (${marker}<"usSpend.total", Date>)): number { return 1; }
    export function g({ rate }: { rate: ${marker}<"taxRate", number> }): number { return 1; }`;
  expect(readDeclared(text, "f").parameters).toEqual([
    { name: "rate", node: "taxRate", optional: false, type: "number | null" },
    { name: "other", node: "usSpend.total", optional: true, type: "Date" },
  ]);
  expect(readDeclared(text, "g").parameters).toEqual([
    { name: "rate", node: "taxRate", optional: false, type: "number" },
  ]);
});

test("a type that happens to be called Source is no marker", () => {
  const text =
    "interface Source<N, T> { n: N; t: T }\nexport function f(rate: Source<'a', number>): number { return 1; }";
  expect(readDeclared(text).parameters[0]?.node).toBe("rate");
});

test("modules may import each other in a circle", () => {
  const others = {
    "b.ts": 'import { a } from "./dataflow.ts";\nexport { a };\nexport const b = (): number => a() + 1;',
  };
  const text = 'import { b } from "./b.ts";\nexport function a(): number { return b(); }\nexport { b };';
  expect(readText(text, others).declared.map(({ name }) => name)).toEqual(["a"]);
});

test("a name that is re-exported in a circle leads nowhere", () => {
  const text = 'import { x } from "./b.ts";\nexport { x };\nexport function f(): unknown { return x; }';
  expect(readText(text, { "b.ts": 'export { x } from "./dataflow.ts";' }).declared).toHaveLength(1);
});

test("a shebang, a byte order mark and Windows line ends do not move places", () => {
  const text = "\uFEFF#!/usr/bin/env node\r\n/** Doc. */\r\nexport function f(): number { return 1; }\r\n";
  const { location, doc } = readDeclared(text);
  expect(location).toEqual({
    file: "dataflow.ts",
    line: 3,
    column: 17,
    text: "export function f(): number { return 1; }",
  });
  expect(doc).toBe("Doc.");
});

test.each([
  ["an interface", "export interface Config { mode: string }", true],
  ["an alias", "type Mode = { mode: string };\nexport type { Mode as Config };", true],
  ["a type of another file", 'export type { Config } from "./config.ts";', true],
  ["a value import of a type", 'import { Config } from "./config.ts";\nexport { Config };', true],
  ["a type of a package", 'export type { Config } from "somewhere";', true],
  ["a value", "export const Config = 1;", false],
  ["a type that is not exported", "interface Config { mode: string }", false],
  ["nothing", "", false],
])("sees a config type in %s", (_, text, expected) => {
  expect(readText(text, { "config.ts": "export interface Config { mode: string }" }).configType).toBe(expected);
});

test("lists the sources of the generated modules that a file imports", () => {
  const text =
    'import a from "./a.dag.ts";\nimport b from "./sub/b.dag.ts";\nimport c from "./missing.dag.ts";\nexport const all = [a, b, c];';
  expect(readText(text, { "a.ts": "", "sub/b.ts": "" }).dagImports).toEqual(["/project/a.ts", "/project/sub/b.ts"]);
});

test.each([
  [
    "a type in a default",
    "export function f(a: number = g<number>(1)): number { return a; }\nfunction g<T>(x: T): T { return x; }",
    [],
  ],
  ["a type predicate", "export function f(a: unknown): a is string { return true; }", []],
  [
    "a function that merges with a namespace",
    "export function f(): number { return 1; }\ndeclare namespace f { const a: number; }",
    [],
  ],
  ["a const beside a type of its name", "export type f = number;\nexport const f = (): number => 1;", []],
  [
    "two functions of one name, one exported",
    "function f(): number { return 1; }\nexport function f(): number { return 2; }",
    ["DECLARED_TWICE"],
  ],
])("copes with %s", (_, text, codes) => {
  expect(readCodes(text)).toEqual(codes);
});
