import * as fc from "fast-check";
import pl from "nodejs-polars";
import { describe, expect, test } from "vitest";
import { defaultTables } from "../../src/data/tables.ts";
import type { CheckOutcome } from "../../src/decorators/checks/check.ts";
import { namedChecks } from "../../src/decorators/checks/named-checks.ts";
import { runCheck } from "../../src/decorators/checks/run-check.ts";

function check(name: string, value: unknown, expected: unknown): CheckOutcome {
  const found = runCheck(value, { [name]: expected }, name, "fail", defaultTables);
  if (found instanceof Promise) throw new Error("Named checks answer at once.");
  return found;
}

const missing = [null, undefined, Number.NaN];
const numbers = pl.Series("x", [1, 2, 3]);
const gaps = pl.Series("x", [1, null, 3]);
const texts = pl.Series("x", ["ab", null, "abc"]);
const none = pl.Series("x", [], pl.Float64);
const frame = pl.DataFrame({ a: [1, 2, 3, 4], b: ["x", null, "y", "z"] });
const rows = [
  { a: 1, b: "x" },
  { a: 2, b: null },
];
const day = (text: string): Date => new Date(text);

type Line = readonly [value: unknown, expected: unknown, passed: boolean];
const lines: Readonly<Record<string, readonly Line[]>> = {
  range: [
    [0, [0, 1], true],
    [1, [0, 1], true],
    [1.01, [0, 1], false],
    [-0.01, [0, 1], false],
    [5n, [0n, 10n], true],
    [50n, [0n, 10n], false],
    [Infinity, [0, Infinity], true],
    [day("2020-05-01"), [day("2020-01-01"), day("2020-12-31")], true],
    [day("2021-05-01"), [day("2020-01-01"), day("2020-12-31")], false],
    [day("no day"), [day("2020-01-01"), day("2020-12-31")], false],
    ...missing.map((value): Line => [value, [0, 1], false]),
    [true, [0, 1], false],
    ["1", [0, 1], false],
    [{}, [0, 1], false],
    [[1, null, 2], [1, 2], true],
    [[1, undefined, Number.NaN], [1, 2], true],
    [[1, 3], [1, 2], false],
    [["1"], [1, 2], false],
    [[], [1, 2], true],
    [[1n, 2n], [1n, 2n], true],
    [new Float64Array([1, 2]), [1, 2], true],
    [new BigInt64Array([1n, 9n]), [1n, 2n], false],
    [numbers, [1, 3], true],
    [numbers, [1, 2], false],
    [gaps, [1, 3], true],
    [none, [1, 3], true],
    [texts, [1, 3], false],
    [frame, [0, 9], false],
    [rows, [0, 9], false],
  ],
  valuesIn: [
    [1, [1, 2], true],
    [3, [1, 2], false],
    ["1", [1, 2], false],
    [1n, [1n], true],
    [null, [1], false],
    [null, [1, null], true],
    [day("2020-01-01"), [day("2020-01-01")], true],
    [day("2020-01-02"), [day("2020-01-01")], false],
    [["a", null, "b"], ["a", "b"], true],
    [["a", "c"], ["a", "b"], false],
    [[day("2020-01-01")], [day("2020-01-01")], true],
    [[], [], true],
    [numbers, [1, 2, 3], true],
    [texts, ["ab"], false],
    [frame, ["x"], false],
  ],
  allowNulls: [
    [1, false, true],
    [0, false, true],
    ["", false, true],
    ...missing.map((value): Line => [value, false, false]),
    ...missing.map((value): Line => [value, true, true]),
    ...missing.map((value): Line => [[1, value], false, false]),
    [[1, 2], false, true],
    [[], false, true],
    [numbers, false, true],
    [gaps, false, false],
    [pl.Series("x", [1, Number.NaN]), false, false],
    [frame, false, false],
    [frame.select("a"), false, true],
    [rows, false, false],
    [rows.slice(0, 1), false, true],
  ],
  maxFractionNulls: [
    [gaps, 1 / 3, true],
    [gaps, 0.33, false],
    [[null, 1], 0.5, true],
    [[null, null], 0.99, false],
    [[], 0, true],
    [none, 0, true],
    [frame, 1 / 8, true],
    [frame, 0.12, false],
    [rows, 0.25, true],
    [rows, 0.24, false],
    [null, 0.5, false],
    [1, 0, true],
  ],
  dataType: [
    [1, "number", true],
    [true, "number", false],
    [null, "number", false],
    [null, "null", true],
    [1n, "bigint", true],
    [day("2020-01-01"), "Date", true],
    ["", "string", true],
    [[1, null], "number", true],
    [[1, "a"], "number", false],
    [[1, "a"], "mixed", true],
    [numbers, "Float64", true],
    [texts, "String", true],
    [numbers, "Int64", false],
    [frame, { a: "Float64", b: "String" }, true],
    [frame, { a: "Int64" }, false],
    [frame, { c: "Int64" }, false],
    [frame, "Float64", false],
    [rows, { a: "number", b: "string" }, true],
    [numbers, { a: "Float64" }, false],
    [1, { a: "number" }, false],
  ],
  maxStandardDev: [
    [[1, 2, 3], 1, true],
    [[1, 2, 3], 0.99, false],
    [[1, null, 3], 1.5, true],
    [numbers, 1, true],
    [[7], 0, true],
    [[], 0, true],
    [[1n, 2n, 3n], 1, true],
    [["a", "b"], 5, false],
    [[1, "b"], 5, false],
    [[1, Infinity], 5, false],
    [texts, 5, false],
    [frame, 5, false],
    [1, 5, false],
  ],
  meanInRange: [
    [[1, 2, 3], [2, 2], true],
    [[1, 2, 3], [2.1, 3], false],
    [[1, null, Number.NaN, 3], [2, 2], true],
    [gaps, [2, 2], true],
    [new Int8Array([1, 3]), [2, 2], true],
    [[1n, 3n], [2, 2], true],
    [[], [-1, 1], false],
    [[null], [-1, 1], false],
    [none, [-1, 1], false],
    [["a"], [-1, 1], false],
    [[true], [-1, 1], false],
    [frame, [-1, 1], false],
    [2, [1, 3], false],
  ],
  contains: [
    ["abc", "b", true],
    ["abc", ["a", "c"], true],
    ["abc", ["a", "d"], false],
    ["abc", "", true],
    [null, "a", false],
    [12, "1", false],
    [["ab", null], "a", true],
    [["ab", "cd"], "a", false],
    [texts, "ab", true],
    [texts, "abc", false],
    [numbers, "1", false],
    [frame, "x", false],
  ],
  doesNotContain: [
    ["abc", "d", true],
    ["abc", "b", false],
    ["abc", ["d", "b"], false],
    ["abc", ["d", "e"], true],
    [null, "a", false],
    [["ab", null], "c", true],
    [["ab", "cd"], ["x", "c"], false],
    [texts, "z", true],
    [numbers, "z", false],
  ],
  length: [
    ["abc", 3, true],
    ["abc", [1, 2], false],
    ["", [0, 2], true],
    [[1, null], 2, true],
    [[], 0, true],
    [[], [1, 2], false],
    [numbers, [3, 4], true],
    [frame, 4, true],
    [frame, 2, false],
    [rows, 2, true],
    [new Uint8Array(5), 5, true],
  ],
};

