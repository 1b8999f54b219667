import { stripVTControlCharacters, styleText } from "node:util";
import { expect, test } from "vitest";
import type { Change, Explanation } from "../../src/cache/explanation.ts";
import type { Stream } from "../../src/cli/io.ts";
import { printVerdicts } from "../../src/cli/print/cache-verdicts.ts";
import { makeEntry } from "../stores/make-entry.ts";
import { makeIo } from "./command.ts";

const plain = makeIo("/").io.out;
const coloured: Stream = { ...plain, paint: (style, text) => styleText(style, text, { validateStream: false }) };

const rate: Change = {
  kind: "code",
  what: "the helper rate (./tax.ts)",
  before: "function rate() {\n  return 0.2;\n}",
  after: "function rate() {\n  // Since July.\n  return 0.21;\n}",
};
const lib: Change = { kind: "package", what: "the package fast-lib", before: "1.2.3", after: "1.3.0" };
const explanation: Explanation = {
  output: "report",
  nodes: [
    { node: "prices", verdict: "reused", why: "nothing has changed", changes: [], entry: makeEntry("a").entry },
    { node: "tax", verdict: "runs", why: "the helper rate (./tax.ts) changed", changes: [rate, lib], each: ["prices"] },
    { node: "fee", verdict: "runs", why: "the helper rate (./tax.ts) changed", changes: [rate] },
    { node: "new", verdict: "runs", why: "nothing is stored for it yet", changes: [{ kind: "new", what: "it" }] },
    { node: "report", verdict: "depends", why: "on what runs before it", changes: [], after: ["tax", "fee"] },
  ],
};
const shown = `report: 1 node reused, 3 to run, 1 depending on what they give

reused   prices  nothing has changed
runs     tax     the helper rate (./tax.ts) changed, for each "prices"
runs     fee     the helper rate (./tax.ts) changed
runs     new     nothing is stored for it yet
depends  report  on what runs before it (after tax, fee)

the helper rate (./tax.ts)
--- before
+++ now
@@ -1,3 +1,4 @@
 function rate() {
-  return 0.2;
+  // Since July.
+  return 0.21;
 }

the package fast-lib
  1.2.3 → 1.3.0
`;

test("verdicts tell what is reused, what runs and why, and each change once with its code before and now", () => {
  expect(printVerdicts(explanation, plain)).toBe(shown);
});

test("on a terminal, lines that came are green and lines that went are red", () => {
  const text = printVerdicts(explanation, coloured);
  expect(stripVTControlCharacters(text)).toBe(shown);
  expect(text).toContain("\u001B[31m-  return 0.2;\u001B[39m");
  expect(text).toContain("\u001B[32m+  return 0.21;\u001B[39m");
  expect(text).toContain("\u001B[32mreused ");
});

test("code that is new or gone is shown whole", () => {
  const changes: readonly Change[] = [
    { kind: "code", what: "the constant a", after: "const a = 1;" },
    { kind: "code", what: "the constant b", before: "const b = 1;\n" },
    { kind: "package", what: "the package c", after: "1.0.0" },
  ];
  const text = printVerdicts({ output: "x", nodes: [{ node: "x", verdict: "runs", why: "", changes }] }, plain);
  expect(text).toBe(`x: 0 nodes reused, 1 to run

runs     x

the constant a
--- before
+++ now
@@ -0,0 +1,1 @@
+const a = 1;

the constant b
--- before
+++ now
@@ -1,1 +0,0 @@
-const b = 1;

the package c
  nothing → 1.0.0
`);
});
