import { mkdirSync, truncateSync, writeFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { defineLoader, from } from "../../src/data/from.ts";
import type { Loader } from "../../src/loader.ts";
import * as valibot from "valibot";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { context, failureOf, makeFolder } from "./scratch.ts";

const at = makeFolder();
const write = (name: string, content: string | Uint8Array): string => {
  writeFileSync(at(name), content);
  return at(name);
};
const load = async <T>(loader: Loader<T>): Promise<T> => (await loader.load(context)).data;

describe("JSON", () => {
  test("gives the value and the facts of its file", async () => {
    const path = write("value.json", '\uFEFF{ "a": [1, null, "ü"] }\n');
    const { data, metadata } = await from.json(path).load(context);
    expect(data).toEqual({ a: [1, null, "ü"] });
    expect(metadata).toEqual({ path, bytes: 28, modified: expect.stringMatching(/^\d{4}-.*Z$/) as string });
  });

  test("takes a file: URL", async () => {
    expect(await load(from.json(pathToFileURL(write("by url.json", "7"))))).toBe(7);
  });

  test("with a schema gives what the schema makes of it", async () => {
    const path = write("schema.json", '{ "day": "2026-01-02", "extra": 1 }');
    expect(await load(from.json(path, { schema: z.object({ day: z.coerce.date() }) }))).toEqual({
      day: new Date("2026-01-02"),
    });
    const slow = z.string().refine(async (value) => Promise.resolve(value !== ""));
    expect(await load(from.json(write("slow.json", '"x"'), { schema: slow }))).toBe("x");
  });

  test("with a schema that it does not fit is refused, with the places and no values", async () => {
    const schema = valibot.object({ a: valibot.object({ b: valibot.array(valibot.boolean("a boolean is needed")) }) });
    const error = await failureOf(
      from.json(write("refused.json", '{"a":{"b":["hunter2"]}}'), { schema }).load(context) as never,
    );
    expect(error.code).toBe("SCHEMA_REFUSED");
    expect(error.message).toContain("a.b.0: a boolean is needed");
    expect(error.message).not.toContain("hunter2");
  });

  test.each<readonly [string, string, string]>([
    ["{ a: 1 }", "line 1, column 3", "something else than a key or }"],
    ['{\n  "a": 1,\n}', "line 3, column 1", "something else than a key"],
    ['{"a" 1}', "line 1, column 6", 'something else than ":"'],
    ['{"a": 1 "b": 2}', "line 1, column 9", 'something else than "," or }'],
    ["[1, 2\r\n3]", "line 2, column 1", 'something else than "," or ]'],
    ["[1,]", "line 1, column 4", "something else than a value"],
    ["[secret]", "line 1, column 2", "something else than a value or ]"],
    ["01", "line 1, column 2", "more after the end"],
    ["nan", "line 1, column 1", "something else than a value"],
    ['["a\nb"]', "line 1, column 2", "something else than a value or ]"],
    [String.raw`["\x"]`, "line 1, column 2", "something else than a value or ]"],
    ["[1, [2", "line 1, column 7", "the text breaks off"],
    ['{"a": 1}\n{"a": 2}', "line 2, column 1", "from.jsonl"],
  ])("%j is wrong at %s", async (text, place, reason) => {
    const error = await failureOf(load(from.json(write("wrong.json", text))));
    expect(error.code).toBe("FORMAT_WRONG");
    expect(error.message).toContain(place);
    expect(error.message).toContain(reason);
    expect(error.message).not.toContain("secret");
  });

  test.each(["", " \n"])("an empty file (%j) is told as such", async (text) => {
    expect((await failureOf(load(from.json(write("empty.json", text))))).code).toBe("FILE_EMPTY");
  });
});

describe("what is no file of texts", () => {
  test("a missing file names its nearest neighbour", async () => {
    write("orders.csv", "a\n1\n");
    const error = await failureOf(load(from.csv(at("order.csv"))));
    expect([error.code, error.hint]).toEqual(["FILE_NOT_FOUND", 'Did you mean "orders.csv"?']);
    expect((await failureOf(load(from.text(at("nowhere/at/all.txt"))))).hint).toContain("folder");
  });

  test("a folder", async () => {
    mkdirSync(at("folder"));
    for (const loader of [from.json(at("folder")), from.bytes(at("folder")), from.parquet(at("folder"))])
      expect((await failureOf(load<unknown>(loader))).code).toBe("PATH_IS_FOLDER");
  });

  test.each([
    ["UTF-16", new Uint8Array([0xff, 0xfe, 0x61, 0]), "UTF-8"],
    ["Latin-1", new Uint8Array([0x61, 0xfc, 0x62]), "from.bytes"],
    ["an Excel file", new Uint8Array([0x50, 0x4b, 3, 4, 0xff]), "from.xlsx"],
    ["gzip", new Uint8Array([0x1f, 0x8b, 8, 0]), "gzip"],
  ])("%s", async (_, bytes, hint) => {
    const error = await failureOf(load(from.csv(write("binary", bytes))));
    expect(error.code).toBe("FORMAT_WRONG");
    expect(error.hint).toContain(hint);
  });

  test("a text that is too long for JavaScript", async () => {
    truncateSync(write("huge.txt", ""), 2 ** 31);
    expect((await failureOf(load(from.text(at("huge.txt"))))).code).toBe("FILE_TOO_LARGE");
  });

  test("an address", async () => {
    expect((await failureOf(load(from.json("https://example.org/a.json")))).code).toBe("PATH_INVALID");
    expect((await failureOf(load(from.json(new URL("https://example.org"))))).code).toBe("PATH_INVALID");
    expect((await failureOf(load(from.json("")))).code).toBe("PATH_INVALID");
  });

  test("an abort is thrown as it is", async () => {
    const reason = new Error("enough");
    const stopped = { ...context, signal: AbortSignal.abort(reason) };
    await expect(from.text(write("some.txt", "a")).load(stopped)).rejects.toBe(reason);
  });
});

describe("JSON Lines", () => {
  test("gives the value of every line", async () => {
    const { data, metadata } = await from.jsonl(write("a.jsonl", '{"a":1}\r\n\n[2]\n"x"')).load(context);
    expect([data, metadata.rows]).toEqual([[{ a: 1 }, [2], "x"], 3]);
    expect(await load(from.jsonl(write("none.jsonl", "")))).toEqual([]);
  });

  test("names the line that is wrong", async () => {
    expect((await failureOf(load(from.jsonl(write("b.jsonl", '{"a":1}\n\n{"a":}'))))).message).toContain(
      "line 3, column 6",
    );
  });
});

describe("CSV", () => {
  test("gives rows of texts", async () => {
    const text = '\uFEFFid,say,__proto__\r\n007,"a ""b"",\n c",x\r\n\r\n,,\r\n';
    const { data, metadata } = await from.csv(write("rows.csv", text)).load(context);
    expect(data.map((row) => Object.entries(row))).toEqual([
      [
        ["id", "007"],
        ["say", 'a "b",\n c'],
        ["__proto__", "x"],
      ],
      [
        ["id", ""],
        ["say", ""],
        ["__proto__", ""],
      ],
    ]);
    expect(metadata).toMatchObject({ rows: 2, columns: ["id", "say", "__proto__"] });
    expect(await load(from.tsv(write("rows.tsv", "a\tb\n1,2\t3\n")))).toEqual([{ a: "1,2", b: "3" }]);
    expect(await load(from.csv(write("semicolon.csv", "a;b\n1,2;3\n"), { delimiter: ";" }))).toEqual([
      { a: "1,2", b: "3" },
    ]);
    expect(await load(from.csv(write("header.csv", "a,b\n")))).toEqual([]);
  });

  test("with a schema gives what it makes of each row, or tells all rows that do not fit", async () => {
    const schema = z.object({ age: z.coerce.number().max(150) });
    expect(await load(from.csv(write("ages.csv", "age\n7\n8\n"), { schema }))).toEqual([{ age: 7 }, { age: 8 }]);
    const lines = Array.from({ length: 14 }, (_, index) => (index === 1 ? "7" : `9999${index}`));
    const error = await failureOf(load(from.csv(write("old.csv", `age\n${lines.join("\n")}`), { schema })));
    expect(error.code).toBe("SCHEMA_REFUSED");
    expect(error.message).toContain("13 of 14 rows");
    expect(error.message).toMatch(/row 1, age: .*\n {2}row 3, age: /);
    expect(error.message).toContain("and 3 more");
    expect(error.message).not.toContain("9999");
  });

  test.each<readonly [string, string, string]>([
    ['a,b\n1,hunter"2\n', "line 2", "FORMAT_WRONG"],
    ['a,b\n1,"hunter2\n', "line 2", "FORMAT_WRONG"],
    ['a,b\n1,"x"hunter2\n', "line 2", "FORMAT_WRONG"],
    ['a,b\n"1\n1",2\nhunter2\n', "line 4", "FORMAT_WRONG"],
    ["a,b,a\n1,2,3\n", '"a"', "COLUMN_REPEATED"],
    ["", "empty", "FILE_EMPTY"],
    ["\n\n", "empty", "FILE_EMPTY"],
  ])("%j is wrong", async (text, place, code) => {
    const error = await failureOf(load(from.csv(write("wrong.csv", text))));
    expect(error.code).toBe(code);
    expect(error.message).toContain(place);
    expect(error.message).not.toContain("hunter");
  });
});

describe("what is no file", () => {
  test("an environment variable", async () => {
    process.env["EPONYM_TEST_PORT"] = "80";
    expect(await from.env("EPONYM_TEST_PORT").load(context)).toEqual({
      data: "80",
      metadata: { variable: "EPONYM_TEST_PORT", set: true },
    });
    expect(await load(from.env("EPONYM_TEST_PORT", { schema: z.coerce.number(), default: 7 }))).toBe(80);
    expect(await load(from.env("EPONYM_TEST_NONE", { schema: z.coerce.number(), default: 7 }))).toBe(7);
    expect(await load(from.env("EPONYM_TEST_NONE", { default: "" }))).toBe("");
    const missing = await failureOf(load(from.env("EPONYM_TEST_POT")));
    expect([missing.code, missing.hint]).toEqual(["VARIABLE_MISSING", expect.stringContaining('"EPONYM_TEST_PORT"')]);
    const wrong = await failureOf(load(from.env("EPONYM_TEST_PORT", { schema: z.stringFormat("day", /-/) })));
    expect([wrong.code, wrong.message.includes("80")]).toEqual(["SCHEMA_REFUSED", false]);
  });

  test("a literal", async () => {
    const value = { a: [1] };
    expect(await load(from.literal(value))).toBe(value);
  });

  test("a memory that nothing was saved to", async () => {
    expect((await failureOf(() => from.memory({}).load(context))).code).toBe("MEMORY_EMPTY");
    expect((await failureOf(() => from.memory("never").load(context))).message).toContain('"never"');
  });
});

test("a loader of one's own", async () => {
  const shout = defineLoader("shout", (word: string): Loader<string> => ({
    kind: "shout",
    load: () => ({ data: word.toUpperCase(), metadata: {} }),
  }));
  expect((from as unknown as Record<string, unknown>)["shout"]).toBe(shout);
  expect(await load(shout("a"))).toBe("A");
  expect(defineLoader("shout", shout)).toBe(shout);
  expect((await failureOf(() => defineLoader("shout", () => shout("b")))).code).toBe("FORMAT_DEFINED");
  expect((await failureOf(() => defineLoader("json", () => shout("b")))).code).toBe("FORMAT_DEFINED");
});
