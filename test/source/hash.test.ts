import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readText } from "./read-text.ts";
import { versionOf } from "./version-of.ts";

const hashOf = (text: string, others?: Readonly<Record<string, string>>): string => versionOf(text, "f", others);

describe("comments and white space", () => {
  const imports = 'import { tag } from "eponym";\nimport { low as floor } from "./a.ts";\n';
  const helpers = { "a.ts": "export const low = (text: string) => text.length;" };
  // Cut where anything may stand between.
  const tokens = [
    "const·k·=·(·x·:·number·,·y·=·'a  b'·)·=>·x·*·floor·(·`p${ y }q`·)·;",
    "tag·(·f·,·{·a·:·[·1·,·/re  gex\\//g·]·}·)·;",
    "export·async function·f·(·{·age·,·name·=·'x'·}·:·{·age·:·number·;·name·?·:·string·}·)·:·Promise<·Array<·number·>·>·{",
    "for·(·const·each·of·[·1·,·2·]·)·{·if·(·each·>·age·)·{·continue·;·}·}",
    "return k·(·age·>>·2·,·name·)·;·}",
  ].flatMap((line) => line.split("·"));

  test("do not change a hash", () => {
    const trivia = fc.constantFrom(" ", "\n", "\t", " /* f(1) */ ", " // x = 2\n", "\r\n\r\n");
    const before = hashOf(imports + tokens.join(" "), helpers);
    fc.assert(
      fc.property(fc.array(trivia, { minLength: tokens.length, maxLength: tokens.length }), (between) => {
        const text = imports + tokens.map((token, place) => token + between[place]).join("");
        expect(hashOf(text, helpers)).toBe(before);
      }),
    );
  });

  test("but every token does", () => {
    const before = hashOf(imports + tokens.join(" "), helpers);
    const changes: readonly [string, string][] = [
      ["'a  b'", "'a b'"],
      ["/re  gex\\//g", "/re gex\\//g"],
      ["`p${ y }q`", "`p${ y } q`"],
      [">>", ">>>"],
      ["continue", "break"],
      ["[ 1 , 2 ]", "[ 2 , 1 ]"],
      ["{ a :", "{ b :"],
    ];
    for (const [from, to] of changes) {
      const text = imports + tokens.join(" ").replace(from, to);
      expect(text).not.toBe(imports + tokens.join(" "));
      expect(hashOf(text, helpers)).not.toBe(before);
    }
  });
});

const swap = 'import { a as x, b as y } from "./a.ts";\nexport function f(): number { return x - y; }';

