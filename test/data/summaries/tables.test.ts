import pl from "nodejs-polars";
import { describe, expect, test } from "vitest";
import type { Statistics } from "../../../src/data/summaries/statistics.ts";
import { summarize } from "../../../src/data/summaries/summarize.ts";
import type { SummaryOf } from "../../../src/data/summaries/value-summary.ts";
import type { TableType } from "../../../src/table.ts";

function tableOf(value: unknown, tables: readonly TableType[] = []): SummaryOf<"table"> {
  const summary = summarize(value, { mostMs: Infinity, tables });
  if (summary.kind !== "table") throw new Error(`It is a ${summary.kind}.`);
  return summary;
}

const day = (number: number): Date => new Date(Date.UTC(2020, 0, number));

const frame = pl
  .DataFrame({
    number: [1.5, null, Number.NaN, 3],
    text: ["b", "a", null, "b"],
    yes: [true, false, true, null],
    at: [day(1), day(3), null, day(2)],
    list: [[1, 2], [3], null, []],
    record: [
      { x: 1, y: "q" },
      { x: 2, y: "w" },
      { x: 3, y: "e" },
      { x: 4, y: "r" },
    ],
    length: [1, 2, 3, 4],
  })
  .withColumns(
    pl.col("text").cast(pl.Categorical).alias("category"),
    pl.col("at").cast(pl.Date).alias("day"),
    pl.col("at").cast(pl.Datetime("us")).alias("micro"),
    pl.col("length").cast(pl.Int64).alias("long"),
    pl.col("length").cast(pl.Decimal(10, 2)).alias("money"),
    pl.lit(null).alias("nothing"),
  );

const texts = {
  kind: "texts",
  count: 4,
  missing: 1,
  empty: 0,
  distinct: 2,
  top: [
    { text: "b", count: 2 },
    { text: "a", count: 1 },
  ],
  lengths: { min: 1, max: 1, mean: 1, std: 0 },
};
const dates = {
  kind: "dates",
  count: 4,
  missing: 1,
  invalid: 0,
  min: "2020-01-01T00:00:00.000Z",
  max: "2020-01-03T00:00:00.000Z",
  mean: "2020-01-02T00:00:00.000Z",
};
const counted = { kind: "numbers", count: 4, missing: 0, min: 1, max: 4, mean: 2.5 };

describe("a frame", () => {
  const table = tableOf(frame);

  test("has its shape", () => {
    expect([table.type, table.rows, table.columnCount]).toEqual(["DataFrame", 4, 13]);
    expect(table.columns.map(({ name }) => name)).toEqual(frame.columns);
  });

  test.each<readonly [string, string, object]>([
    ["number", "Float64", { kind: "numbers", missing: 1, nan: 1, min: 1.5, max: 3, mean: 2.25 }],
    ["text", "String", texts],
    ["category", "Categorical", texts],
    ["yes", "Bool", { kind: "booleans", count: 4, missing: 1, true: 2, false: 1 }],
    ["at", "Datetime", dates],
    ["micro", "Datetime", dates],
    ["day", "Date", dates],
    ["list", "List", { kind: "lists", count: 4, missing: 1, lengths: { min: 0, max: 2, mean: 1, std: 1 } }],
    [
      "record",
      "Struct",
      {
        kind: "records",
        fieldCount: 2,
        fields: [
          { name: "x", type: "Float64" },
          { name: "y", type: "String" },
        ],
      },
    ],
    ["length", "Float64", counted],
    ["long", "Int64", counted],
    ["money", "Decimal", counted],
    ["nothing", "Null", { kind: "mixed", count: 4, missing: 4, typeCount: 0 }],
  ])("tells of the column %s", (name, type, statistics) => {
    const column = table.columns.find((found) => found.name === name);
    expect(column).toMatchObject({ type, statistics });
  });

  test("tells of rows the same", () => {
    const rows = [
      { number: 1.5, text: "b", yes: true, at: day(1), list: [1, 2], record: { x: 1, y: "q" } },
      { number: null, text: "a", yes: false, at: day(3), list: [3], record: { x: 2, y: "w" } },
      { number: Number.NaN, yes: true, record: { x: 3, y: "e" } },
      { number: 3, text: "b", at: day(2), list: [], record: { x: 4, y: "r" } },
    ];
    const found = tableOf(rows);
    const named = ["number", "text", "yes", "at", "list"];
    const pick = (columns: readonly { name: string; statistics?: Statistics }[]): unknown =>
      named.map((name) => columns.find((column) => column.name === name)?.statistics);
    expect(pick(found.columns)).toEqual(pick(table.columns));
    expect([found.type, found.rows, found.columnCount]).toEqual(["array of rows", 4, 6]);
  });

  test("of a Series tells what it tells of the column", () => {
    const series = summarize(frame.getColumn("text"), { mostMs: Infinity });
    expect(series).toMatchObject({
      kind: "list",
      type: "Series",
      length: 4,
      types: [{ type: "String", count: 3 }],
      statistics: texts,
    });
  });

  test("without rows, and without columns", () => {
    expect(tableOf(frame.limit(0)).columns.map(({ statistics }) => statistics?.count)).toEqual(
      frame.columns.map(() => 0),
    );
    expect(tableOf(pl.DataFrame({}))).toMatchObject({ rows: 0, columnCount: 0, columns: [] });
  });

  test("leaves a query alone", () => {
    expect(summarize(frame.lazy())).toEqual({
      kind: "lazyTable",
      type: "LazyFrame",
      columnCount: 13,
      columns: frame.columns,
    });
    const broken = pl.scanCSV("/there/is/no/such/file.csv");
    expect(["unreadable", "lazyTable"]).toContain(summarize(broken).kind);
  });
});

