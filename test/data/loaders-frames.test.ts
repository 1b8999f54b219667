import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import pl from "nodejs-polars";
import { describe, expect, test } from "vitest";
import writeExcel from "write-excel-file/node";
import { z } from "zod";
import { from } from "../../src/data/from.ts";
import type { Loader } from "../../src/loader.ts";
import { context, failureOf, makeFolder } from "./scratch.ts";

const at = makeFolder();
const write = (name: string, content: string | Uint8Array): string => {
  writeFileSync(at(name), content);
  return at(name);
};
const load = async <T>(loader: Loader<T>): Promise<T> => (await loader.load(context)).data;

const rows = [
  { id: 1, name: "a", columns: true },
  { id: null, name: null, columns: null },
  { id: 3, name: "", columns: false },
];
const frame = pl.DataFrame({
  id: rows.map(({ id }) => id),
  name: rows.map(({ name }) => name),
  columns: rows.map((row) => row.columns),
});
const names = ["id", "name", "columns"];

describe("CSV", () => {
  test("as a frame, eager and lazy, whatever the file is named", async () => {
    const path = write("[odd] *name", `\uFEFFid,columns\n${"1,x\n".repeat(200)}1.5,\n`);
    const { data, metadata } = await from.csv(path, { as: "polars" }).load(context);
    expect(data.toRecords().at(-1)).toEqual({ id: 1.5, columns: null });
    expect(metadata).toMatchObject({ path, rows: 201, columns: ["id", "columns"] });
    const lazy = await from.csv(path, { as: "lazy" }).load(context);
    expect((await lazy.data.filter(pl.col("id").gt(1)).collect()).toRecords()).toEqual([{ id: 1.5, columns: null }]);
    expect(lazy.metadata).toMatchObject({ columns: ["id", "columns"] });
    expect(lazy.metadata.rows).toBeUndefined();
    const tabs = await load(from.tsv(write("a.tsv", "a\tb\n1\t2,3\n"), { as: "polars" }));
    expect(tabs.toRecords()).toEqual([{ a: 1, b: "2,3" }]);
  });

  test("that is no table", async () => {
    expect((await failureOf(load(from.csv(write("a.csv", "a\n1,hunter2\n"), { as: "polars" })))).code).toBe(
      "FORMAT_WRONG",
    );
    expect((await failureOf(load(from.csv(write("b.csv", ""), { as: "lazy" })))).code).toBe("FILE_EMPTY");
    expect((await failureOf(load(from.csv(at("none.csv"), { as: "lazy" })))).code).toBe("FILE_NOT_FOUND");
  });
});

describe.each([
  ["parquet", from.parquet, frame.writeParquet()],
  ["arrow file", from.arrow, frame.writeIPC()],
  ["arrow stream", from.arrow, frame.writeIPCStream()],
] as const)("%s", (kind, loader, bytes) => {
  const path = write(`[odd] *name.${kind}`, bytes);

  test("as a frame, a lazy frame and rows", async () => {
    const eager = await loader(path).load(context);
    expect(eager.data.toRecords()).toEqual(rows);
    expect(eager.metadata).toMatchObject({ path, bytes: bytes.length, rows: 3, columns: names });
    const lazy = await loader(path, { as: "lazy" }).load(context);
    expect((await lazy.data.collect()).toRecords()).toEqual(rows);
    expect(lazy.metadata.columns).toEqual(names);
    expect(await load(loader(path, { as: "rows" }))).toEqual(rows);
  });

  test("as rows of a schema", async () => {
    const schema = z.object({ id: z.number() });
    expect(await load(loader(path, { as: "rows", schema: z.object({ id: z.number().nullable() }) }))).toHaveLength(3);
    expect((await failureOf(load(loader(path, { as: "rows", schema })))).message).toContain("row 2, id: ");
  });

  test("cut off at any place", async () => {
    for (const length of [1, 5, 8, 20, Math.floor(bytes.length / 2), bytes.length - 9]) {
      const cut = write(`cut.${kind}`, bytes.subarray(0, length));
      const work = load(loader(cut, { as: "lazy" })).then(async (lazy) => lazy.collect());
      expect((await failureOf(work)).code).toBe("FORMAT_WRONG");
      expect((await failureOf(load(loader(cut)))).message).toContain(cut);
    }
  });

  test("of another format, or empty, or missing", async () => {
    expect((await failureOf(load(loader(write("text", "a,b\n1,2\n3,4\n5,6\n"))))).code).toBe("FORMAT_WRONG");
    expect((await failureOf(load(loader(write("empty", ""))))).code).toBe("FILE_EMPTY");
    expect((await failureOf(load(loader(at(`nam.${kind}`), { as: "lazy" })))).code).toBe("FILE_NOT_FOUND");
  });
});

test("parquet and arrow are told apart", async () => {
  const asArrow = await failureOf(load(from.arrow(write("a", frame.writeParquet()))));
  expect(asArrow.hint).toContain("from.parquet");
  expect((await failureOf(load(from.parquet(write("b", frame.writeIPC()))))).code).toBe("FORMAT_WRONG");
});

test("rows of a frame hold large integers and decimals exactly", async () => {
  const exact = pl
    .DataFrame([pl.Series("big", ["9007199254740993", "5", null]).cast(pl.Int64), pl.Series("price", [1.5, 2, null])])
    .withColumns(pl.col("price").cast(pl.Decimal(10, 2)));
  const path = write("exact.parquet", exact.writeParquet());
  expect(await load(from.parquet(path, { as: "rows" }))).toEqual([
    { big: 9007199254740993n, price: "1.50" },
    { big: 5, price: "2.00" },
    { big: null, price: null },
  ]);
});