test.each<[string, string, string, Readonly<Record<string, string>>?, Readonly<Record<string, string>>?]>([
  [
    "a constant",
    "const k = 1;\nexport function f(): number { return k; }",
    "const k = 2;\nexport function f(): number { return k; }",
  ],
  [
    "a destructured constant",
    "const { k } = { k: 1 };\nexport function f(): number { return k; }",
    "const { k } = { k: 2 };\nexport function f(): number { return k; }",
  ],
  [
    "a class",
    "class K { a = 1; }\nexport function f(): unknown { return new K(); }",
    "class K { a = 2; }\nexport function f(): unknown { return new K(); }",
  ],
  [
    "a base class",
    "class A { a = 1; }\nclass K extends A {}\nexport function f(): unknown { return new K(); }",
    "class A { a = 2; }\nclass K extends A {}\nexport function f(): unknown { return new K(); }",
  ],
  [
    "an enum",
    "enum K { A = 1 }\nexport function f(): K { return K.A; }",
    "enum K { A = 2 }\nexport function f(): K { return K.A; }",
  ],
  [
    "a default",
    "const k = 1;\nexport function f(a: number = k): number { return a; }",
    "const k = 2;\nexport function f(a: number = k): number { return a; }",
  ],
  [
    "a shorthand property",
    "const k = 1;\nexport function f(): unknown { return { k }; }",
    "const k = 2;\nexport function f(): unknown { return { k }; }",
  ],
  [
    "a decorator's argument",
    'import { tag } from "eponym";\ntag(f, 1);\nexport function f(): number { return 1; }',
    'import { tag } from "eponym";\ntag(f, 2);\nexport function f(): number { return 1; }',
  ],
  [
    "the decorator",
    'import { tag, mark } from "eponym";\ntag(f, 1);\nexport function f(): number { return 1; }',
    'import { tag, mark } from "eponym";\nmark(f, 1);\nexport function f(): number { return 1; }',
  ],
  [
    "which of two decorators has an argument",
    'import { a, b } from "eponym";\na(f, 1);\nb(f);\nexport function f(): number { return 1; }',
    'import { a, b } from "eponym";\na(f);\nb(f, 1);\nexport function f(): number { return 1; }',
  ],
  [
    "a constant in a decorator",
    'import { tag } from "eponym";\nconst k = 1;\ntag(f, k);\nexport function f(): number { return 1; }',
    'import { tag } from "eponym";\nconst k = 2;\ntag(f, k);\nexport function f(): number { return 1; }',
  ],
  [
    "the default export of a file",
    'import k from "./a.ts";\nexport function f(): number { return k; }',
    'import k from "./a.ts";\nexport function f(): number { return k; }',
    { "a.ts": "export default 1;" },
    { "a.ts": "export default 2;" },
  ],
  [
    "a data file",
    'import k from "./a.json" with { type: "json" };\nexport function f(): unknown { return k; }',
    'import k from "./a.json" with { type: "json" };\nexport function f(): unknown { return k; }',
    { "a.json": "1" },
    { "a.json": "2" },
  ],
  [
    "a file imported as it runs",
    'export async function f(): Promise<unknown> { return await import("./a.ts"); }',
    'export async function f(): Promise<unknown> { return await import("./a.ts"); }',
    { "a.ts": "export const k = 1;" },
    { "a.ts": "export const k = 2;" },
  ],
  [
    "a file named without its ending",
    'import { k } from "./a";\nexport function f(): number { return k; }',
    'import { k } from "./a";\nexport function f(): number { return k; }',
    { "a.ts": "export const k = 1;" },
    { "a.ts": "export const k = 2;" },
  ],
  [
    "a file named by what it compiles to",
    'import { k } from "./a.js";\nexport function f(): number { return k; }',
    'import { k } from "./a.js";\nexport function f(): number { return k; }',
    { "a.ts": "export const k = 1;" },
    { "a.ts": "export const k = 2;" },
  ],
  [
    "a whole namespace",
    'import * as all from "./a.ts";\nexport function f(): unknown { return Object.keys(all); }',
    'import * as all from "./a.ts";\nexport function f(): unknown { return Object.keys(all); }',
    { "a.ts": "export const k = 1;" },
    { "a.ts": "export const k = 2;" },
  ],
  [
    "another module",
    'import other from "./a.dag.ts";\nexport function f(): unknown { return other; }',
    'import other from "./a.dag.ts";\nexport function f(): unknown { return other; }',
    { "a.ts": "export function g(): number { return 1; }" },
    { "a.ts": "export function g(): number { return 2; }" },
  ],
  [
    "which of two helpers is meant",
    swap,
    swap.replace("a as x, b as y", "b as x, a as y"),
    { "a.ts": "export const a = 1, b = 2;" },
    { "a.ts": "export const a = 1, b = 2;" },
  ],
  [
    "a helper that goes missing",
    swap,
    swap,
    { "a.ts": "export const a = 1, b = 2;" },
    { "a.ts": "export const a = 1;" },
  ],
])("%s counts", (_, before, after, filesBefore, filesAfter) => {
  expect(hashOf(after, filesAfter)).not.toBe(hashOf(before, filesBefore));
});

