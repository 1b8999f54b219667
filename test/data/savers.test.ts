import { chmodSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import pl from "nodejs-polars";
import { describe, expect, test } from "vitest";
import { from } from "../../src/data/from.ts";
import { polarsTable } from "../../src/data/polars.ts";
import { defineSaver, to } from "../../src/data/to.ts";
import type { Saver } from "../../src/saver.ts";
import type { TableType } from "../../src/table.ts";
import { context, failureOf, makeFolder } from "./scratch.ts";

const at = makeFolder();
const read = (path: string): string => readFileSync(path, "utf8");
const save = async <T>(saver: Saver<T>, value: T): Promise<unknown> => saver.save(value, context);

/** Columns by name, as a library of one's own might have them. */
class Grid {
  readonly columns: Readonly<Record<string, readonly unknown[]>>;
  constructor(columns: Readonly<Record<string, readonly unknown[]>>) {
    this.columns = columns;
  }
}
const gridTable: TableType = {
  name: "grid",
  isTable: (value) => value instanceof Grid,
  columnNames: (table) => Object.keys((table as Grid).columns),
  rowCount: (table) => Object.values((table as Grid).columns)[0]?.length ?? 0,
  column: (table, name) => (table as Grid).columns[name],
  constantColumn: (_, __, value) => [value],
  isColumn: () => false,
  columnValues: (column) => column as readonly unknown[],
  dataType: () => "any",
};

describe("a file", () => {
  test("is written whole, in folders that are made, and told of", async () => {
    const path = at("deep/er/a.txt");
    expect(await save(to.text(path), "grün")).toEqual({
      path,
      bytes: 5,
      modified: statSync(path).mtime.toISOString(),
    });
    expect(read(path)).toBe("grün");
    expect(readdirSync(at("deep/er"))).toEqual(["a.txt"]);
  });

  test("keeps its permissions and stays behind its link when it is replaced", async () => {
    writeFileSync(at("real.txt"), "old, and longer");
    chmodSync(at("real.txt"), 0o600);
    symlinkSync(at("real.txt"), at("link.txt"));
    await save(to.text(at("link.txt")), "new");
    expect(read(at("real.txt"))).toBe("new");
    expect(statSync(at("real.txt")).mode & 0o777).toBe(0o600);
  });

  test("is left as it was by a failure or an abort, with nothing beside it", async () => {
    mkdirSync(at("kept"));
    const path = at("kept/a.jsonl");
    writeFileSync(path, "old");
    const reason = new Error("enough");
    await expect(to.jsonl(path).save([1], { ...context, signal: AbortSignal.abort(reason) })).rejects.toBe(reason);
    const controller = new AbortController();
    const values = Array.from({ length: 5000 }, (_, place) => ({
      toJSON() {
        // Asked once when the values are looked at, and once when they are written.
        if (place === 4000 && ++asked === 2) controller.abort(reason);
        return place;
      },
    }));
    let asked = 0;
    await expect(to.jsonl(path).save(values, { ...context, signal: controller.signal })).rejects.toBe(reason);
    expect(asked).toBe(2);
    let calls = 0;
    const failing = {
      toJSON(): number {
        if (++calls === 2) throw reason;
        return 1;
      },
    };
    await expect(save(to.jsonl(path), [failing])).rejects.toBe(reason);
    expect(read(path)).toBe("old");
    expect(readdirSync(at("kept"))).toEqual(["a.jsonl"]);
  });

  test("that cannot be there", async () => {
    writeFileSync(at("plain"), "");
    mkdirSync(at("taken"));
    expect((await failureOf(save(to.text(at("plain/a.txt")), "a"))).code).toBe("FILE_NOT_WRITTEN");
    expect((await failureOf(save(to.text(at("taken")), "a"))).code).toBe("PATH_IS_FOLDER");
    expect((await failureOf(save(to.text(at("n".repeat(300))), "a"))).message).toContain("too long");
    expect((await failureOf(() => to.text("https://example.org/a").save("a", context))).code).toBe("PATH_INVALID");
  });
});

describe("JSON", () => {
  test("is indented, and of a frame its rows", async () => {
    await save(to.json(at("a.json")), { a: [1, undefined].slice(0, 1), b: undefined, c: new Date(0) });
    expect(read(at("a.json"))).toBe('{\n  "a": [\n    1\n  ],\n  "c": "1970-01-01T00:00:00.000Z"\n}\n');
    const frame = pl.DataFrame({ a: [1, null], b: ["x", "y"] });
    for (const table of [frame, frame.lazy(), new Grid({ a: [1, null], b: ["x", "y"] })]) {
      const told = await to.json(at("b.json")).save(table, { ...context, tables: [gridTable, ...context.tables] });
      expect(told).toMatchObject({ rows: 2, columns: ["a", "b"] });
      expect(JSON.parse(read(at("b.json")))).toEqual([
        { a: 1, b: "x" },
        { a: null, b: "y" },
      ]);
    }
  });

  const circle: unknown[] = [];
  circle.push({ again: circle });
  let deep: unknown = 1;
  for (let level = 0; level < 100_000; level++) deep = [deep];
  test.each<readonly [string, unknown, readonly string[]]>([
    ["undefined", undefined, ["the value itself: is undefined"]],
    ["functions", { a: [() => 1] }, ["a[0]: is a function"]],
    ["bigints", { "a b": { c: 1n } }, ['["a b"].c: is a bigint']],
    ["what is no number", [Number.NaN, { x: -Infinity }], ["[0]: is NaN", "[1].x: is -Infinity"]],
    ["holes", [1, undefined, 2], ["[1]: is undefined"]],
    ["circles", circle, ["[0].again: contains itself"]],
    ["depths", deep, ["levels deep"]],
    ["maps", { a: new Map([[1, 2]]) }, ["a: is a Map"]],
    ["sets", { a: new Set() }, ["a: is a Set"]],
    ["errors", [new Error("hunter2")], ["[0]: is a Error"]],
    ["promises", [Promise.resolve(1)], ["[0]: is a Promise"]],
    ["bytes", { a: Buffer.from("a") }, ["a: holds bytes"]],
    ["typed arrays", new Float64Array(2), ["the value itself: holds bytes or a typed array"]],
    ["invalid dates", [new Date(Number.NaN)], ["[0]: is an invalid date"]],
    ["inner frames", { a: pl.DataFrame({ b: [1] }) }, ["a: is a table or column of polars"]],
    ["series", { a: pl.Series("b", [1]) }, ["a: is a table or column of polars"]],
    ["frames with NaN", pl.DataFrame({ a: [1, Number.NaN] }), ["[1].a: is NaN"]],
  ])("cannot hold %s", async (_, value, places) => {
    const error = await failureOf(save(to.json(at("never.json")), value));
    expect(error.code).toBe("VALUE_NOT_WRITTEN");
    for (const place of places) expect(error.message).toContain(place);
    expect(error.message).not.toContain("hunter2");
    expect(readdirSync(at("."))).not.toContain("never.json");
  });

  test("may hold one value at two places", async () => {
    const shared = { x: 1 };
    await save(to.json(at("shared.json")), [shared, shared]);
    expect(JSON.parse(read(at("shared.json")))).toEqual([shared, shared]);
  });
});

describe("JSON Lines", () => {
  test("are one value or row a line", async () => {
    expect(await save(to.jsonl(at("a.jsonl")), [{ a: "x\ny" }, { b: null }])).toMatchObject({
      rows: 2,
    });
    expect(read(at("a.jsonl"))).toBe('{"a":"x\\ny"}\n{"b":null}\n');
    await save(to.jsonl(at("a.jsonl")), [1, "a"]);
    expect(read(at("a.jsonl"))).toBe('1\n"a"\n');
    expect(await save(to.jsonl(at("a.jsonl")), pl.DataFrame({ a: [1, null] }).lazy())).toMatchObject({
      rows: 2,
      columns: ["a"],
    });
    expect(read(at("a.jsonl"))).toBe('{"a":1}\n{"a":null}\n');
  });

  test("hold what JSON holds", async () => {
    expect((await failureOf(save(to.jsonl(at("b.jsonl")), [{ a: 1 }, { a: 1n }]))).message).toContain(
      "[1].a: is a bigint",
    );
    expect((await failureOf(save(to.jsonl(at("b.jsonl")), { a: 1 }))).code).toBe("VALUE_NOT_WRITTEN");
  });
});

describe("CSV", () => {
  test("has the columns in the order in which rows name them", async () => {
    const rows = [
      { a: 1, b: "x" },
      { c: true, b: 'q"u,o\nt\re' },
      { a: null, c: undefined, b: "=1+1" },
      { a: new Date(0), b: 12345678901234567890n, c: -0.5 },
    ];
    expect(await save(to.csv(at("a.csv")), rows)).toMatchObject({ rows: 4, columns: ["a", "b", "c"] });
    expect(read(at("a.csv"))).toBe(
      'a,b,c\n1,x,\n,"q""u,o\nt\re",true\n,=1+1,\n1970-01-01T00:00:00.000Z,12345678901234567890,-0.5\n',
    );
    await save(to.tsv(at("a.tsv")), [{ a: "x\ty", b: "1,2" }]);
    expect(read(at("a.tsv"))).toBe('a\tb\n"x\ty"\t1,2\n');
    await save(to.csv(at("b.csv"), { delimiter: ";" }), [{ a: "x;y", b: "1,2" }]);
    expect(read(at("b.csv"))).toBe('a;b\n"x;y";1,2\n');
  });

  test("takes tables of any kind", async () => {
    const tables = [gridTable, ...context.tables];
    const frame = pl.DataFrame({ columns: [1.5, null], b: ["x", ""] });
    for (const table of [frame, frame.lazy(), new Grid({ columns: [1.5, null], b: ["x", ""] })]) {
      await to.csv(at("any.csv")).save(table, { ...context, tables });
      expect(read(at("any.csv"))).toBe("columns,b\n1.5,x\n,\n");
    }
    const big = pl.DataFrame([pl.Series("a", ["9007199254740993", null]).cast(pl.Int64)]);
    await save(to.csv(at("big.csv")), big);
    expect(read(at("big.csv"))).toBe('a\n9007199254740993\n""\n');
    await save(to.csv(at("empty.csv")), frame.limit(0));
    expect(read(at("empty.csv"))).toBe("columns,b\n");
  });

  test.each<readonly [string, unknown, string]>([
    ["an object", { x: "hunter2" }, 'row 2, column "a": is an object'],
    ["an array", ["hunter2"], 'row 2, column "a": is an array'],
    ["a function", () => 1, 'row 2, column "a": is a function'],
    ["an invalid date", new Date(Number.NaN), 'row 2, column "a": is an invalid date'],
    ["half of a character", "hunter2\uD800", 'row 2, column "a": has half of a character'],
  ])("cannot hold %s", async (_, value, place) => {
    const error = await failureOf(save(to.csv(at("c.csv")), [{ a: 1 }, { a: value }]));
    expect([error.code, error.message.includes("hunter2")]).toEqual(["VALUE_NOT_WRITTEN", false]);
    expect(error.message).toContain(place);
  });

  test("is a table", async () => {
    for (const value of [{ a: 1 }, [1, 2], new Map()])
      expect((await failureOf(save<object>(to.csv(at("d.csv")), value))).code).toBe("VALUE_NOT_WRITTEN");
  });
});

describe.each([
  ["parquet", to.parquet, from.parquet],
  ["arrow", to.arrow, from.arrow],
] as const)("%s", (kind, saver, loader) => {
  const path = at(`a.${kind}`);
  const dataTypes = async (): Promise<readonly string[]> => {
    const { data } = await loader(path).load(context);
    return polarsTable.columnNames(data).map((name) => polarsTable.dataType(polarsTable.column(data, name)));
  };

  test("holds rows with missing values", async () => {
    const rows = [
      { n: null, s: null, b: true, d: new Date(-5), i: -5n, none: null },
      { n: Number.NaN, s: "", b: null, d: null, i: 2n ** 62n, none: undefined },
      { n: 1, s: "ü\n", b: false, d: new Date(1.7e12), i: null },
    ];
    expect(await save(saver(path), rows)).toMatchObject({ path, rows: 3, columns: ["n", "s", "b", "d", "i", "none"] });
    expect(await dataTypes()).toEqual(["Float64", "String", "Bool", "Datetime", "Int64", "Float64"]);
    const { data } = await loader(path, { as: "rows" }).load(context);
    expect(data).toEqual([
      { ...rows[0], i: -5, none: null },
      { ...rows[1], none: null },
      { ...rows[2], none: null },
    ]);
  });

  test("holds frames with their types, and other tables", async () => {
    const frame = pl.DataFrame([pl.Series("a", [1, null], pl.Int16), pl.Series("l", [[1], [2, 3]])]);
    for (const table of [frame, frame.lazy()]) {
      await save<object>(saver(path), table);
      expect(await dataTypes()).toEqual(["Int16", "List"]);
      expect((await loader(path).load(context)).data.toRecords()).toEqual(frame.toRecords());
    }
    await saver(path).save(new Grid({ a: new Int32Array([1, 2]) as never }), { ...context, tables: [gridTable] });
    expect((await loader(path).load(context)).data.toRecords()).toEqual([{ a: 1 }, { a: 2 }]);
    await save(saver(path), []);
    expect((await loader(path).load(context)).metadata).toMatchObject({ rows: 0, columns: [] });
  });

  test.each<readonly [string, readonly unknown[], string]>([
    ["mixed columns", [1, null, "hunter2"], 'row 3, column "a": is a string, and values before it are of type number'],
    ["objects", [null, { x: 1 }], 'row 2, column "a": is an object'],
    ["invalid dates", [new Date(Number.NaN)], "is an invalid date"],
    ["bigints that are too large", [1n, 2n ** 63n], 'row 2, column "a": is a bigint of more than 64 bits'],
    ["halves of characters", ["\uDC00"], "half of a character"],
  ])("cannot hold %s", async (_, values, place) => {
    const error = await failureOf(
      save(
        saver(at(`never.${kind}`)),
        values.map((a) => ({ a })),
      ),
    );
    expect([error.code, error.message.includes("hunter2")]).toEqual(["VALUE_NOT_WRITTEN", false]);
    expect(error.message).toContain(place);
  });

  test("has columns with names", async () => {
    expect((await failureOf(save(saver(path), [{ "": 1 }]))).message).toContain("has no name");
  });

  test("is a table", async () => {
    expect((await failureOf(save(saver(path), { a: 1 }))).code).toBe("VALUE_NOT_WRITTEN");
  });
});

test("text and bytes take nothing else", async () => {
  expect((await failureOf(save(to.text(at("a")), 1 as never))).code).toBe("VALUE_NOT_WRITTEN");
  expect((await failureOf(save(to.text(at("a")), "\uD800"))).code).toBe("VALUE_NOT_WRITTEN");
  expect((await failureOf(save(to.bytes(at("a")), "a" as never))).code).toBe("VALUE_NOT_WRITTEN");
});

test("a memory keeps the value itself", async () => {
  const value = { a: 1 };
  const memory = {};
  expect(await save(to.memory(memory), value)).toEqual({});
  expect(memory).toEqual({ value });
  expect((await from.memory(memory).load(context)).data).toBe(value);
  expect(await save(to.memory("named"), undefined)).toEqual({ key: "named" });
  expect(await from.memory("named").load(context)).toEqual({ data: undefined, metadata: { key: "named" } });
});

test("a saver of one's own", async () => {
  const lines: string[] = [];
  const log = defineSaver("log", (prefix: string): Saver<string> => ({
    kind: "log",
    save: (line) => ({ rows: lines.push(prefix + line) }),
  }));
  expect((to as unknown as Record<string, unknown>)["log"]).toBe(log);
  expect([await save(log("> "), "a"), lines]).toEqual([{ rows: 1 }, ["> a"]]);
  expect((await failureOf(() => defineSaver("csv", log))).code).toBe("FORMAT_DEFINED");
});