describe("Excel", () => {
  const day = new Date("2026-01-02");
  const first = [
    ["id", null, "day", " name "],
    [1, "note", day, " a "],
    [],
    [2.5, null, null, null],
    [null, null, null, true],
  ];
  const make = async (
    name: string,
    sheets: Readonly<Record<string, readonly (readonly unknown[])[]>>,
  ): Promise<string> => {
    const given = Object.entries(sheets).map(([sheet, data]) => ({ sheet, data, dateFormat: "yyyy-mm-dd" }));
    return write(name, await writeExcel(given as never).toBuffer());
  };

  test("gives the rows of a sheet", async () => {
    const path = await make("a.xlsx", { Orders: first, Notes: [["n"], ["x"]] });
    const { data, metadata } = await from.xlsx(path).load(context);
    expect(data).toEqual([
      { id: 1, day, " name ": " a " },
      { id: 2.5, day: null, " name ": null },
      { id: null, day: null, " name ": true },
    ]);
    expect(metadata).toMatchObject({ path, sheet: "Orders", rows: 3, columns: ["id", "day", " name "] });
    expect(await load(from.xlsx(path, { sheet: "Notes" }))).toEqual([{ n: "x" }]);
    expect(await load(from.xlsx(path, { sheet: 2, schema: z.object({ n: z.string() }) }))).toEqual([{ n: "x" }]);
    const missing = await failureOf(load(from.xlsx(path, { sheet: "Order" })));
    expect([missing.code, missing.hint]).toEqual(["SHEET_MISSING", 'Did you mean "Orders"?']);
    expect((await failureOf(load(from.xlsx(path, { sheet: 3 })))).code).toBe("SHEET_MISSING");
  });

  test("that is no table", async () => {
    const path = await make("b.xlsx", { Twice: [["a", "a"]], None: [] });
    expect((await failureOf(load(from.xlsx(path)))).code).toBe("COLUMN_REPEATED");
    expect((await failureOf(load(from.xlsx(path, { sheet: "None" })))).code).toBe("FILE_EMPTY");
    expect((await failureOf(load(from.xlsx(write("text.xlsx", "a,b"))))).code).toBe("FORMAT_WRONG");
    expect((await failureOf(load(from.xlsx(write("cut.xlsx", readFileSync(path).subarray(0, 300)))))).code).toBe(
      "FORMAT_WRONG",
    );
    expect((await failureOf(load(from.xlsx(write("empty.xlsx", ""))))).code).toBe("FILE_EMPTY");
  });
});

/** What a program prints as JSON, `url(name)` being a file of the folder. */
function runProgram(program: (url: (name: string) => string) => string): unknown {
  const url = (name: string): string => JSON.stringify(new URL(`../../src/data/${name}.ts`, import.meta.url).href);
  const text = execFileSync(process.execPath, ["--input-type=module", "--eval", program(url)], { encoding: "utf8" });
  return JSON.parse(text);
}

test("making loaders and savers loads no library", () => {
  const path = write("light.csv", "a\n1\n");
  const [before, after] = runProgram(
    (url) => `
      import { registerHooks } from "node:module";
      const seen = [];
      registerHooks({ resolve(name, context, next) { seen.push(name); return next(name, context); } });
      const { from } = await import(${url("from")});
      const { to } = await import(${url("to")});
      [from.csv("a"), from.csv("a", { as: "lazy" }), from.parquet("a"), from.xlsx("a"), to.csv("a"), to.parquet("a")];
      const before = [...seen];
      await from.csv(${JSON.stringify(path)}).load({ signal: new AbortController().signal, tables: [] });
      console.log(JSON.stringify([before, seen]));`,
  ) as [string[], string[]];
  const heavy = /^(csv-|nodejs-polars|read-excel-file)/;
  expect(before.length).toBeGreaterThan(10);
  expect(before.filter((name) => heavy.test(name))).toEqual([]);
  expect(after.filter((name) => heavy.test(name))).toEqual(["csv-parse/sync"]);
});

test("without polars, what needs it says so", () => {
  const path = write("without.csv", "a\n1\n");
  const told = runProgram(
    (url) => `
      import { registerHooks } from "node:module";
      const fail = () => { throw Object.assign(new Error("Cannot find package"), { code: "ERR_MODULE_NOT_FOUND" }); };
      registerHooks({ resolve: (name, context, next) => (name === "nodejs-polars" ? fail() : next(name, context)) });
      const { from } = await import(${url("from")});
      const { to } = await import(${url("to")});
      const { rowsTable } = await import(${url("rows")});
      const context = { signal: new AbortController().signal, tables: [rowsTable] };
      const codeOf = (work) => work.then(() => "", (error) => error.code);
      const path = ${JSON.stringify(path)};
      console.log(JSON.stringify([
        await codeOf(from.csv(path).load(context)),
        await codeOf(from.csv(path, { as: "polars" }).load(context)),
        await codeOf(from.arrow(path).load(context)),
        await codeOf(to.parquet(path + ".parquet").save([{ a: 1 }], context)),
        await codeOf(to.csv(path).save([{ a: 1 }], context)),
      ]));`,
  );
  expect(told).toEqual(["", "PACKAGE_MISSING", "PACKAGE_MISSING", "PACKAGE_MISSING", ""]);
});
