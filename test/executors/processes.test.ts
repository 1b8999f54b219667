import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createBuilder } from "../../src/codegen/build-modules.ts";
import { createModule } from "../../src/module.ts";
import { runOn } from "../../src/decorators/run-on.ts";
import { compute, failureOf, loadProject, openDriver } from "./open-driver.ts";

const root = join(fileURLToPath(import.meta.url), "../../..");
const source = (path: string): string => new URL(`../../src/${path}`, import.meta.url).href;

/** A folder in which nothing is installed. */
let elsewhere = "";

beforeAll(async () => {
  elsewhere = await mkdtemp(join(tmpdir(), "eponym-threads-"));
  await cp(join(root, "test/fixtures/threads"), elsewhere, { recursive: true });
  await writeFile(join(elsewhere, "package.json"), '{ "type": "module" }');
});

afterAll(() => rm(elsewhere, { recursive: true }));

/** What a program prints, which has to end by itself. */
async function runProgram(lines: readonly string[]): Promise<unknown> {
  const { stdout } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", lines.join("\n")], {
    cwd: elsewhere,
    timeout: 50_000,
  });
  return JSON.parse(stdout);
}

test("what is loaded from its source finds this package and modules that were never built, in threads too", async () => {
  const printed = await runProgram([
    `import { loadModule } from ${JSON.stringify(source("source.ts"))};`,
    `import { Driver } from ${JSON.stringify(source("index.ts"))};`,
    'const driver = new Driver({ modules: [await loadModule("./outer.ts")] });',
    'console.log(JSON.stringify(await driver.execute(["size"], { inputs: { start: 3 } })));',
  ]);
  expect(printed).toEqual({ size: { node: "size", names: ["tax", "net"], start: 3 } });
});

test("a generated module of the installed package, in a program that threads do not keep alive", async () => {
  await mkdir(join(elsewhere, "node_modules"));
  await symlink(root, join(elsewhere, "node_modules/eponym"));
  createBuilder().build(["inner.ts", "outer.ts"].map((name) => join(elsewhere, name)));
  const printed = await runProgram([
    'import { Driver } from "eponym";',
    'import { threads } from "eponym/executors";',
    'import outer from "./outer.dag.ts";',
    "const results = [];",
    "for (const executors of [undefined, { threads: threads({ max: 1, idleMs: 1e9 }) }]) {",
    "  const driver = new Driver({ modules: [outer], ...(executors && { executors }) });",
    '  results.push(await driver.execute(["size"], { inputs: { start: 4 } }));',
    "}",
    "console.log(JSON.stringify(results));",
  ]);
  const size = { node: "size", names: ["tax", "net"], start: 4 };
  expect(printed).toEqual([{ size }, { size }]);
});

test("a module that fails in a thread is told with its reason", async () => {
  const { cause } = await failureOf(openDriver({ module: await loadProject("main-only") }), "lonely", { side: 1 });
  expect(cause.code).toBe("EXECUTOR_MODULE_FAILED");
  expect(cause.message).toContain("main-only.ts: RangeError: not here");
  expect(cause.cause).toBeInstanceOf(RangeError);
});

test("a function that is not in the file of its module is told", async () => {
  const url = new URL("../fixtures/threads/inner.ts", import.meta.url).href;
  const module = moduleOf({ home: { url, of: "source" } });
  const { cause } = await failureOf(openDriver({ module }), "double", { price: 1 });
  expect(cause.code).toBe("EXECUTOR_FUNCTION_MISSING");
  expect(cause.message).toContain('no function "double"');
});

test("a bundle has no file from which a thread could import its functions", async () => {
  const driver = openDriver({ module: moduleOf({}) });
  await expect(compute(driver, "double", { price: 1 })).rejects.toThrow("EXECUTOR_NO_HOME");
});

/** A module as it is in a bundle. */
function moduleOf(changes: object): ReturnType<typeof createModule> {
  const double = (price: number): number => 2 * price;
  runOn(double, "threads");
  const module = createModule({
    name: "prices",
    file: "./prices.ts",
    url: "file:///bundle.js",
    source: { double },
    functions: [
      { name: "double", takes: [["price", "number"]], gives: "number", hash: "", decorators: [["runOn", "threads"]] },
    ],
    positions: [[1, 1]],
  });
  return { ...module, ...changes };
}
