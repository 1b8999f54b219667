import { spawnSync } from "node:child_process";
import { expect, test } from "vitest";

/** Imports the package in a process of its own and prints every file that this loads. */
function traceImport(...files: readonly string[]): readonly string[] {
  const script = `
    const loaded = [];
    require("node:module").registerHooks({ load(url, context, next) { loaded.push(url); return next(url, context); } });
    Promise.all(${JSON.stringify(files)}.map((file) => import(file))).then(() => console.log(JSON.stringify(loaded)));
  `;
  const { stdout, stderr, status } = spawnSync(process.execPath, ["--input-type=commonjs", "-e", script], {
    encoding: "utf8",
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  return JSON.parse(stdout) as readonly string[];
}

const source = (file: string): string => new URL(`../../src/${file}`, import.meta.url).href;
const heavy =
  /node_modules\/(?:ts-morph|@ts-morph|typescript|nodejs-polars|@hpcc-js|@resvg|@mermaid-js|puppeteer|piscina|cockatiel|p-queue|pino|@opentelemetry|log-update|signal-exit|apache-arrow)\//;

test("importing the package loads nothing that reads, draws or holds tables", () => {
  const loaded = traceImport(source("index.ts"), source("generated.ts"));
  expect(loaded).toContain(source("driver/driver.ts"));
  expect(loaded.filter((url) => heavy.test(url) || url.startsWith(source("source/")))).toEqual([]);
});

test.each(["adapters.ts", "executors.ts"])("nor does importing what is beside it: %s", (entry) => {
  expect(traceImport(source(entry)).filter((url) => heavy.test(url))).toEqual([]);
});

test("what is looked for would be found", () => {
  expect(traceImport(source("source.ts")).some((url) => heavy.test(url))).toBe(true);
});
