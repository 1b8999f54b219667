import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { afterEach, beforeEach, expect, test } from "vitest";
import { findStale, readCodeParts } from "../../src/cache/read-code.ts";
import { createBuilder } from "../../src/codegen/build-modules.ts";
import { createModule, type Module, type ModuleRows } from "../../src/module.ts";
import { createReader } from "../../src/source/read-modules.ts";
import { joinCode } from "../../src/source/serve-dag.ts";

let folder = "";

beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), "eponym-code-")));
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

let clock = 1_700_000_000;

/** Writes files with a time of their own, as any editor leaves them. */
function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    utimesSync(path, ++clock, clock);
  }
}

const flow = `import { pipeOutput, tag, step } from "eponym";
import { tax } from "./lib/index.ts";
import settings from "./settings.json" with { type: "json" };
import * as all from "./all.ts";

pipeOutput(total, step(_round, () => [digits]));
tag(total, { owner: "growth" });
/** What is paid. */
export function total(net: number): number {
  return tax(net) + settings.fee;
}
export function _round(value: number, digits: number): number { return Number(value.toFixed(digits)); }
const digits = 2, other = 3;
function alone(): number { return other; }
export { alone as single };
export function keys(): string[] { return Object.keys(all); }
`;
const files = {
  "flow.ts": flow,
  "settings.json": '{ "fee": 1 }',
  "all.ts": "export const a = 1;\nexport const b = 2;\n",
  "lib/index.ts": 'export * from "./tax.ts";\n',
  "lib/tax.ts":
    "// How much.\nconst rate =\n  0.19;\nexport const tax = (net: number): number => net * (1 + rate) + (net > 9 ? tax(1) : 0);\n",
};

/** The module as the text alone tells it. */
function load(): Module {
  const { modules, problems } = createReader({ cwd: folder }).read(["flow.ts"]);
  expect(problems).toEqual([]);
  return joinCode(modules[0]!, {});
}

const find = (module: Module, name: string) => module.declared.find((declared) => declared.name === name)!;
const namesOf = (module: Module, name: string, decoration?: number): readonly string[] =>
  readCodeParts(module, find(module, name), decoration).map((part) => `${part.file} ${part.name}`);

test("the parts of a function are itself and all that it reaches", () => {
  write(files);
  const module = load();
  const parts = readCodeParts(module, find(module, "total"));
  expect(parts.map(({ name, file, text }) => [name, file, text])).toEqual([
    ["total", "./flow.ts", "export function total(net: number): number {\n  return tax(net) + settings.fee;\n}"],
    ["tax", "./lib/tax.ts", "export const tax = (net: number): number => net * (1 + rate) + (net > 9 ? tax(1) : 0);"],
    ["all of it", "./settings.json", '{ "fee": 1 }'],
    ["rate", "./lib/tax.ts", "const rate =\n  0.19;"],
  ]);
  for (const { hash } of parts) expect(hash).toMatch(/^[0-9a-f]{16}$/);
});

test("those of a decorator come with it, and literals are told by themselves", () => {
  write(files);
  const module = load();
  expect(namesOf(module, "total", 0).toSorted()).toEqual(
    [
      ...namesOf(module, "total"),
      "./flow.ts _round",
      "./flow.ts digits",
      "./flow.ts pipeOutput above total",
    ].toSorted(),
  );
  const made = readCodeParts(module, find(module, "total"), 0);
  expect(made.find(({ name }) => name === "pipeOutput above total")?.text).toBe(
    "pipeOutput(total, step(_round, () => [digits]));",
  );
  expect(made.find(({ name }) => name === "digits")?.text).toBe("digits = 2");
  expect(readCodeParts(module, find(module, "total"), 1).at(-1)).toEqual({
    name: "tag above total",
    file: "./flow.ts",
    hash: expect.stringMatching(/^[0-9a-f]{16}$/),
    text: 'tag(total, {"owner":"growth"});',
  });
});

test("a function by another name, and a module as a whole", () => {
  write(files);
  const module = load();
  expect(namesOf(module, "single")).toEqual(["./flow.ts single", "./flow.ts other"]);
  expect(namesOf(module, "keys")).toEqual(["./flow.ts keys", "./all.ts all of it", "./all.ts a", "./all.ts b"]);
});