test("columns beyond a hundred are counted", () => {
  const wide = pl.DataFrame(Object.fromEntries(Array.from({ length: 130 }, (_, place) => [`c${place}`, [place]])));
  const table = summarize(wide, { mostMs: Infinity, mostBytes: 1e6 }) as SummaryOf<"table">;
  expect([table.columnCount, table.columns.length]).toEqual([130, 100]);
});

test("a table type of one's own tells its columns", () => {
  class Grid {
    readonly cells = { a: [1, 2, 3], b: ["x", "y", "y"] } as Record<string, unknown[]>;
  }
  const grids: TableType = {
    name: "grid",
    isTable: (value) => value instanceof Grid,
    columnNames: (table) => Object.keys((table as Grid).cells),
    rowCount: () => 3,
    column: (table, name) => (table as Grid).cells[name],
    constantColumn: () => [],
    isColumn: () => false,
    columnValues: (column) => column as unknown[],
    dataType: (column) => typeof (column as unknown[])[0],
  };
  expect(tableOf(new Grid(), [grids])).toMatchObject({
    type: "grid table",
    rows: 3,
    columns: [
      { name: "a", type: "number", statistics: { kind: "numbers", mean: 2 } },
      { name: "b", type: "string", statistics: { kind: "texts", distinct: 2 } },
    ],
  });
});

const refuse = (): never => {
  throw new Error("no");
};

test("a column that cannot be read does not hinder the others", () => {
  const table = tableOf(
    [
      { a: 1, b: 2 },
      { a: 3, b: 4 },
    ],
    [
      {
        name: "torn",
        isTable: Array.isArray,
        columnNames: () => ["a", "b"],
        rowCount: () => 2,
        column: (_, name) => (name === "a" ? refuse() : [2, 4]),
        constantColumn: () => [],
        isColumn: () => false,
        columnValues: (column) => column as number[],
        dataType: () => "number",
      },
    ],
  );
  expect(table.columns).toMatchObject([
    { name: "a", type: "unknown" },
    { name: "b", statistics: { mean: 3 } },
  ]);
  expect(table.unfinished).toBeUndefined();
});

test("what there is no time for is said", () => {
  let now = 0;
  const clock = { now: () => now++ };
  const table = summarize(frame, { mostMs: 5, clock }) as SummaryOf<"table">;
  expect(table.unfinished).toBe(true);
  expect(table.columns.map(({ name }) => name)).toEqual(frame.columns);
  const looked = table.columns.filter(({ statistics }) => statistics !== undefined).length;
  expect(looked).toBeGreaterThan(0);
  expect(looked).toBeLessThan(6);
});