test("every named check has its lines", () => {
  expect(Object.keys(lines).toSorted()).toEqual([...namedChecks.keys()].toSorted());
});

describe.each(Object.entries(lines))("%s", (name, table) => {
  test.each(table.map(([value, expected, passed], place) => ({ place, value, expected, passed })))(
    "line $place",
    ({ value, expected, passed }) => {
      const found = check(name, value, expected);
      expect({ passed: found.passed, message: found.message }).toEqual({ passed, message: found.message });
      expect(found.message).toMatch(/\.$/);
    },
  );
});

test("messages count what fails and say where it begins", () => {
  expect(check("range", [1, 5, 6], [0, 4])).toEqual({
    check: "range",
    onFail: "fail",
    passed: false,
    message: "2 of 3 values are not between 0 and 4, the first of them in place 1.",
    details: { failing: 2, count: 3 },
  });
  expect(check("range", day("2021-01-01"), [day("2020-01-01"), day("2020-02-01")]).message).toContain(
    "2020-02-01T00:00:00.000Z",
  );
  expect(check("contains", "abc", "x").details).toEqual({ failing: 1, count: 1 });
  expect(check("range", null, [0, 1]).details).toEqual({ failing: 1, count: 1 });
  expect(check("contains", ["a"], "x").message).toContain('not with "x"');
  expect(check("range", frame, [0, 1]).message).toBe(
    "This check is for numbers and columns of numbers, and the value is a table of 4 rows and 2 columns.",
  );
});

const column = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.double({ noNaN: true, min: -1e6, max: 1e6 }) },
    { weight: 1, arbitrary: fc.constantFrom(...missing) },
  ),
);
const present = (values: readonly unknown[]): number[] =>
  values.filter((value): value is number => typeof value === "number" && !Number.isNaN(value));
const near = (one: number, other: number): boolean =>
  Math.abs(one - other) <= 1e-6 * Math.max(1, Math.abs(one), Math.abs(other));

test("mean and standard deviation are those of the textbook", () => {
  fc.assert(
    fc.property(column, (values) => {
      const there = present(values);
      const mean = there.reduce((sum, value) => sum + value, 0) / there.length;
      const deviation = Math.sqrt(there.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (there.length - 1));
      const means = check("meanInRange", values, [-Infinity, Infinity]).details as { mean: number; count: number };
      const deviations = check("maxStandardDev", values, 0).details as { standardDeviation: number };
      expect(means.count).toBe(there.length);
      expect(there.length === 0 ? Number.isNaN(means.mean) : near(means.mean, mean)).toBe(true);
      expect(near(deviations.standardDeviation, there.length < 2 ? 0 : deviation)).toBe(true);
    }),
  );
});

test("range, nulls and length agree with counting by hand", () => {
  fc.assert(
    fc.property(
      column,
      fc.double({ noNaN: true, min: -10, max: 10 }),
      fc.double({ noNaN: true, min: 0, max: 1 }),
      (values, lowest, most) => {
        const there = present(values);
        const gone = values.length - there.length;
        expect(check("range", values, [lowest, 1e5]).passed).toBe(
          there.every((value) => value >= lowest && value <= 1e5),
        );
        expect(check("allowNulls", values, false).passed).toBe(gone === 0);
        expect(check("maxFractionNulls", values, most).passed).toBe(
          values.length === 0 || gone / values.length <= most,
        );
        expect(check("length", values, values.length).passed).toBe(true);
        const series = pl.Series(
          "x",
          values.map((value) => value ?? null),
          pl.Float64,
        );
        for (const [name, expected] of [
          ["range", [lowest, 1e5]],
          ["allowNulls", false],
          ["maxFractionNulls", most],
        ] as const)
          expect([name, check(name, series, expected).passed]).toEqual([name, check(name, values, expected).passed]);
      },
    ),
  );
});
