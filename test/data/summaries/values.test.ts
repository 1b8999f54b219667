import { describe, expect, test } from "vitest";
import * as v from "valibot";
import { z } from "zod";
import { summarize } from "../../../src/data/summaries/summarize.ts";

class Point {
  readonly x = 1;
  get secretly(): number {
    return expect.fail();
  }
}

const cyclic: Record<string, unknown> = { name: "a" };
cyclic["self"] = { inner: cyclic };

describe("a value", () => {
  test.each<readonly [string, unknown, object]>([
    ["a number", 1.5, { kind: "number", value: 1.5 }],
    ["NaN", Number.NaN, { kind: "number", value: "NaN" }],
    ["a negative zero", -0, { kind: "number", value: 0 }],
    ["a bigint", -12n, { kind: "bigint", text: "-12", digits: 2 }],
    ["a boolean", true, { kind: "boolean", value: true }],
    ["null", null, { kind: "null" }],
    ["undefined", undefined, { kind: "undefined" }],
    ["a symbol", Symbol("a"), { kind: "symbol", text: "a" }],
    ["a text", "ab\ncd\n", { kind: "text", length: 6, lines: 3, start: "ab\ncd\n" }],
    ["an empty text", "", { kind: "text", length: 0, lines: 0, start: "" }],
    ["a date", new Date(0), { kind: "date", value: "1970-01-01T00:00:00.000Z" }],
    ["an invalid date", new Date(Number.NaN), { kind: "date", value: null }],
    ["an empty array", [], { kind: "list", type: "array", length: 0, types: [], first: [] }],
    [
      "texts",
      ["a", "b", "a"],
      {
        kind: "list",
        statistics: {
          kind: "texts",
          distinct: 2,
          top: [
            { text: "a", count: 2 },
            { text: "b", count: 1 },
          ],
        },
      },
    ],
    [
      "dates",
      [new Date(0), new Date(Number.NaN)],
      { kind: "list", statistics: { kind: "dates", invalid: 1, max: "1970-01-01T00:00:00.000Z" } },
    ],
    [
      "booleans",
      [true, null, false],
      { kind: "list", statistics: { kind: "booleans", missing: 1, true: 1, false: 1 } },
    ],
    [
      "arrays",
      [[1], [1, 2], new Set([1])],
      { kind: "list", statistics: { kind: "lists", lengths: { min: 1, max: 2 } } },
    ],
    [
      "instances",
      [new Point(), new Point()],
      {
        kind: "table",
        type: "array of Point",
        rows: 2,
        columns: [{ name: "x", type: "number", statistics: { kind: "numbers", mean: 1 } }],
      },
    ],
    [
      "all kinds of things",
      [1, "a", "b", null],
      {
        kind: "list",
        typeCount: 2,
        types: [
          { type: "string", count: 2 },
          { type: "number", count: 1 },
        ],
        statistics: { kind: "mixed", missing: 1 },
      },
    ],
    ["a set", new Set([1, 2]), { kind: "list", type: "Set", length: 2, statistics: { kind: "numbers", mean: 1.5 } }],
    [
      "a map",
      new Map([["a", 1]]),
      { kind: "object", type: "Map", size: 1, entries: [{ key: "a", value: { kind: "number", value: 1 } }] },
    ],
    [
      "an object",
      { a: { b: 1 } },
      { kind: "object", size: 1, entries: [{ key: "a", value: { kind: "object", entries: [{ key: "b" }] } }] },
    ],
    ["an instance", new Point(), { kind: "object", type: "Point", size: 1 }],
    [
      "a getter",
      {
        get a() {
          return expect.fail();
        },
      },
      { kind: "object", entries: [{ key: "a", value: { kind: "getter" } }] },
    ],
    [
      "an error",
      new RangeError("off", { cause: "why" }),
      { kind: "error", type: "RangeError", message: "off", cause: { kind: "text", start: "why" } },
    ],
    ["an error with a code", Object.assign(new Error("off"), { code: "ENOENT" }), { kind: "error", code: "ENOENT" }],
    [
      "a function",
      function area(a: number, b: number) {
        return a * b;
      },
      { kind: "function", name: "area", parameters: 2 },
    ],
    ["a promise", Promise.resolve(1), { kind: "promise" }],
    ["a pattern", /a+/, { kind: "other", type: "RegExp", text: "/a+/" }],
    ["an address", new URL("https://example.org/a"), { kind: "other", type: "URL", text: "https://example.org/a" }],
    [
      "a cycle",
      cyclic,
      { kind: "object", entries: [{}, { key: "self", value: { entries: [{ value: { kind: "cycle" } }] } }] },
    ],
    ["a proxy of an object", new Proxy({ a: 1 }, {}), { kind: "object", entries: [{ key: "a" }] }],
    [
      "a schema",
      z.object({ a: z.string(), b: z.number().optional() }),
      { kind: "schema", vendor: "zod", text: "{ a: string, b?: number }" },
    ],
    [
      "a schema of schemas",
      z.array(z.enum(["x", "y"])).nullable(),
      { kind: "schema", text: 'array of "x" | "y" | null' },
    ],
    [
      "a schema of another library",
      v.object({ a: v.string() }),
      { kind: "schema", vendor: "valibot", text: "schema of valibot" },
    ],
  ])("%s", (_, value, expected) => {
    expect(summarize(value)).toMatchObject(expected);
  });

  test.each<readonly [string, Uint8Array | ArrayBuffer, string | undefined]>([
    ["89504e470d0a1a0a", Buffer.from("89504e470d0a1a0a", "hex"), "PNG image"],
    ["ffd8ffe0", Buffer.from("ffd8ffe0", "hex"), "JPEG image"],
    ["255044462d312e37", Buffer.from("%PDF-1.7"), "PDF document"],
    ["1f8b0800", Uint8Array.from([0x1f, 0x8b, 8, 0]), "gzip"],
    ["50415231", Buffer.from("PAR1"), "Parquet file"],
    ["4152524f5731", Uint8Array.from(Buffer.from("ARROW1")).buffer, "Arrow file"],
    ["0102", Uint8Array.from([1, 2]), undefined],
    ["", new ArrayBuffer(0), undefined],
  ])("bytes that begin with %s", (start, bytes, format) => {
    const summary = summarize(bytes);
    expect(summary).toMatchObject({ kind: "bytes", length: bytes.byteLength, start });
    expect("format" in summary ? summary.format : undefined).toBe(format);
  });

  test("that gives others one after the other keeps them", () => {
    let read = 0;
    function* count(): Generator<number> {
      while (true) yield read++;
    }
    const async = (async function* () {
      yield read++;
    })();
    const iterator = count();
    expect(summarize(iterator)).toEqual({ kind: "iterator", type: "Generator" });
    expect(summarize(async)).toEqual({ kind: "iterator", type: "AsyncGenerator" });
    expect(summarize([1, 2].values())).toEqual({ kind: "iterator", type: "Array Iterator" });
    expect([read, iterator.next().value]).toEqual([0, 0]);
  });

  test("deep down is told by its types", () => {
    const deep = { a: { b: { c: { d: { e: 1 } } } } };
    expect(JSON.stringify(summarize(deep))).not.toContain('"e"');
    expect(JSON.stringify(summarize(deep, { mostDepth: 9 }))).toContain('"e"');
  });
});
