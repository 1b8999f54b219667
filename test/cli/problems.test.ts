import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { eponym, makeIo, makeProject, type Outcome } from "./command.ts";

const files = {
  "features.ts": `import { config } from "eponym";
function fail(): never { throw new RangeError("no rows", { cause: new Error("disk is full") }); }
export function a(n: number): number { return n; }
export function throws(a: number): number { return fail(); }
export async function rejects(a: number): Promise<number> { await null; return fail(); }
export function throwsText(a: number): number { throw "no text"; }
export function stuck(a: number): Promise<number> { return new Promise(() => {}); }
export function stray(a: number): Promise<number> { setTimeout(fail, 1); return new Promise((done) => setTimeout(done, 10_000)); }
config.when(price__eu, { region: "eu" });
export function price__eu(a: number): number { return a; }
`,
  "syntax.ts": "export function x(a: number): number { return a + ; }",
  "untyped.ts": "export function x(a): number { return a; }\nexport function y(b) { return b; }",
  "loading.ts": 'throw new Error("no database");\nexport function x(a: number): number { return a; }',
  "waiting.ts": "await new Promise(() => {});\nexport function x(): number { return 1; }",
  "enum.ts": "enum Colour { red }\nexport function x(): number { return Colour.red; }",
  "cycle.ts": "export function x(y: number): number { return y; }\nexport function y(x: number): number { return x; }",
  "twice.ts": "export function a(n: number): number { return n; }",
  "list.json": "[1]",
  "broken.json": "{",
  "config-wrong/eponym.config.ts":
    'import { defineConfig } from "eponym/config";\nexport default defineConfig({ modules: "a.ts", profiles: 1 });',
  "config-failing/eponym.config.ts": 'throw new Error("no settings");\nexport default {};',
};

const run = ["run", "features.ts", "-i", "n=1"];

type Case = readonly [title: string, code: 1 | 2, said: readonly string[], ...args: readonly string[]];

const cases: readonly Case[] = [
  ["an unknown command", 2, ["unknown command 'rnu'", "Did you mean run?"], "rnu"],
  ["an unknown option", 2, ["unknown option '--inpt'", "Did you mean --inp"], "run", "--inpt", "n=1"],
  ["a choice that is none", 2, ["Allowed choices are stop, continue"], ...run, "-o", "a", "--on-error", "go"],
  ["no file and no settings", 2, ["FILES_MISSING", "eponym init"], "run", "-o", "a"],
  ["a file that is not there", 2, ["FILE_NOT_FOUND", "none.ts:1:1"], "run", "none.ts", "-o", "a"],
  ["a folder", 2, ["FILE_IS_FOLDER", '"./*.ts"'], "run", ".", "-o", "a"],
  ["a glob that matches nothing", 2, ["FILES_NOT_MATCHED", '"src/*.ts"'], "build", "src/*.ts"],
  ["no outputs", 2, ["OUTPUTS_MISSING", '"rejects"'], ...run],
  ["a misspelt output", 2, ["OUTPUT_UNKNOWN", 'Did you mean "throws"?'], ...run, "-o", "trows"],
  [
    "a misspelt input",
    2,
    ["INPUT_UNKNOWN", "INPUT_MISSING", "--input n=…"],
    "run",
    "features.ts",
    "-o",
    "a",
    "-i",
    "m=1",
  ],
  [
    "a misspelt override",
    2,
    ["OVERRIDE_UNKNOWN", 'Did you mean "throws"?'],
    ...run,
    "-o",
    "a",
    "--override",
    "throwz=1",
  ],
  ["a misspelt config key", 2, ["CONFIG_UNKNOWN", 'Did you mean "region"?'], ...run, "-o", "a", "-c", "regoin=eu"],
  ["a variant that is switched off", 2, ["NODE_INACTIVE", 'region = "eu"'], ...run, "-o", "price"],
  ["a pair without a value", 2, ["PAIR_INVALID", "--input name=value"], "run", "features.ts", "-o", "a", "-i", "n"],
  ["a pair given twice", 2, ["VALUE_REPEATED", '"n"'], ...run, "-o", "a", "-i", "n=2"],
  ["a mistyped input", 2, ["VALUE_INVALID", "a finite number"], "run", "features.ts", "-o", "a", "-i", "n=one"],
  ["a mistyped override", 2, ["VALUE_INVALID", "a finite number"], ...run, "-o", "throws", "--override", "a=NaN"],
  [
    "a file of a value that is not there",
    2,
    ["VALUE_FILE_UNREADABLE", "no such file"],
    "run",
    "features.ts",
    "-o",
    "a",
    "-i",
    "n=@none",
  ],
  [
    "a file of inputs that is no JSON",
    2,
    ["VALUE_FILE_INVALID", "broken.json"],
    "run",
    "features.ts",
    "-o",
    "a",
    "--inputs",
    "broken.json",
  ],
  [
    "a file of inputs that is no object",
    2,
    ["VALUE_FILE_INVALID", "it holds no object"],
    "run",
    "features.ts",
    "-o",
    "a",
    "--inputs",
    "list.json",
  ],
  ["a picture of no format", 2, ["FORMAT_UNKNOWN", "svg"], ...run, "-o", "a", "--picture", "run.jpg"],
  [
    "a picture that cannot be written",
    1,
    ["FILE_NOT_WRITTEN", "none/run.svg"],
    "visualize",
    "features.ts",
    "--output",
    "none/run.svg",
  ],
  ["a picture of what is not there", 2, ["PICTURE_NAME_UNKNOWN"], "visualize", "features.ts", "-o", "trows"],
  ["a path of one node", 2, ["PAIR_INVALID", "--path from,to"], "visualize", "features.ts", "--path", "a"],
  ["an unknown node to explain", 2, ["OUTPUT_UNKNOWN"], "explain", "trows", "features.ts"],
  [
    "a revision that is not there",
    2,
    ["GIT_FAILED", '"no-such-revision"'],
    "diff",
    "features.ts",
    "--base",
    "no-such-revision",
  ],
  ["no revision", 2, ["required option '-b, --base <revision>'"], "diff", "features.ts"],
  ["a syntax error", 1, ["SYNTAX_ERROR", "syntax.ts:1:51", "return a + ;"], "run", "syntax.ts", "-o", "x"],
  ["several mistakes", 1, ["untyped.ts:1:19", "PARAMETER_TYPE_MISSING", "RETURN_TYPE_MISSING"], "build", "untyped.ts"],
  ["a cycle", 1, ["CYCLE", "x -> y -> x"], "plan", "cycle.ts", "-o", "x"],
  ["one node in two files", 1, ["DUPLICATE_NODE", '"a"'], "list", "features.ts", "twice.ts"],
  [
    "a module that fails as it is loaded",
    1,
    ["MODULE_NOT_LOADED", "no database", "at loading.ts:1:7"],
    "run",
    "loading.ts",
    "-o",
    "x",
  ],
  ["a module that Node cannot load", 1, ["MODULE_NOT_LOADED", "enum", "at enum.ts:1"], "run", "enum.ts", "-o", "x"],
  ["a module that waits for ever", 1, ["RUN_STUCK"], "run", "waiting.ts", "-o", "x"],
  [
    "a function that throws",
    1,
    ["NODE_FAILED", "RangeError: no rows", "at fail (features.ts:2:32)", "caused by Error: disk is full"],
    ...run,
    "-o",
    "throws",
  ],
  ["a function that rejects", 1, ["NODE_FAILED", "at rejects (features.ts:5:80)"], ...run, "-o", "rejects"],
  ["a function that throws no error", 1, ["NODE_FAILED", 'it threw "no text"'], ...run, "-o", "throwsText"],
  ["a function that never settles", 1, ["RUN_STUCK", '"stuck"'], ...run, "-o", "stuck"],
  [
    "an error outside of any node",
    1,
    ["Outside of any node", "RangeError: no rows", "features.ts:2:32"],
    ...run,
    "-o",
    "stray",
  ],
];

