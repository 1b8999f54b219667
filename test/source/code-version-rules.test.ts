import { expect, test } from "vitest";
import { readDeclared } from "./read-text.ts";

/** The hash of a function with this body, beside some declarations. */
function hashOf(body: string, beside = "", signature = "(a: any, b: any): any"): string {
  return readDeclared(`${beside}\nexport async function f${signature} {\n${body}\n}`, "f").hash;
}

test.each([
  ["quotes", `return "it's";`, "return 'it\\'s';"],
  ["a text without places in it", 'return "a";', "return `a`;"],
  ["escapes", 'return "\\u0041\\x42";', 'return "AB";'],
  ["how a number is written", "return [255, 1000, 0.5, 1000];", "return [0xff, 1_000, .5, 1e3];"],
  ["how a large number is written", "return [255n, 1000n];", "return [0xffn, 1_000n];"],
  ["trailing commas", "return g(a, [b], { a });", "return g(a, [b,], { a, },);"],
  ["parentheses that change nothing", "return a + b * 2;", "return ((a) + (b * (2)));"],
  ["semicolons", "const c = a; return c;", "const c = a\n;;\nreturn c"],
  ["quotes around keys", "return { a: 1, 2: b };", `return { "a": 1, '2': b };`],
  ["how a numeric key is written", "return { 16: b };", "return { 0x10: b };"],
  ["a shorthand property", "return { a };", "return { a: a };"],
  ["annotations", "const c = a; return c;", "const c: number = a; return c;"],
  ["as", "return a.b;", "return (a as { b: number }).b as unknown;"],
  ["satisfies", "return { a };", "return { a } satisfies object;"],
  ["!", "return a.b.c;", "return a!.b!.c!;"],
  ["an assertion in angle brackets", "return a.b;", "return (<any>a).b;"],
  ["type arguments", "return new Map([g(a)]);", "return new Map<string, number>([g<number>(a)]);"],
  ["an instantiation", "const c = g; return c;", "const c = g<number>; return c;"],
  ["local types", "return a;", "interface A { a: number } type B = A; return a;"],
  [
    "overloads",
    "function c(x) { return x; } return c(a);",
    "function c(x: number): number; function c(x: any) { return x; } return c(a);",
  ],
  [
    "a parameter called this",
    "function c(x) { return x; } return c(a);",
    "function c(this: void, x: any) { return x; } return c(a);",
  ],
  ["what classes implement", "return class { x = 1 };", "return class implements Iface { x = 1 };"],
  [
    "private and readonly",
    "return class { x = 1; y() {} };",
    "return class { private readonly x = 1; public y(): void {} };",
  ],
  [
    "members that are declared only",
    "return class { x = 1 };",
    "return class { declare z: number; x = 1; [key: string]: any };",
  ],
  [
    "who may see a field that is a parameter",
    "return class { constructor(public x) {} };",
    "return class { constructor(protected readonly x: number) {} };",
  ],
  [
    "locals",
    "const c = a; let d = c; for (const e of b) d += e; return d;",
    "const x = a; let y = x; for (const z of b) y += z; return y;",
  ],
  ["parameters of inner functions", "return b.map((c, d) => c * d);", "return b.map((x, y) => x * y);"],
  [
    "names in patterns",
    "const { c, d: [e = c], ...f2 } = a; return [c, e, f2];",
    "const { c: x, d: [y = x], ...z } = a; return [x, y, z];",
  ],
  ["patterns in parameters", "return b.map(({ c, d = 1 }) => c + d);", "return b.map(({ c: x, d: y = 1 }) => x + y);"],
  [
    "assignments to patterns",
    "let c, d; ({ c, d = 1 } = a); return [c, d];",
    "let x, y; ({ c: x, d: y = 1 } = a); return [x, y];",
  ],
  ["caught errors", "try { g(); } catch (c) { return c; }", "try { g(); } catch (x) { return x; }"],
  ["labels", "c: for (;;) { break c; }", "x: for (;;) { break x; }"],
  [
    "type parameters",
    "function c(x) { return x; } return c;",
    "function c<T extends number>(x: T): T { return x; } return c;",
  ],
  [
    "local functions and classes",
    "function c() { return d; } class d { e() { return d; } } return c();",
    "function x() { return y; } class y { e() { return y; } } return x();",
  ],
  [
    "a function's name for itself",
    "return (function c(n) { return n && c(n - 1); })(a);",
    "return (function x(m) { return m && x(m - 1); })(a);",
  ],
  ["lifted locals", "if (a) { var c = 1; } return c;", "if (a) { var x = 1; } return x;"],
  [
    "a var that is called as a parameter",
    "return b.map((c) => { var c; return c; });",
    "return b.map((x) => { var x; return x; });",
  ],
  [
    "locals that shadow others",
    "const c = 1; { const c = 2; g(c); } return c;",
    "const x = 1; { const y = 2; g(y); } return x;",
  ],
])("%s does not count", (_, before, after) => {
  const beside = "const g: any = (x: any) => x;\ninterface Iface {}";
  expect(hashOf(after, beside)).toBe(hashOf(before, beside));
});

