import { describe, expect, test } from "vitest";
import { rowsTable } from "../../src/data/rows.ts";

class Person {
  readonly name = "Ada";
}

describe("what is a table", () => {
  test.each<readonly [string, unknown, boolean, boolean]>([
    ["rows", [{ a: 1 }], true, false],
    ["rows of a class", [new Person()], true, false],
    ["rows of which the first is missing", [null, undefined, { a: 1 }], true, false],
    ["nothing yet", [], true, true],
    ["numbers", [1, 2], false, true],
    ["missing values", [null, undefined], false, true],
    ["dates", [new Date()], false, true],
    ["arrays", [[1], [2]], false, true],
    ["maps", [new Map()], false, true],
    ["a typed array", new Float64Array(2), false, true],
    ["bytes to be viewed", new DataView(new ArrayBuffer(2)), false, false],
    ["an object", { a: [1] }, false, false],
    ["a text", "text", false, false],
    ["null", null, false, false],
    ["undefined", undefined, false, false],
  ])("%s", (_, value, isTable, isColumn) => {
    expect([rowsTable.isTable(value), rowsTable.isColumn(value)]).toEqual([isTable, isColumn]);
  });
});

describe("a table of rows", () => {
  const rows = [{ a: 1, b: "x" }, null, { b: "y", c: true }, { a: undefined }];

  test("has the columns of all of its rows", () => {
    expect(rowsTable.columnNames(rows)).toEqual(["a", "b", "c"]);
    expect(rowsTable.rowCount(rows)).toBe(4);
    expect(rowsTable.columnNames([])).toEqual([]);
  });

  test("gives its columns as arrays", () => {
    expect(rowsTable.column(rows, "a")).toEqual([1, undefined, undefined, undefined]);
    expect(rowsTable.column(rows, "b")).toEqual(["x", undefined, "y", undefined]);
    expect(rowsTable.column([], "any")).toEqual([]);
  });

  test("fills in a column", () => {
    expect(rowsTable.constantColumn(rows, "d", 0)).toEqual([0, 0, 0, 0]);
    expect(rowsTable.constantColumn([], "d", 0)).toEqual([]);
  });
});

test.each<readonly [string, unknown]>([
  ["number", [1, 2.5, Number.NaN]],
  ["number", [null, 1, undefined]],
  ["number", new Int32Array(2)],
  ["bigint", new BigInt64Array(2)],
  ["string", ["a"]],
  ["boolean", [true]],
  ["Date", [new Date()]],
  ["array", [[1]]],
  ["object", [{}]],
  ["mixed", [1, "a"]],
  ["null", [null]],
  ["null", []],
])("elements are of type %s", (type, column) => {
  expect(rowsTable.dataType(column)).toBe(type);
  expect(rowsTable.columnValues(column)).toBe(column);
});