test("a generated file tells the same", async () => {
  write(files);
  expect(createBuilder({ cwd: folder }).build(["flow.ts"])).toMatchObject({ written: ["flow.dag.ts"], problems: [] });
  const rows = (await import(/* @vite-ignore */ writeRows(join(folder, "flow.dag.ts")))) as {
    readonly default: ModuleRows;
  };
  const built = createModule({ ...rows.default, url: pathToFileURL(join(folder, "flow.dag.ts")).href, source: {} });
  const read = load();
  expect(built.code).toEqual(read.code);
  expect(built.texts).toEqual(read.texts);
  const codeOf = ({ declared }: Module): unknown =>
    declared.map(({ name, hash, packages, unreadable, decorations }) => [
      name,
      hash,
      packages,
      unreadable,
      decorations.map(({ hash, packages, unreadable }) => [hash, packages, unreadable]),
    ]);
  expect(codeOf(built)).toEqual(codeOf(read));
  expect(readCodeParts(built, find(built, "total"), 0)).toEqual(readCodeParts(read, find(read, "total"), 0));
  expect(findStale(built)).toEqual(new Set());
});

/** A copy of a generated file that gives its rows alone. */
function writeRows(path: string): string {
  const start = "export default module<Shape>(";
  const text = readFileSync(path, "utf8");
  const rows = text.slice(text.indexOf(start) + start.length - 1);
  const copy = path.replace(/\.dag\.ts$/, ".rows.mts");
  writeFileSync(copy, `const source = {};\nexport default ${rows}`);
  return pathToFileURL(copy).href;
}

test("texts are there only where the source is what was built", async () => {
  write(files);
  const module = load();
  write({ "lib/tax.ts": files["lib/tax.ts"].replace("0.19", "0.20") });
  const parts = readCodeParts(module, find(module, "total"));
  expect(parts.map(({ name, text }) => [name, text !== undefined])).toEqual([
    ["total", true],
    ["tax", false],
    ["all of it", true],
    ["rate", false],
  ]);
  rmSync(join(folder, "flow.ts"));
  expect(readCodeParts(module, find(module, "total"))[0]).not.toHaveProperty("text");
});

test("places are those of the text whatever its lines end in", () => {
  write({ ...files, "lib/tax.ts": `\uFEFF${files["lib/tax.ts"].replaceAll("\n", "\r\n")}` });
  const module = load();
  const parts = readCodeParts(module, find(module, "total"));
  expect(parts.find(({ name }) => name === "rate")?.text).toBe("const rate =\n  0.19;");
  write(files);
  expect(load().texts).toEqual(module.texts);
  expect(findStale(module)).toEqual(new Set());
});

test.each([
  ["a helper's file", { "lib/tax.ts": `${files["lib/tax.ts"]}// more\n` }, ["total"]],
  ["a file that leads on to it", { "lib/index.ts": 'export { tax } from "./tax.ts";\n' }, ["total"]],
  ["data", { "settings.json": '{ "fee": 2 }' }, ["total"]],
  ["a module as a whole", { "all.ts": "export const a = 2;\n" }, ["keys"]],
  ["the file itself", { "flow.ts": `${flow}// more\n` }, ["total", "single", "keys"]],
])("after a change of %s, what reaches it is stale until the next build", async (_, change, stale) => {
  write(files);
  const module = load();
  expect(findStale(module)).toEqual(new Set());
  await Promise.resolve();
  write(change);
  expect(findStale(module)).toEqual(new Set(stale));
  expect(findStale(load())).toEqual(new Set());
});

test("of a file that is not there nothing is told", async () => {
  write(files);
  const module = load();
  rmSync(folder, { recursive: true });
  expect(findStale(module)).toEqual(new Set());
  mkdirSync(folder);
  const { home: _, ...bundled } = module;
  expect(readCodeParts(bundled, find(module, "total"))[0]).toEqual({
    name: "total",
    file: "./flow.ts",
    hash: expect.any(String),
  });
});

test("changing a helper changes its own line, and adding one adds a line", () => {
  write(files);
  const lines = (): readonly string[] => {
    const { modules } = createReader({ cwd: folder }).read(["flow.ts"]);
    return Object.entries(modules[0]!.code).map((row) => JSON.stringify(row));
  };
  const before = lines();
  expect(before).toEqual(before.toSorted());
  write({ "lib/tax.ts": files["lib/tax.ts"].replace("0.19", "0.20") });
  const after = lines();
  expect(after.filter((line) => !before.includes(line))).toEqual([expect.stringContaining("./lib/tax.ts#rate")]);
  write({ "lib/tax.ts": `${files["lib/tax.ts"].replace("0.19", "base()")}function base() { return 0.19; }` });
  const added = lines();
  expect(added.filter((line) => !before.includes(line))).toEqual([
    expect.stringContaining("./lib/tax.ts#base"),
    expect.stringContaining("./lib/tax.ts#rate"),
  ]);
});
