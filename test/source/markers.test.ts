import { expect, test } from "vitest";
import type { BindingArgument, Declared, Parameter } from "../../src/node.ts";
import { readCodes, readDeclared, readText } from "./read-text.ts";

const imports = 'import type { Collect, Lazy, Parallelizable, Secret, Source } from "eponym";\n';

function readParameter(type: string, head = imports): Parameter | undefined {
  return readDeclared(`${head}export function f(p: ${type}): number { return 1; }`).parameters[0];
}

function readResult(type: string, head = imports): Pick<Declared, "type" | "fansOut" | "secret"> {
  const declared = readDeclared(`${head}export function f(): ${type} { return [] as never; }`);
  return Object.fromEntries(
    Object.entries(declared).filter(([key]) => ["type", "fansOut", "secret"].includes(key)),
  ) as never;
}

const p = { name: "p", node: "p", optional: false };

test.each<[string, Omit<Parameter, "name" | "optional" | "node"> & { readonly node?: string }]>([
  ["Collect<Page>", { type: "Page", marker: "collect" }],
  ["(Collect<Page | null>)", { type: "Page | null", marker: "collect" }],
  ["Lazy<Map<string, Page>>", { type: "Map<string, Page>", marker: "lazy" }],
  ["Secret<string>", { type: "string", secret: true }],
  ['Source<"pages", Collect<Page>>', { node: "pages", type: "Page", marker: "collect" }],
  ['Collect<Source<"pages", Page>>', { node: "pages", type: "Page", marker: "collect" }],
  ['Secret<Source<"key", (Lazy<string>)>>', { node: "key", type: "string", marker: "lazy", secret: true }],
  ['Lazy<Secret<Source<"key", string>>>', { node: "key", type: "string", marker: "lazy", secret: true }],
  ["Collect<Page[]>", { type: "Page[]", marker: "collect" }],
  ["Collected<Page>", { type: "Collected<Page>" }],
  ["Promise<Page>", { type: "Promise<Page>" }],
  ["(Page)", { type: "(Page)" }],
])("reads what a parameter of type %s takes", (type, expected) => {
  expect(readParameter(type)).toEqual({ ...p, ...expected });
});

test.each([
  ["by aliases", 'import { type Collect as All } from "eponym";\n', "All<Page>"],
  ["through a namespace", 'import type * as eponym from "eponym";\n', "eponym.Collect<Page>"],
  ["from a subpath", 'import type { Collect } from "eponym/markers";\n', "Collect<Page>"],
])("reads a marker imported %s", (_, head, type) => {
  expect(readParameter(type, head)).toEqual({ ...p, type: "Page", marker: "collect" });
});

test("a type of the same name that is not eponym's is no marker", () => {
  const head = 'import type { tag } from "eponym";\nimport type { Collect } from "./c.ts";\ntype Lazy<T> = T;\n';
  expect(readParameter("Collect<Page>", head)).toEqual({ ...p, type: "Collect<Page>" });
  expect(readParameter("Lazy<Collect<Page>>", head)).toEqual({ ...p, type: "Lazy<Collect<Page>>" });
});

test("reads markers of the members of a destructured object, in its own file and another", () => {
  const text = `${imports}import type { More } from "./more.ts";
    export function f({ pages, key, rate }: { pages: Source<"texts", Collect<string>>; key?: Secret<string> } & More): number { return 1; }`;
  const more = 'import type { Lazy as Late } from "eponym";\nexport interface More { rate: Late<number> }';
  expect(readDeclared(text, "f", { "more.ts": more }).parameters).toEqual([
    { name: "pages", node: "texts", optional: false, type: "string", marker: "collect" },
    { name: "key", node: "key", optional: true, type: "string", secret: true },
    { name: "rate", node: "rate", optional: false, type: "number", marker: "lazy" },
  ]);
});

test("reads markers of the parameters of a binding, and resolves the type inside them", () => {
  const text = `import { inject } from "eponym";
    ${imports}
    export interface Page { text: string }
    inject(f, (pages: Collect<Page>, key: Secret<Source<"apiKey", string>>) => [pages, key]);
    export function f(texts: readonly Page[], key: string): number { return texts.length; }`;
  const { declared, typeImports } = readText(text);
  const [binding] = declared[0]?.decorations[0]?.args ?? [];
  expect((binding as BindingArgument).parameters).toEqual([
    { name: "pages", node: "pages", optional: false, type: "Page", marker: "collect", takes: "source.Page" },
    { name: "key", node: "apiKey", optional: false, type: "string", secret: true, takes: "string" },
  ]);
  expect(typeImports).toEqual([]);
});

test.each<[string, Pick<Declared, "type" | "fansOut" | "secret">]>([
  ["Parallelizable<Page>", { type: "Page", fansOut: true }],
  ["Promise<Parallelizable<Page[]>>", { type: "Page[]", fansOut: true }],
  ["Secret<string>", { type: "string", secret: true }],
  ["Promise<Secret<string | null>>", { type: "string | null", secret: true }],
  ["Secret<Promise<string>>", { type: "Promise<string>", secret: true }],
  ["Secret<Parallelizable<string>>", { type: "string", fansOut: true, secret: true }],
  ["Parallelizable<Secret<string>>", { type: "string", fansOut: true, secret: true }],
  ["Secret<Promise<Parallelizable<string>>>", { type: "string", fansOut: true, secret: true }],
  ["(Promise<(Parallelizable<Page>)>)", { type: "Page", fansOut: true }],
  ["Promise<Page>", { type: "Promise<Page>" }],
  ["(Promise<Page>)", { type: "(Promise<Page>)" }],
])("reads what a function of type %s gives", (type, expected) => {
  expect(readResult(type)).toEqual(expected);
});

test("Promise is the language's own", () => {
  const head = `${imports}type Promise<T> = T[];\n`;
  expect(readResult("Promise<number>", head)).toEqual({ type: "Promise<number>" });
  expect(readCodes(`${head}export function f(): Promise<Secret<string>> { return []; }`)).toEqual(["MARKER_MISPLACED"]);
});

test.each(["function*", "async function*"])("a %s may give Parallelizable values", (form) => {
  const text = `${imports}export ${form} f(): Parallelizable<string> { yield "a"; }\nexport const g = ${form} (): Parallelizable<string> { yield "b"; };`;
  expect(readText(text).declared.map(({ type, fansOut }) => [type, fansOut])).toEqual([
    ["string", true],
    ["string", true],
  ]);
});

test("a marker around nothing is left to tsc", () => {
  const text = `${imports}export function f(a: Collect, b: Secret<>): Parallelizable { return []; }`;
  expect(readCodes(text.replace("Secret<>", "Secret"))).toEqual([]);
});
