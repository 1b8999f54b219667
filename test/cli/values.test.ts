import fc from "fast-check";
import pl from "nodejs-polars";
import { expect, test } from "vitest";
import { printResults } from "../../src/cli/print/print-results.ts";
import { toPlain } from "../../src/cli/print/to-plain.ts";
import { readUserFrames } from "../../src/cli/print/user-frames.ts";
import { parseValue } from "../../src/cli/request/parse-value.ts";
import { makeIo } from "./command.ts";

test.each([
  ["7", "number", 7],
  ["-1e3", "number | undefined", -1000],
  ["7", "string", "7"],
  ["", "string", ""],
  ["false", "boolean", false],
  ["7n", "bigint", 7n],
  ["null", "string | null", null],
  ["7", "string | number", 7],
  ["seven", "string | number", "seven"],
  ["eu", '"us" | "eu"', "eu"],
  ["2", "1 | 2", 2],
  ["2026-01-31", "Date", new Date("2026-01-31")],
  ["[1, 2]", "number[]", [1, 2]],
  ['{ "a": 1 }', "Record<string, number | string>", { a: 1 }],
  ['"quoted"', "Name", "quoted"],
  ["plain", "unknown", "plain"],
  ["7", "unknown", 7],
])("%j as %s", (text, type, value) => {
  expect(parseValue(text, type)).toEqual({ value });
});

test.each([
  ["", "number"],
  ["Infinity", "number"],
  ["1px", "number"],
  ["yes", "boolean"],
  ["asia", '"us" | "eu"'],
  ["3", "1 | 2"],
  ["soon", "Date"],
  ["1.5", "bigint"],
  ["1, 2", "number[]"],
  ["name", "Name"],
])("%j is no %s", (text, type) => {
  expect(parseValue(text, type)).toHaveProperty("expected");
});

test("a whole number is taken where it stays the same number, however large", () => {
  for (const text of ["100000000000000000000", "123450000000000000000", "-9007199254740992"])
    expect(parseValue(text, "number")).toEqual({ value: Number(text) });
  for (const text of ["9007199254740993", "-9007199254740993", "100000000000000000001"])
    expect(parseValue(text, "number")).not.toHaveProperty("value");
});

test("every finite number, text and JSON value comes back as it was typed", () => {
  fc.assert(
    fc.property(
      fc.double({ noNaN: true, noDefaultInfinity: true }),
      fc.string(),
      fc.jsonValue(),
      (number, text, json) => {
        expect(parseValue(String(number), "number")).toEqual({ value: Number(String(number)) });
        expect(parseValue(text, "string")).toEqual({ value: text });
        expect(parseValue(JSON.stringify(json), "Data[]")).toEqual({
          value: JSON.parse(JSON.stringify(json)) as unknown,
        });
      },
    ),
  );
});

test("values become plain data for JSON", () => {
  const circular: Record<string, unknown> = {};
  circular["self"] = circular;
  expect(toPlain(circular)).toEqual({ self: "[circular]" });
  expect(toPlain({ big: 1n, map: new Map([["a", 2n]]), set: new Set([1]), bytes: new Uint8Array([1, 2]) })).toEqual({
    big: "1",
    map: [["a", "2"]],
    set: [1],
    bytes: [1, 2],
  });
  expect(toPlain(new RangeError("no"))).toEqual({ name: "RangeError", message: "no" });
  const frame = pl.DataFrame({ a: [1, 2], b: ["x", null] });
  expect(toPlain({ frame, series: frame.getColumn("a") })).toEqual({
    frame: { a: [1, 2], b: ["x", null] },
    series: [1, 2],
  });
});

test("results are shown to be read: frames as they tell themselves, long values cut short", () => {
  const { io } = makeIo("/");
  const shown = printResults(
    { mean: 1.5, table: pl.DataFrame({ a: [1] }), many: Array.from({ length: 999 }, () => 0) },
    io.out,
  );
  expect(shown).toMatch(/^mean\s+1\.5$/m);
  expect(shown).toContain("shape: (1, 1)");
  expect(shown).toContain("979 more items");
});

test("frames of a user's code are kept, without those of Node, of this package and of the parser", () => {
  const own = new URL("../../src/run/advance.ts", import.meta.url).pathname;
  const stack = [
    "Error: no",
    "    at mean (file:///home/project/src/run/features.ts:3:9)",
    "    at helper (/home/project/node_modules/lib/index.js:1:1)",
    `    at advance (file://${own}:10:2)`,
    "    at process.processTicksAndRejections (node:internal/process/task_queues:104:5)",
    "    at async Promise.all (index 0)",
    "    at new Promise (<anonymous>)",
  ].join("\n");
  expect(readUserFrames(stack, "/home/project")).toEqual([
    "at mean (src/run/features.ts:3:9)",
    "at helper (node_modules/lib/index.js:1:1)",
  ]);
});
