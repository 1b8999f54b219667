import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import pl from "nodejs-polars";
import { describe, expect, test } from "vitest";
import { polarsTable } from "../../src/data/polars.ts";

const frame = pl.DataFrame({ a: [1, 2, 3], b: ["x", null, "z"], c: [true, false, true] });
const column = (name: string): pl.Series => polarsTable.column(frame, name) as pl.Series;

/** Columns that are named like the methods which one would ask. */
const trickyNames = ["columns", "height", "getColumn", "then", "constructor", "0"];
const tricky = pl.DataFrame(Object.fromEntries(trickyNames.map((name, place) => [name, [place, place]])));

describe("what is a table or a column", () => {
  test.each<readonly [string, unknown, boolean, boolean]>([
    ["a frame", frame, true, false],
    ["a frame without columns", pl.DataFrame({}), true, false],
    ["a frame whose columns are named like methods", tricky, true, false],
    ["a lazy frame", frame.lazy(), false, false],
    ["a series", frame.getColumn("a"), false, true],
    ["an expression", pl.col("a"), false, false],
    ["a grouping", frame.groupBy("a"), false, false],
    ["rows", [{ a: 1 }], false, false],
    ["what only calls itself a frame", { [Symbol.toStringTag]: "DataFrame" }, false, false],
    ["what only calls itself a series", { [Symbol.toStringTag]: () => "Series" }, false, false],
    [
      "what cannot be looked at",
      {
        get [Symbol.toStringTag]() {
          return expect.fail();
        },
      },
      false,
      false,
    ],
    ["a number", 1, false, false],
    ["null", null, false, false],
    ["undefined", undefined, false, false],
  ])("%s", (_, value, isTable, isColumn) => {
    expect([polarsTable.isTable(value), polarsTable.isColumn(value)]).toEqual([isTable, isColumn]);
  });
});

describe("a frame", () => {
  test("names its columns and counts its rows", () => {
    expect(polarsTable.columnNames(frame)).toEqual(["a", "b", "c"]);
    expect(polarsTable.rowCount(frame)).toBe(3);
    expect([polarsTable.columnNames(pl.DataFrame({})), polarsTable.rowCount(pl.DataFrame({}))]).toEqual([[], 0]);
  });

  test("gives its columns, whatever they are named", () => {
    expect(new Set(polarsTable.columnNames(tricky))).toEqual(new Set(trickyNames));
    expect(polarsTable.rowCount(tricky)).toBe(2);
    for (const [place, name] of trickyNames.entries()) {
      expect(polarsTable.columnValues(polarsTable.column(tricky, name))).toEqual(new Float64Array([place, place]));
    }
  });

  test.each<readonly [string, unknown, string]>([
    ["a number", 1.5, "Float64"],
    ["a text", "q", "String"],
    ["a boolean", true, "Bool"],
    ["null", null, "Float64"],
    ["undefined", undefined, "Float64"],
    ["a date", new Date(0), "Datetime"],
  ])("fills in a column of %s", (_, value, dataType) => {
    for (const table of [frame, tricky, frame.limit(1)]) {
      const filled = polarsTable.constantColumn(table, "new", value);
      const length = polarsTable.rowCount(table);
      expect(polarsTable.isColumn(filled)).toBe(true);
      expect((filled as pl.Series).name).toBe("new");
      expect(polarsTable.dataType(filled)).toBe(dataType);
      expect([...(polarsTable.columnValues(filled) as unknown[])]).toEqual(Array.from({ length }, () => value ?? null));
    }
  });

  test.each([pl.DataFrame({}), frame.limit(0)])("fills in a column of no rows", (table) => {
    const filled = polarsTable.constantColumn(table, "new", 1);
    expect(polarsTable.isColumn(filled)).toBe(true);
    expect([...(polarsTable.columnValues(filled) as unknown[])]).toEqual([]);
  });

  test("says what it keeps outside the heap", () => {
    const million = pl.DataFrame({ a: new Float64Array(1_000_000) });
    expect(polarsTable.nativeBytes?.(million)).toBeGreaterThanOrEqual(8_000_000);
    expect(polarsTable.nativeBytes?.(million.getColumn("a"))).toBeGreaterThanOrEqual(8_000_000);
    for (const other of [1, null, undefined, "a", {}, [1], new Float64Array(1000), million.lazy(), pl.col("a")]) {
      expect(polarsTable.nativeBytes?.(other)).toBe(0);
    }
  });
});

describe("a column", () => {
  test("has the type that polars names", () => {
    expect(["a", "b", "c"].map((name) => polarsTable.dataType(column(name)))).toEqual(["Float64", "String", "Bool"]);
    expect(polarsTable.dataType(pl.Series("a", [1, 2], pl.Int16))).toBe("Int16");
    expect(polarsTable.dataType(pl.Series("a", [[1], [2]]))).toBe("List");
  });

  test("counts its values", () => {
    expect(polarsTable.columnLength?.(column("b"))).toBe(3);
  });

  test("of numbers, none missing, is read as a typed array", () => {
    expect(polarsTable.columnValues(column("a"))).toEqual(new Float64Array([1, 2, 3]));
    expect(polarsTable.columnValues(pl.Series("a", [1, 2], pl.UInt8))).toEqual(new Uint8Array([1, 2]));
  });

  test("of anything else is read as an array with null for what is missing", () => {
    expect(polarsTable.columnValues(column("b"))).toEqual(["x", null, "z"]);
    expect(polarsTable.columnValues(column("c"))).toEqual([true, false, true]);
    expect(polarsTable.columnValues(pl.Series("a", [1, null]))).toEqual([1, null]);
    expect(polarsTable.columnValues(pl.Series("a", [1, 2], pl.Int64))).toEqual([1, 2]);
    expect(polarsTable.columnValues(pl.Series("a", [], pl.String))).toEqual([]);
  });
});

/** Whether a program has loaded the binary of polars in the end. */
function loadsPolars(program: string): boolean {
  const told = `${program}\nconsole.log(process.report.getReport().sharedObjects.some((file) => file.includes("polars")));`;
  return (
    execFileSync(process.execPath, ["--input-type=module", "--eval", told], { encoding: "utf8" }).trim() === "true"
  );
}

test("nothing of it loads the package", () => {
  const path = fileURLToPath(new URL("../../src/data/tables.ts", import.meta.url));
  const use = `const { defaultTables } = await import(${JSON.stringify(path)}); defaultTables.map((type) => type.isTable({}));`;
  expect(loadsPolars(use)).toBe(false);
  expect(loadsPolars('await import("nodejs-polars");')).toBe(true);
});
