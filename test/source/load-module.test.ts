import { execFile } from "node:child_process";
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";

const fixtures = fileURLToPath(new URL("../fixtures/", import.meta.url));
const loader = new URL("../../src/source.ts", import.meta.url).href;

/** A folder in which nothing is installed. */
let elsewhere = "";

beforeAll(async () => {
  elsewhere = await mkdtemp(join(tmpdir(), "eponym-load-"));
  await cp(join(fixtures, "load"), elsewhere, { recursive: true });
});

afterAll(async () => {
  await rm(elsewhere, { recursive: true });
});

/** Runs statements in a process of their own, since module hooks are for Node's own loader; gives what `result` ends as. */
async function runNatively(cwd: string, statements: string): Promise<unknown> {
  const script = [
    `import { loadModule } from ${JSON.stringify(loader)};`,
    "let result;",
    statements,
    "console.log(JSON.stringify(result));",
  ];
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", script.join("\n")], {
    cwd,
  });
  return JSON.parse(stdout);
}

const caught = (call: string): string => `
  try { await ${call}; } catch (error) {
    result = { name: error.name, message: error.message, codes: error.problems?.map(({ code }) => code), cause: error.cause?.message };
  }`;

test.each([
  ["where eponym is this package", () => join(fixtures, "load")],
  ["where eponym is not installed", () => elsewhere],
])("loads a module and the unbuilt ones that it imports, %s", async (_, folder) => {
  const statements = `
    const { name, file, declared, source } = await loadModule("dataflow.ts");
    result = { name, file, declared: declared.map(({ name }) => name), total: source.total(3), upstream: source.upstream };
    const prices = (await import("file://" + process.cwd() + "/prices.dag.ts")).default;
    result.price = prices.source.price(10);
    result.decorations = declared[0].decorations.map(({ kind, args }) => [kind, args]);
  `;
  expect(await runNatively(folder(), statements)).toEqual({
    name: "dataflow",
    file: "dataflow.ts",
    declared: ["total"],
    total: 7,
    upstream: ["price"],
    price: 20,
    decorations: [["tag", [{ owner: "growth" }]]],
  });
});

test("takes a URL, and leaves generated files that have been built as they are", async () => {
  const statements = `result = (await loadModule(new URL(${JSON.stringify(`file://${join(fixtures, "load/built.ts")}`)}))).source.built;`;
  expect(await runNatively(tmpdir(), statements)).toBe("the built one");
});

test("throws all mistakes of the text at once", async () => {
  const result = await runNatively(join(fixtures, "load"), caught('loadModule("mistakes.ts")'));
  expect(result).toMatchObject({ name: "DataflowError", codes: ["RETURN_TYPE_MISSING", "PARAMETER_TYPE_MISSING"] });
});

test("throws the mistakes of a module that another one imports", async () => {
  const result = await runNatively(join(fixtures, "load"), caught('loadModule("wrong.ts")'));
  expect(result).toMatchObject({ name: "DataflowError", codes: ["RETURN_TYPE_MISSING", "PARAMETER_TYPE_MISSING"] });
});

test("says that there is no such file", async () => {
  const result = await runNatively(join(fixtures, "load"), caught('loadModule("nothing.ts")'));
  expect(result).toMatchObject({ name: "DataflowError", codes: ["FILE_NOT_FOUND"] });
});

test("a module that fails as it is loaded is reported with its cause", async () => {
  const folder = join(fixtures, "load-errors/module-not-loaded");
  const result = await runNatively(folder, caught('loadModule("dataflow.ts")'));
  expect(result).toMatchObject({ name: "DataflowError", codes: ["MODULE_NOT_LOADED"], cause: "no connection" });
  expect(`${(result as Error).message}\n`).toBe(await readFile(join(folder, "expected.txt"), "utf8"));
});
