import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { listHeavy, traceProgram } from "../../tools/package/trace-program.ts";
import { writeTree } from "./write-tree.ts";

const heavy = {
  "node_modules/ts-morph/index.js": "module.exports = require('@ts-morph/common');",
  "node_modules/@ts-morph/common/index.js": "",
  "node_modules/nodejs-polars-linux/index.js": "",
  "node_modules/light/index.js": "",
};

test("every way of loading a heavy package is seen, and the folder is left as it was", () => {
  const folder = writeTree({
    ...heavy,
    "main.mjs": 'import "light"; import "./inner.mjs"; console.log("done");',
    "inner.mjs": 'import "ts-morph"; await import("nodejs-polars-linux");',
  });
  const before = readdirSync(folder);
  const trace = traceProgram(folder, ["main.mjs"]);
  expect(trace).toMatchObject({ status: 0, stdout: "done\n", stderr: "" });
  expect(listHeavy(trace.loaded).toSorted()).toEqual(["@ts-morph", "nodejs-polars-linux", "ts-morph"]);
  expect(readdirSync(folder)).toEqual(before);
});

test("what is installed and not loaded does not count, and a failure is told", () => {
  const folder = writeTree({ ...heavy, "main.mjs": 'import "light"; throw new Error("no");' });
  const trace = traceProgram(folder, ["main.mjs"]);
  expect(trace.status).toBe(1);
  expect(trace.stderr).toContain("Error: no");
  expect(trace.loaded.filter((url) => url.includes("light"))).toHaveLength(1);
  expect(listHeavy(trace.loaded)).toEqual([]);
});
