import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { listHeavy, traceProgram } from "../../tools/package/trace-program.ts";
import { compile, installLibrary, makeProjectFolder, runNode } from "./install-library.ts";

const project = fileURLToPath(new URL("../projects/orders", import.meta.url));
const expected = `${JSON.stringify(JSON.parse(readFileSync(join(project, "expected.json"), "utf8")))}\n`;
const { folder, remove } = makeProjectFolder();

beforeAll(() => {
  cpSync(project, folder, { recursive: true });
  runNode(folder, installLibrary(folder), "build", "orders.ts", "regions.ts");
});
afterAll(remove);

test("the emitted JavaScript runs where Node reads no TypeScript, and loads nothing that a production process must not", () => {
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: settings, include: ["*.ts"] }));
  compile(folder, "tsconfig.json");
  const trace = traceProgram(folder, ["--no-experimental-strip-types", "out/run.js"]);
  expect(trace).toMatchObject({ status: 0, stdout: expected, stderr: "" });
  expect(trace.loaded.filter((url) => /\.[cm]?ts$/.test(url))).toEqual([]);
  expect(trace.loaded.filter((url) => url.endsWith("/out/orders.dag.js"))).toHaveLength(1);
  expect(listHeavy(trace.loaded)).toEqual([]);
});

// Minified code has no names of parameters and functions left: everything must be in the generated module.
test.each([false, true])("one bundled file runs alone in an empty folder (minified: %s)", async (minify) => {
  const empty = mkdtempSync(join(tmpdir(), "eponym-bundle-"));
  onTestFinished(() => rmSync(empty, { recursive: true, force: true }));
  const { metafile, warnings } = await build({
    entryPoints: [join(folder, "run.ts")],
    outfile: join(empty, "run.mjs"),
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node22",
    minify,
    metafile: true,
    logLevel: "silent",
  });
  expect(warnings).toEqual([]);
  expect(readdirSync(empty)).toEqual(["run.mjs"]);
  expect(listHeavy(Object.keys(metafile.inputs).map((path) => `/${path}`))).toEqual([]);
  const trace = traceProgram(empty, ["--no-experimental-strip-types", "run.mjs"]);
  expect(trace).toMatchObject({ status: 0, stdout: expected, stderr: "" });
});

const settings = {
  target: "es2022",
  module: "nodenext",
  types: [],
  lib: ["es2023", "dom"],
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  verbatimModuleSyntax: true,
  rewriteRelativeImportExtensions: true,
  skipLibCheck: true,
  outDir: "out",
  rootDir: ".",
};