test.each([
  ["an operator", "return a + b;", "return a - b;"],
  ["which side of an operator", "return a - b;", "return b - a;"],
  ["parentheses that change something", "return (a + b) * 2;", "return a + b * 2;"],
  ["++ or --", "let c = a; c++; return c;", "let c = a; c--; return c;"],
  ["before or after", "let c = a; return c++;", "let c = a; return ++c;"],
  ["a text and a number", "return 1;", 'return "1";'],
  ["a number and a large one", "return 1;", "return 1n;"],
  ["a text and a name", "return a;", 'return "a";'],
  ["the order of statements", "g(a); h(b);", "h(b); g(a);"],
  ["the order of keys", "return { a: 1, b: 2 };", "return { b: 2, a: 1 };"],
  ["a key", "return { a: 1 };", "return { b: 1 };"],
  ["a key that is computed", 'return { ["a"]: 1 };', "return { a: 1 };"],
  ["a default in a pattern", "const { c = 1 } = a; return c;", "const { c = 2 } = a; return c;"],
  ["which property a pattern takes", "const { c: x } = a; return x;", "const { d: x } = a; return x;"],
  ["a name and a default", "const { c: g } = a; return 1;", "const { c = g } = a; return 1;"],
  ["holes of arrays", "return [, a];", "return [a];"],
  ["a spread", "return [...a];", "return [a];"],
  ["an optional chain", "return a?.b.c;", "return a.b.c;"],
  ["where an optional chain ends", "return a?.b.c;", "return (a?.b).c;"],
  ["how much of a chain is optional", "return a?.b.c;", "return a?.b?.c;"],
  ["an optional call", "return a?.();", "return a();"],
  ["const and let", "const c = a; return c;", "let c = a; return c;"],
  ["let and var", "let c = a; return c;", "var c = a; return c;"],
  ["a flag of a pattern", "return /a/g;", "return /a/gi;"],
  ["a pattern", "return /a/g;", "return /b/g;"],
  ["the text of a template", "return `a${b} `;", "return `a${b}`;"],
  ["how the text of a tagged template is spelt", "return g`a\\n`;", "return g`a\n`;"],
  ["async", "return async () => a;", "return () => a;"],
  ["a generator", "return function* () {};", "return function () {};"],
  ["an arrow", "return () => this;", "return function () { return this; };"],
  ["yield and yield *", "return function* () { yield a; };", "return function* () { yield* a; };"],
  ["for await", "for await (const c of a) g(c);", "for (const c of a) g(c);"],
  ["in and of", "for (const c in a) g(c);", "for (const c of a) g(c);"],
  ["which part of a loop's head", "for (; a; ) g();", "for (a; ; ) g();"],
  ["a getter", "return { get c() { return 1; } };", "return { c() { return 1; } };"],
  ["a setter", "return { get c() { return 1; } };", "return { set c(x) { return 1; } };"],
  ["static", "return class { static c = 1 };", "return class { c = 1 };"],
  ["the order of members", "return class { c = 1; d = 2 };", "return class { d = 2; c = 1 };"],
  [
    "private names",
    "return class { #c = 1; d() { return this.#c; } };",
    "return class { c = 1; d() { return this.c; } };",
  ],
  ["a field without a value", "return class { c; };", "return class {};"],
  ["a field that is a parameter", "return class { constructor(public c) {} };", "return class { constructor(c) {} };"],
  [
    "the name of a field that is a parameter",
    "return class { constructor(public c) {} };",
    "return class { constructor(public d) {} };",
  ],
  ["a base class", "return class extends g {};", "return class {};"],
  ["a static block", "return class { static { g(); } };", "return class {};"],
  ["an enum's member", "enum C { A, B } return C.A;", "enum C { B, A } return C.A;"],
  ["new.target", "return new.target;", "return import.meta;"],
  ["delete and void", "delete a.b;", "void a.b;"],
  ["a label that is left", "c: for (;;) d: for (;;) break c;", "c: for (;;) d: for (;;) break d;"],
  ["which local is meant", "const c = a, d = b; return c;", "const c = a, d = b; return d;"],
  ["a local that becomes the module's", "const g = a; return g;", "const c = a; return g;"],
  [
    "a var that is a parameter and one that is none",
    "return b.map((c) => { var c; return c; });",
    "return b.map((c) => { var d; return d; });",
  ],
  ["an empty statement that is a body", "if (a) ; else g();", "if (a) g();"],
  ["the default of a parameter", "return b.map((c = 1) => c);", "return b.map((c = 2) => c);"],
  ["the rest of the parameters", "return ((...c) => c)(a);", "return ((c) => c)(a);"],
  ["await", "return await a;", "return a;"],
])("%s counts", (_, before, after) => {
  const beside = "const g: any = (x: any) => x;\nconst h: any = (x: any) => [x];";
  expect(hashOf(after, beside)).not.toBe(hashOf(before, beside));
});

