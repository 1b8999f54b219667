import { mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as arrow from "apache-arrow";
import pl from "nodejs-polars";
import { expect, test } from "vitest";
import type { Encoded } from "../../../src/cache/value-coding.ts";
import { createValueCoding } from "../../../src/data/cached-values/value-coding.ts";

const coding = createValueCoding();

async function send(value: unknown, format?: string): Promise<[Encoded, unknown]> {
  const encoded = (await coding.encode(value, format)) as Encoded;
  expect(encoded).not.toHaveProperty("reason");
  expect(encoded.version).toBe(await coding.version(value));
  return [encoded, await coding.decode(encoded.format, encoded.bytes)];
}

const make = (): pl.DataFrame =>
  pl
    .DataFrame({
      float: [1.5, null, 3],
      text: ["a", null, "a text that is longer than a view"],
      flag: [true, false, null],
      at: [new Date(0), null, new Date(5)],
      writeIPCStream: [1, 2, 3],
    })
    .withColumns(
      pl.col("float").cast(pl.Int64).alias("whole"),
      pl.col("float").cast(pl.UInt8).alias("small"),
      pl.col("float").cast(pl.Decimal(10, 2)).alias("decimal"),
      pl.col("text").cast(pl.Categorical).alias("category"),
      pl.col("at").cast(pl.Datetime("us", "Europe/Berlin")).alias("zoned"),
      pl.col("at").cast(pl.Date).alias("day"),
      pl.col("at").cast(pl.Time).alias("time"),
      pl.col("at").sub(pl.col("at")).alias("span"),
      pl.lit(null).alias("nothing"),
    );
const short = (): pl.DataFrame => pl.DataFrame({ a: [1, 2, null], s: ["x", null, "z"], b: [true, null, false] });
const nest = (frame: pl.DataFrame): pl.DataFrame =>
  frame.select(
    pl.struct([pl.col("float"), pl.col("text")]).alias("row"),
    pl.concatList([pl.col("float")]).alias("list"),
  );

test.each<[string, pl.DataFrame]>([
  ["every type", make()],
  ["lists and structs", nest(make())],
  [
    "numbers and times alone",
    make().select("float", "whole", "small", "decimal", "at", "zoned", "day", "time", "span"),
  ],
  ["short texts", short()],
  ["no rows", make().limit(0)],
  ["no columns", pl.DataFrame({})],
])("a frame with %s", async (_, frame) => {
  for (const format of ["arrow", "parquet"]) {
    const [encoded, decoded] = (await send(frame, format)) as [Encoded, pl.DataFrame];
    expect(encoded.format).toBe(format);
    expect(encoded.version).toBe(await coding.version(frame));
    expect(decoded.columns).toEqual(frame.columns);
    const typesOf = (given: pl.DataFrame): unknown =>
      given
        .select(pl.all())
        .getColumns()
        .map((column) => String(column.dtype));
    expect(typesOf(decoded)).toEqual(typesOf(frame));
    expect(decoded.frameEqual(frame, true)).toBe(true);
    // What is read goes on to be computed with.
    expect(decoded.vstack(decoded).height).toBe(2 * frame.height);
    expect(await coding.version(decoded)).toBe(encoded.version);
  }
});

test("equal frames have one version, however they came about; others have another", async () => {
  const frames: readonly pl.DataFrame[] = [
    make(),
    short(),
    nest(make()),
    make().select("whole", "small", "at", "zoned"),
  ];
  for (const frame of frames) {
    const version = await coding.version(frame);
    const equal: Record<string, pl.DataFrame> = {
      "in two chunks": frame.head(1).vstack(frame.tail(2)),
      "a part of a larger one": frame.vstack(frame).rechunk().slice(3, 3),
      "an odd part": frame.head(1).vstack(frame).rechunk().slice(1, 3),
      filtered: frame.vstack(frame.head(1)).withRowIndex("n").filter(pl.col("n").lt(3)).drop("n"),
    };
    for (const [name, other] of Object.entries(equal))
      expect([name, await coding.version(other)]).toEqual([name, version]);
    const different = [
      frame.head(2),
      frame.tail(1).vstack(frame.head(2)),
      frame.select(...frame.columns.toReversed()),
      frame.drop(frame.columns[0]!),
    ];
    for (const other of different) expect(await coding.version(other)).not.toBe(version);
  }
});

test("what lies under missing values is no part of a version", async () => {
  const plain = pl.DataFrame({ a: [1, null, 3], s: ["x", null, "z"] });
  const is = (value: unknown): pl.Expr => pl.col("a").eq(pl.lit(value));
  const left = pl
    .DataFrame({ a: [1, 99, 3], s: ["x", "left over", "z"] })
    .withColumns(
      pl.when(is(99)).then(pl.lit(null)).otherwise(pl.col("a")).alias("a"),
      pl.when(is(99)).then(pl.lit(null)).otherwise(pl.col("s")).alias("s"),
    );
  expect(left.toRecords()).toEqual(plain.toRecords());
  expect(await coding.version(left)).toBe(await coding.version(plain));
});

test("columns whose names hide methods of a frame", async () => {
  const columns = { lazy: [1, null], select: ["x", null], dtypes: [[1], [2]], columns: [1, 2], rechunk: [1, 2] };
  const [, decoded] = (await send(pl.DataFrame(columns))) as [Encoded, Readonly<Record<string, pl.Series>>];
  for (const [name, items] of Object.entries(columns)) expect(decoded[name]!.toArray()).toEqual(items);
});

test("a type or a name is part of the version", async () => {
  const frame = pl.DataFrame({ a: [1, 2] });
  const others = [
    frame,
    frame.withColumns(pl.col("a").cast(pl.Float32)),
    frame.withColumns(pl.col("a").cast(pl.Int64)),
    frame.rename({ a: "b" }),
    frame.getColumn("a"),
    frame.getColumn("a").rename("b"),
    frame.lazy(),
    [frame],
    { a: [1, 2] },
  ];
  const versions = await Promise.all(others.map(async (value) => coding.version(value)));
  expect(new Set(versions).size).toBe(others.length);
});

test("series, by name and type, and frames in other values", async () => {
  for (const name of ["a", ""]) {
    const [, series] = (await send(pl.Series(name, [1, null, 3], pl.Int16))) as [Encoded, pl.Series];
    expect([series.name, String(series.dtype), series.toArray()]).toEqual([name, String(pl.Int16), [1, null, 3]]);
  }
  const frame = make();
  const value = { frame, again: [frame], column: frame.getColumn("text"), n: new Map([[1, frame]]) };
  const [encoded, decoded] = (await send(value)) as [Encoded, typeof value];
  expect(encoded.format).toBe("structured");
  expect(decoded.frame.frameEqual(frame, true)).toBe(true);
  expect(decoded.again[0]).toBe(decoded.frame);
  expect(decoded.column.toArray()).toEqual(frame.getColumn("text").toArray());
  const chunked = frame.head(1).vstack(frame.tail(2));
  expect(await coding.version({ ...value, frame: chunked })).toBe(encoded.version);
  expect(await coding.version({ ...value, frame: frame.head(1) })).not.toBe(encoded.version);
});

test("a query is its plan, and what its files were", async () => {
  const folder = await mkdtemp(join(tmpdir(), "values-"));
  try {
    const file = join(folder, "rows.csv");
    await writeFile(file, "a,b\n1,2\n3,4\n");
    const ask = (least: number, path = file): unknown => pl.scanCSV(path).filter(pl.col("a").gt(least));
    const [encoded, query] = (await send(ask(1))) as [Encoded, pl.LazyDataFrame];
    expect((await query.collect()).toRecords()).toEqual([{ a: 3, b: 4 }]);
    expect(await coding.version(ask(1))).toBe(encoded.version);
    expect(await coding.version(ask(2))).not.toBe(encoded.version);
    const pattern = join(folder, "*.csv");
    const all = await coding.version(ask(1, pattern));
    await writeFile(join(folder, "more.csv"), "a,b\n5,6\n");
    expect(await coding.version(ask(1))).toBe(encoded.version);
    expect(await coding.version(ask(1, pattern))).not.toBe(all);
    await writeFile(file, "a,b\n1,2\n9,9\n");
    await utimes(file, 1, 1);
    expect(await coding.version(ask(1))).not.toBe(encoded.version);
  } finally {
    await rm(folder, { recursive: true });
  }
  const frame = pl.DataFrame({ a: [1, 2, 3] });
  expect(await coding.version(frame.lazy().limit(1))).toBe(await coding.version(frame.lazy().limit(1)));
  const far = pl.scanParquet("s3://bucket/rows.parquet");
  expect(await coding.version({ far })).toEqual({
    reason: "a polars LazyFrame (to be collected first) over files of another machine at .far",
  });
});

test("tables of Arrow, whatever numbers their dictionaries have", async () => {
  const table = (): arrow.Table =>
    new arrow.Table({
      id: arrow.vectorFromArray([1, 2, 3], new arrow.Int32()),
      name: arrow.vectorFromArray(["a", null, "c"]),
      plain: arrow.vectorFromArray(["a", "b", "c"], new arrow.Utf8()),
      tags: arrow.vectorFromArray([[1, 2], [4], [3]]),
      row: arrow.vectorFromArray([{ x: 1 }, { x: 2 }, { x: 3 }]),
      at: arrow.vectorFromArray([new Date(0), new Date(1), new Date(2)], new arrow.DateMillisecond()),
      big: arrow.vectorFromArray([1n, 2n, 3n], new arrow.Int64()),
    });
  const one = table();
  const [encoded, decoded] = (await send(one)) as [Encoded, arrow.Table];
  expect(decoded).toBeInstanceOf(arrow.Table);
  expect(String(decoded.schema)).toBe(String(one.schema));
  expect(JSON.stringify(decoded.toArray(), bigints)).toBe(JSON.stringify(one.toArray(), bigints));
  expect(await coding.version(table())).toBe(encoded.version);
  expect(await coding.version(decoded)).toBe(encoded.version);
  const joined = one.slice(0, 1).concat(one.slice(1));
  expect(joined.batches.length).toBeGreaterThan(1);
  expect(await coding.version(joined)).toBe(encoded.version);
  expect(await coding.version(one.slice(0, 2))).not.toBe(encoded.version);
  expect(await coding.version(one.select(["name", "id"]))).not.toBe(encoded.version);
});

const bigints = (_: string, part: unknown): unknown => (typeof part === "bigint" ? `${part}n` : part);
