import { runInThisContext } from "node:vm";
import { expect, test } from "vitest";
import { generateModule } from "../../../src/codegen/generate-module.ts";
import { createModule, type ModuleRows } from "../../../src/module.ts";
import { createReader } from "../../../src/source/read-modules.ts";
import type { TypeTable } from "../../../src/value-type.ts";
import { memoryFiles, readText } from "../read-text.ts";

/** The table of a module with one function that takes a value of a type. */
function describeText(type: string, declarations = "", others: Readonly<Record<string, string>> = {}): TypeTable {
  return readText(`${declarations}\nexport function node(value: ${type}): void {}`, others).types;
}

const types = `
export interface Address { street: string; city?: City }
interface City { name: string; twin: City | null }
export type Id = string;
export default interface Whole { part: Address }`;

test.each(["string", "number | null", "readonly string[][]", '"a" | 1 | true', "unknown", "void"])(
  "the text of %s tells what it is",
  (type) => {
    expect(describeText(type)).toEqual({});
  },
);

test("types of several files, each under the name of its own, and no others of these files", () => {
  const declarations = `
    import type { Address, Id } from "./types.ts";
    import type Everything from "./types.ts";
    import * as all from "./types.ts";
    interface Address2 { of: Address; whole: Everything; id: Id; ids: all.Id[] }`;
  expect(describeText("Address2", declarations, { "types.ts": types })).toEqual({
    "#Address2": [
      "object",
      { of: "./types.ts#Address", whole: "./types.ts#Whole", id: "string", ids: ["array", "string"] },
    ],
    "./types.ts#Address": ["object", { street: "string", "city?": "./types.ts#City" }],
    "./types.ts#City": ["object", { name: "string", twin: ["or", "./types.ts#City", "null"] }],
    "./types.ts#Whole": ["object", { part: "./types.ts#Address" }],
  });
});

test("types of one name in two files are two", () => {
  const declarations = `
    import type { Box as Other } from "./lib/other.ts";
    interface Box { a: number }`;
  const others = { "lib/other.ts": "export interface Box { b: string }" };
  expect(describeText("[Box, Other]", declarations, others)).toEqual({
    "#Box": ["object", { a: "number" }],
    "./lib/other.ts#Box": ["object", { b: "string" }],
    "[Box, Other]": ["tuple", ["#Box", "./lib/other.ts#Box"], 2],
  });
});

test("re-exports lead to where a type is declared", () => {
  const others = {
    "index.ts": 'export * from "./types.ts"; export type { Address as Place } from "./types.ts";',
    "types.ts": types,
  };
  const table = describeText("[Place, Address]", 'import type { Address, Place } from "./index.ts";', others);
  expect(table["[Place, Address]"]).toEqual(["tuple", ["./types.ts#Address", "./types.ts#Address"], 2]);
});

test("type parameters are what they stand for, and circles come to an end", () => {
  const declarations = `
    type Pair<A, B = A> = { left: A; right: B };
    type Growing<T> = { value: T; more?: Growing<T[]> };
    type One = Two; type Two = One;`;
  const table = describeText("Pair<number> | Growing<string> | Pair<One, null>", declarations);
  expect(table['#Pair<"number">']).toEqual(["object", { left: "number", right: "number" }]);
  expect(Object.keys(table).filter((name) => name.startsWith("#Growing")).length).toBeLessThan(8);
});

test.each([
  ["a package's type", "Options", 'import type { Options } from "some-package";'],
  ["a conditional type", "Last<string>", "type Last<T> = T extends string ? 1 : 2;"],
  ["a type that is not there", "Nothing", ""],
  ["a type of a file that is not there", "Gone", 'import type { Gone } from "./gone.ts";'],
  ["a type of a namespace", "NodeJS.Timeout", ""],
  ["a type that only a function tells", "ReturnType<typeof parse>", "function parse() { return 1; }"],
])("%s is not told", (_, type, declarations) => {
  expect(describeText(type, declarations)).toEqual({});
});