test.each<[string, string, string, Readonly<Record<string, string>>?, Readonly<Record<string, string>>?]>([
  [
    "another function",
    "export function f(g: number): number { return g; }\nexport function g(): number { return 1; }",
    "export function f(g: number): number { return g; }\nexport function g(): number { return 2; }",
  ],
  [
    "a type",
    "interface K { a: number }\nexport function f(k: K): number { return k.a; }",
    "interface K { a: number; b: number }\nexport function f(k: K): number { return k.a; }",
  ],
  [
    "a constant that only a type asks for",
    "const k = 1;\nexport function f(a: typeof k): number { return a; }",
    "const k = 2;\nexport function f(a: typeof k): number { return a; }",
  ],
  [
    "a property's name",
    "const k = 1;\nexport function f(a: { k: number }): unknown { return { k: a.k }; }",
    "const k = 2;\nexport function f(a: { k: number }): unknown { return { k: a.k }; }",
  ],
  [
    "a local of the name",
    "const k = 1;\nexport function f(): number { for (const k of [1]) return k; { const k = 2; return k; } }",
    "const k = 2;\nexport function f(): number { for (const k of [1]) return k; { const k = 2; return k; } }",
  ],
  [
    "a lifted local",
    "const k = 1;\nexport function f(): number { k = 2; if (k) { var k = 1; } return k; }",
    "const k = 2;\nexport function f(): number { k = 2; if (k) { var k = 1; } return k; }",
  ],
  [
    "what a catch, a pattern, a class, a switch binds",
    "const k = 1;\nexport function f(): unknown { try {} catch (k) { return k; } const { a: { k: [m] = [], ...n } } = g(({ k }) => k); switch (m) { case 1: let k = n; return k; } return class k { k = k; }; }\nfunction g(a: any) { return a; }",
    "const k = 2;\nexport function f(): unknown { try {} catch (k) { return k; } const { a: { k: [m] = [], ...n } } = g(({ k }) => k); switch (m) { case 1: let k = n; return k; } return class k { k = k; }; }\nfunction g(a: any) { return a; }",
  ],
  [
    "a label",
    "const k = 1;\nexport function f(): void { k: for (;;) break k; }",
    "const k = 2;\nexport function f(): void { k: for (;;) break k; }",
  ],
  [
    "an export of a namespace that is not used",
    'import * as all from "./a.ts";\nexport function f(): number { return all.k; }',
    'import * as all from "./a.ts";\nexport function f(): number { return all.k; }',
    { "a.ts": "export const k = 1, l = 1;" },
    { "a.ts": "export const k = 1, l = 2;" },
  ],
  [
    "a type-only import",
    'import type { K } from "./a.ts";\nexport function f(a: K): K { return a; }',
    'import type { K } from "./a.ts";\nexport function f(a: K): K { return a; }',
    { "a.ts": "export class K {}" },
    { "a.ts": "export class K { a = 1 }" },
  ],
  [
    "the order of the file",
    "const k = 1;\nexport function f(): number { return k; }",
    "export function f(): number { return k; }\nconst k = 1;",
  ],
])("%s does not count", (_, before, after, filesBefore, filesAfter) => {
  expect(hashOf(after, filesAfter)).toBe(hashOf(before, filesBefore));
});

test("packages are those that are reached by values", () => {
  const text = `
    import { tag } from "eponym";
    import { readFile } from "node:fs/promises";
    import path from "path";
    import pl from "nodejs-polars";
    import type { Table } from "apache-arrow";
    import { type ZodType, z } from "zod/v4";
    import { mean } from "./stats.ts";
    import unused from "unused";
    tag(f, z.number());
    export async function f(a: Table, b: ZodType, c: pl.Series): Promise<unknown> {
      return [mean, readFile, path, await import("@scope/late/part")];
    }
    export function g(c: pl.Series): pl.Series { return pl.Series([]); }
  `;
  const stats = 'export * from "./more.ts";';
  const more = 'export { mean } from "simple-statistics/mean";';
  const { declared } = readText(text, { "stats.ts": stats, "more.ts": more });
  expect(declared.map(({ name, packages }) => [name, packages])).toEqual([
    ["f", ["@scope/late", "simple-statistics"]],
    ["g", ["nodejs-polars"]],
  ]);
  expect(declared[0]?.decorations.map(({ kind, packages }) => [kind, packages])).toEqual([["tag", ["zod"]]]);
});

test("depth does not matter", () => {
  const chain = Array.from({ length: 20_000 }, (_, place) => `function h${place}() { return h${place + 1}(); }`);
  const write = (last: number): string =>
    `${chain.join("\n")}\nconst h20000 = () => ${last};\nexport function f(): unknown { return h0(); }`;
  expect(hashOf(write(1))).not.toBe(hashOf(write(2)));
});
