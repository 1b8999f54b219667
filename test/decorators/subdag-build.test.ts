import { globSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createBuilder } from "../../src/codegen/build-modules.ts";
import { importModules } from "../../src/codegen/import-modules.ts";
import { readModules } from "../../src/source/read-modules.ts";

let cwd = "";

beforeEach(() => {
  cwd = realpathSync(mkdtempSync(join(tmpdir(), "eponym-subdag-")));
});

afterEach(() => {
  rmSync(cwd, { recursive: true });
});

function write(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
}

const read = (name: string): string => readFileSync(join(cwd, name), "utf8");

const survey = `
/** What is spent. */
export function spends(path: string): number[] { return [path.length]; }
`;
const total = `
import { subdag } from "eponym";
import survey from "./survey.dag.ts";
subdag(total, survey, { inputs: (usPath: string) => ({ path: usPath }) });
export function total(spends: number[]): number { return spends.length; }
`;
const nested = `
import { subdag } from "eponym";
import total from "./total.dag.ts";
subdag(share, total, { external: ["usPath"] });
export function share(total: number): number { return total; }
`;

test("the generated modules of the fixtures are current", () => {
  const sources = globSync("test/fixtures/dataflows/{subdag,with-columns}*/*.dag.ts").map((path) =>
    path.replace(".dag.ts", ".ts"),
  );
  const { written, unchanged, problems } = createBuilder().build(sources, { check: true });
  expect({ written, problems }).toEqual({ written: [], problems: [] });
  expect(unchanged.length).toBeGreaterThan(5);
});

test("an edit of what a subdag is made of builds what is made of it again, however far away", () => {
  write({ "survey.ts": survey, "total.ts": total, "nested.ts": nested });
  const builder = createBuilder({ cwd });
  expect(builder.build(["nested.ts", "total.ts"])).toEqual({
    written: ["nested.dag.ts", "total.dag.ts"],
    unchanged: [],
    problems: [],
    notes: [],
  });
  expect(read("nested.dag.ts")).toContain('"share.total.spends": Inner<typeof total, {}, "total.spends">;');
  write({ "survey.ts": `${survey}export function most(spends: number[]): number { return Math.max(...spends); }\n` });
  builder.invalidate(join(cwd, "survey.ts"));
  expect(builder.build(["nested.ts", "total.ts"]).written).toEqual(["nested.dag.ts", "total.dag.ts"]);
  expect(read("total.dag.ts")).toContain('"total.most": "total.spends";');
  expect(read("nested.dag.ts")).toContain('"share.total.most": "share.total.spends";');
  write({ "survey.ts": survey.replaceAll("spends", "costs") });
  builder.invalidate(join(cwd, "survey.ts"));
  const { written, problems } = builder.build(["nested.ts", "total.ts"]);
  expect(written).toEqual([]);
  expect(problems.map(({ code, location }) => [code, location?.file])).toEqual([
    ["SUBDAG_PARAMETER_UNKNOWN", "total.ts"],
  ]);
});

test("a mistake in what a subdag is made of is told once, and leaves both files as they were", () => {
  write({ "survey.ts": survey, "total.ts": total });
  const builder = createBuilder({ cwd });
  builder.build(["survey.ts", "total.ts"]);
  const old = read("total.dag.ts");
  write({ "survey.ts": "export function spends(path): number[] { return [path]; }" });
  builder.invalidate(join(cwd, "survey.ts"));
  for (const files of [["survey.ts", "total.ts"], ["total.ts"]]) {
    const { written, problems } = builder.build(files);
    expect(written).toEqual([]);
    expect(problems.filter(({ code }) => code === "PARAMETER_TYPE_MISSING")).toHaveLength(1);
  }
  expect(read("total.dag.ts")).toBe(old);
});

test.each([
  ["is not there", { "total.ts": total }, ["SUBDAG_MODULE_MISSING"]],
  [
    "leads back to itself",
    {
      "total.ts": total,
      "survey.ts": total
        .replaceAll("survey", "other")
        .replaceAll("total", "survey")
        .replaceAll("other", "total")
        .replaceAll("spends", "total"),
    },
    ["SUBDAG_CIRCULAR"],
  ],
])("a module that %s is a mistake", (_, files, codes) => {
  write(files);
  const { written, problems } = createBuilder({ cwd }).build(["total.ts"]);
  expect(written).toEqual([]);
  expect([...new Set(problems.map(({ code }) => code))]).toEqual(codes);
});

test("imported modules that no decorator is given are not read", () => {
  write({
    "total.ts":
      'import survey from "./survey.dag.ts";\nexport const modules = [survey];\nexport function total(n: number): number { return n; }\n',
    "survey.ts": "export function broken(",
  });
  expect(createBuilder({ cwd }).build(["total.ts"]).problems).toEqual([]);
});

test("what nodes inside say of themselves leads to the function that they are made for", () => {
  write({ "survey.ts": survey, "total.ts": total });
  createBuilder({ cwd }).build(["total.ts"]);
  expect(read("total.dag.ts")).toContain('/** What is spent. From {@link source.total}. */\n  "total.spends":');
  expect(read("total.dag.ts")).toContain('import type survey from "./survey.dag.ts";');
});

test("modules are joined with those that their subdags are made of, each once", () => {
  write({ "survey.ts": survey, "total.ts": total, "nested.ts": nested });
  const { modules: found } = readModules(["nested.ts", "total.ts"], { cwd });
  const { modules, problems } = importModules(found, (files) => readModules(files, { cwd }));
  expect(problems).toEqual([]);
  expect(modules.map(({ name }) => name)).toEqual(["nested", "total"]);
  expect(modules[0]!.imports?.["./total.dag.ts"]).toBe(modules[1]);
  expect(modules[1]!.imports?.["./survey.dag.ts"]?.name).toBe("survey");
});