test("what is not told is left open inside of what is", () => {
  const declarations = 'import type { Options } from "some-package";';
  expect(describeText("{ options: Options; name: string }", declarations)).toEqual({
    "{ options: Options; name: string }": ["object", { options: "?", name: "string" }],
  });
});

test("tables of libraries are told by their names", () => {
  const declarations = `
    import pl, { type Series as Column } from "nodejs-polars";
    import type { Table } from "apache-arrow";`;
  expect(describeText("[pl.DataFrame, Column, Table]", declarations)).toEqual({
    "[pl.DataFrame, Column, Table]": [
      "tuple",
      [
        ["from", "nodejs-polars", "DataFrame"],
        ["from", "nodejs-polars", "Series"],
        ["from", "apache-arrow", "Table"],
      ],
      3,
    ],
  });
});

test("markers are taken off, and promises of results", () => {
  const { types: table } = readText(
    `
    import type { Collect, Lazy, Parallelizable, Secret, Source } from "eponym";
    interface Page { text: string }
    export async function pages(key: Secret<{ token: string }>): Promise<Parallelizable<Page>> { return []; }
    export async function all(pages: Collect<Page>, other: Source<"key", Lazy<Map<string, Page>>>): Promise<Page[]> { return pages; }
  `,
  );
  expect(table).toEqual({
    "#Page": ["object", { text: "string" }],
    "Map<string, Page>": ["map", "string", "#Page"],
    "Page[]": ["array", "#Page"],
    "{ token: string }": ["object", { token: "string" }],
  });
});

test("a text that means two types in two files tells neither", () => {
  const declarations = `
    import type { Props } from "./props.ts";
    interface Row { a: number }
    export function other(row: Row, rows: Row[]): void {}
    export function named({ row }: Props): void {}`;
  const others = { "props.ts": "interface Row { b: string } export interface Props { row: Row }" };
  expect(describeText("number", declarations, others)).toEqual({
    "#Row": ["object", { a: "number" }],
    Row: "?",
    "Row[]": ["array", "#Row"],
  });
});

const source = `
import type { Address } from "./types.ts";
interface Odd { "a b": \`x-\${number}\`; __proto__: 1n; "it's"?: -1 | false }
export function node(address: Address, odd: Odd): Promise<Address[]> { throw address; }`;

test("a generated file states the same table, and the same bytes each time", () => {
  const fileSystem = memoryFiles({ "dataflow.ts": source, "types.ts": types });
  const [first, second] = [0, 1].map(() => {
    const { modules } = createReader({ fileSystem, cwd: "/project" }).read(["dataflow.ts"]);
    return { module: modules[0]!, text: generateModule({ ...modules[0]!, specifier: "./dataflow.ts" }) };
  });
  expect(first!.text).toBe(second!.text);
  const rows = first!.text.split("export default module<Shape>")[1]!.replace("import.meta.url", '""');
  const made = (runInThisContext(`(source) => ${rows}`) as (source: object) => ModuleRows)({});
  expect(createModule(made).types).toEqual(first!.module.types);
  expect(Object.keys(made.types!)).toEqual(["#Odd", "./types.ts#Address", "./types.ts#City", "Address", "Address[]"]);
});

test("a changed type in another file is seen when that file is read again, and moved code changes nothing", () => {
  const texts: Record<string, string> = { "/project/dataflow.ts": source, "/project/types.ts": types };
  const reader = createReader({ fileSystem: { readFile: (path) => texts[path] }, cwd: "/project" });
  const read = (): TypeTable => reader.read(["dataflow.ts"]).modules[0]!.types;
  const before = read();
  texts["/project/types.ts"] = `// A comment.\n\n${types}`;
  reader.invalidate("types.ts");
  expect(read()).toEqual(before);
  texts["/project/types.ts"] = types.replace("street: string", "street: number");
  reader.invalidate("types.ts");
  expect(read()["./types.ts#Address"]).toEqual(["object", { street: "number", "city?": "./types.ts#City" }]);
});
