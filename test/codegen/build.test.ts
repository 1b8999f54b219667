import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createBuilder } from "../../src/codegen/build-modules.ts";

let cwd = "";

beforeEach(() => {
  cwd = realpathSync(mkdtempSync(join(tmpdir(), "eponym-build-")));
});

afterEach(() => {
  rmSync(cwd, { recursive: true });
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(cwd, name, ".."), { recursive: true });
    writeFileSync(join(cwd, name), text);
  }
}

const read = (name: string): string => readFileSync(join(cwd, name), "utf8");
const prices = "/** Net. */\nexport function net(gross: number): number { return gross; }\n";

test("the same source gives the same bytes, and what is up to date is not written", () => {
  write({ "prices.ts": prices, "nested/prices.ts": prices.replaceAll("net", "gross2") });
  const files = ["prices.ts", "nested/prices.ts"];
  expect(createBuilder({ cwd }).build(files)).toEqual({
    written: ["prices.dag.ts", "nested/prices.dag.ts"],
    unchanged: [],
    problems: [],
    notes: [],
  });
  const first = read("prices.dag.ts");
  const past = new Date("2020-01-01T00:00:00Z");
  utimesSync(join(cwd, "prices.dag.ts"), past, past);
  expect(createBuilder({ cwd }).build(files)).toEqual({
    written: [],
    unchanged: ["prices.dag.ts", "nested/prices.dag.ts"],
    problems: [],
    notes: [],
  });
  expect(statSync(join(cwd, "prices.dag.ts")).mtime).toEqual(past);
  rmSync(join(cwd, "prices.dag.ts"));
  createBuilder({ cwd }).build(files);
  expect(read("prices.dag.ts")).toBe(first);
  expect(readdirSync(cwd).toSorted()).toEqual(["nested", "prices.dag.ts", "prices.ts"]);
});

test("with check it only tells", () => {
  write({ "prices.ts": prices });
  expect(createBuilder({ cwd }).build(["prices.ts"], { check: true }).written).toEqual(["prices.dag.ts"]);
  expect(readdirSync(cwd)).toEqual(["prices.ts"]);
});

test("an imported type that is called as one of the generated file goes by another name there", () => {
  write({
    "prices.ts":
      'import { parameterize } from "eponym";\nimport type { Values, Shape as Config } from "./types.ts";\nparameterize(net, { a: (x: Values, y: Config) => [x, y] });\nexport function net(x: unknown, y: unknown): number { return 1; }',
    "types.ts": "export interface Values {}\nexport interface Shape {}",
  });
  expect(createBuilder({ cwd }).build(["prices.ts"]).problems).toEqual([]);
  const text = read("prices.dag.ts");
  expect(text).toContain('import type { Shape as Config_ } from "./types.ts";');
  expect(text).toContain("x: Values_;");
});

test.each([
  ["a mistake of the reader", "export function net(gross): number { return gross; }", ["PARAMETER_TYPE_MISSING"]],
  ["a syntax error", "export function net(", ["SYNTAX_ERROR"]],
  ["a cycle", "export function net(net: number): number { return net; }", ["CYCLE"]],
  [
    "a mistake in a decorator",
    'import { tag } from "eponym";\ntag(net, 5);\nexport function net(): number { return 1; }',
    ["TAGS_NOT_LITERAL"],
  ],
])("a module with %s keeps its old file, and others are built", (_, text, codes) => {
  write({
    "prices.ts": prices,
    "other.ts": prices,
    "types.ts": "export interface Values {}\nexport interface Shape {}",
  });
  const builder = createBuilder({ cwd });
  builder.build(["prices.ts"]);
  const old = read("prices.dag.ts");
  write({ "prices.ts": text });
  builder.invalidate("prices.ts");
  const { written, problems } = builder.build(["prices.ts", "other.ts"]);
  expect(written).toEqual(["other.dag.ts"]);
  expect([...new Set(problems.map(({ code }) => code))]).toEqual([...new Set(codes)]);
  for (const { location } of problems) expect(location?.file).toBe("prices.ts");
  expect(read("prices.dag.ts")).toBe(old);
});

test("a builder takes up what has changed", () => {
  write({ "prices.ts": prices });
  const builder = createBuilder({ cwd });
  builder.build(["prices.ts"]);
  write({ "prices.ts": prices.replace("gross", "whole").replace("gross", "whole") });
  builder.invalidate("prices.ts");
  expect(builder.build(["prices.ts"]).written).toEqual(["prices.dag.ts"]);
  expect(read("prices.dag.ts")).toContain('"whole"');
});

test.each([
  [{}, ".ts"],
  [{ outDir: "dist" }, ".js"],
  [{ outDir: "dist", allowImportingTsExtensions: true }, ".ts"],
  [{ allowImportingTsExtensions: true }, ".ts"],
  [{ rewriteRelativeImportExtensions: true }, ".ts"],
  [undefined, ".ts"],
])("with the compiler options %j, the source is imported as %s", (compilerOptions, ending) => {
  write({ "prices.ts": prices, ...(compilerOptions && { "tsconfig.json": JSON.stringify({ compilerOptions }) }) });
  createBuilder({ cwd }).build(["prices.ts"]);
  expect(read("prices.dag.ts")).toContain(`import * as source from "./prices${ending}";`);
  expect(read("prices.dag.ts")).toContain('file: "./prices.ts"');
});