const folderCases: readonly (readonly [folder: string, said: readonly string[]])[] = [
  ["config-wrong", ["PROJECT_CONFIG_INVALID", "modules: ", "profiles"]],
  ["config-failing", ["PROJECT_CONFIG_INVALID", "no settings", "at eponym.config.ts:1:7"]],
];

async function runInside(folder: string, args: readonly string[]): Promise<Outcome> {
  const { io, written } = makeIo(folder);
  const code = await main(args, io);
  return { code, ...written };
}

const ownFrame = /at .*(?:src\/(?:cli|run|driver|source|graph)\/|node:internal|node_modules)/;

test.each(cases.map(([title, code, said, ...args]) => ({ title, code, said, args })))(
  "$title ends with $code and says so",
  async ({ code, said, args }) => {
    const folder = makeProject(files);
    // Wrong usage is told before anything runs that could need a process of its own.
    const outcome = code === 2 ? await runInside(folder, args) : eponym(folder, ...args);
    expect(outcome.code).toBe(code);
    for (const text of said) expect(outcome.err).toContain(text);
    expect(outcome.err).not.toMatch(ownFrame);
    expect(outcome.out).toBe("");
  },
);

test.each(folderCases)("settings of %s cannot be used", (folder, said) => {
  const { code, err } = eponym(`${makeProject(files)}/${folder}`, "list");
  expect(code).toBe(1);
  for (const text of said) expect(err).toContain(text);
  expect(err).not.toMatch(ownFrame);
});

test("what is wrong with a request is told at once", () => {
  const { code, err } = eponym(
    makeProject(files),
    "run",
    "features.ts",
    "-o",
    "trows",
    "-i",
    "n=x",
    "-i",
    "m=1",
    "-i",
    "q",
  );
  expect(code).toBe(2);
  expect(err.match(/^[A-Z_]+(?=: )/gm)).toEqual(["VALUE_INVALID", "PAIR_INVALID", "OUTPUT_UNKNOWN", "INPUT_UNKNOWN"]);
});

test("every code of the command line has a case", () => {
  const catalogue = readFileSync(new URL("../../src/errors/cli.ts", import.meta.url), "utf8");
  const codes = catalogue.match(/(?<=")[A-Z]+(?:_[A-Z]+)+(?=")/g) ?? [];
  expect(codes.length).toBeGreaterThan(12);
  const said = new Set([...cases.flatMap(([, , texts]) => texts), ...folderCases.flatMap(([, texts]) => texts)]);
  expect(codes.filter((code) => !said.has(code))).toEqual([]);
});
