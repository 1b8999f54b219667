import pl from "nodejs-polars";
import { expect, test } from "vitest";
import { printSummary } from "../../../src/data/summaries/print-summary.ts";
import { summarize } from "../../../src/data/summaries/summarize.ts";

const frame = pl.DataFrame({ city: ["Graz", "Linz", "Graz"], people: [302_000.5, null, 212_000] });

test.each<readonly [unknown, string]>([
  [1.5, "number 1.5"],
  [12n, "bigint 12"],
  ["a\nb", 'text of 3 characters in 2 lines: "a\\nb"'],
  [[3, 1, 4, 1, 5], "array of 5 (number)\n  1 to 5 · mean 2.8 ± 1.789 · median 3 · █    ▅ ▅ ▅"],
  [
    frame,
    'DataFrame of 3 rows × 2 columns\n  city    String   2 distinct · length 4 · "Graz" 2× · "Linz" 1×\n  people  Float64  1 missing · 212,000 to 302,000.5 · mean 257,000.3 ± 63,640 · median 257,000.3 · █        █',
  ],
  [{ a: 1, list: ["x"] }, "object of 2 keys\n  a     number 1\n  list  array of 1 (string)"],
  [new Error("off", { cause: new TypeError("deep") }), "Error: off\n  cause: TypeError: deep"],
  [Buffer.from("%PDF-1"), "Buffer of 6 bytes, PDF document: 255044462d31"],
  [new Map([["a", null]]), "Map of 1 entry\n  a  null"],
  [() => 1, "function ()"],
])("%#", (value, expected) => {
  expect(printSummary(summarize(value, { mostMs: Infinity }))).toBe(expected);
});