test("the parameters of a function count by their places, and destructured ones by what they take", () => {
  expect(hashOf("return x - y;", "", "(x: any, y: any): any")).toBe(hashOf("return a - b;"));
  expect(hashOf("return x - y;", "", "(y: any, x: any): any")).not.toBe(hashOf("return a - b;"));
  const named = hashOf("return a;", "", "({ a }: { a: any }): any");
  expect(hashOf("return x;", "", "({ a: x }: { a: any }): any")).toBe(named);
  expect(hashOf("return b;", "", "({ b }: { b: any }): any")).not.toBe(named);
});

test.each([
  ["nothing asks for them", "", false],
  ["one is asked for", "g(c.name);", true],
  ["they may be asked for by a computed key", "g(c[a]);", true],
  ["one is taken by a pattern", "const { name } = c;", true],
  ["text is run as code", 'eval("c()");', true],
  ["a function is made of text", 'new Function("return 1");', true],
])("the names of local functions count where %s", (_, more, counts) => {
  for (const [before, after] of [
    [`const c = () => 1; ${more} return c;`, `const d = () => 1; ${more.replaceAll(/\bc\b/g, "d")} return d;`],
    [`function c() {} ${more} return c;`, `function d() {} ${more.replaceAll(/\bc\b/g, "d")} return d;`],
    [`class c {} ${more} return c;`, `class d {} ${more.replaceAll(/\bc\b/g, "d")} return d;`],
  ] as const) {
    const isSame = hashOf(after, "const g: any = String;") === hashOf(before, "const g: any = String;");
    expect(isSame).toBe(!counts);
  }
});

test("names of other locals do not count where the names of functions do", () => {
  expect(hashOf("const c = 1; return a.name + c;")).toBe(hashOf("const d = 1; return a.name + d;"));
  expect(hashOf('const c = 1; eval("c");')).not.toBe(hashOf('const d = 1; eval("c");'));
});

test("names of the module count", () => {
  expect(hashOf("return g(a);", "const g = (x: any) => x;")).not.toBe(
    hashOf("return h(a);", "const h = (x: any) => x;"),
  );
  expect(hashOf("return k;", "const k = 1;")).not.toBe(hashOf("return k;", "let k = 1;"));
});

test("which name of a pattern or a package is meant counts", () => {
  const pattern = (name: string): string =>
    readDeclared(`import { ${name} as x } from "./a.ts";\nexport function f(): any { return x; }`, "f", {
      "a.ts": "export const { a, b } = { a: 1, b: 2 };",
    }).hash;
  expect(pattern("a")).not.toBe(pattern("b"));
  const member = (name: string, from: string): string =>
    readDeclared(`import { ${name} as x } from "${from}";\nexport function f(): any { return x(); }`).hash;
  expect(new Set([member("a", "p"), member("b", "p"), member("a", "q"), member("a", "node:fs")]).size).toBe(4);
});

test("the order of declarations does not count, for what takes all of a module either", () => {
  const [g, h] = [
    "tag(g, { a: 1 });\nexport function g(): number { return h(); }",
    "tag(h, { b: 1 });\nexport function h(): number { return k; }",
  ];
  const whole = (...declarations: readonly string[]): string =>
    readDeclared('import * as all from "./a.ts";\nexport function f(): any { return all; }', "f", {
      "a.ts": ['import { tag } from "eponym";', ...declarations].join("\n"),
    }).hash;
  expect(whole(h, "const k = 1;", g)).toBe(whole(g, h, "const k = 1;"));
  expect(whole(h, "const k = 2;", g)).not.toBe(whole(g, h, "const k = 1;"));
});
