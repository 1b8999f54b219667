import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import pl from "nodejs-polars";
import { describe, expect, test } from "vitest";
import { printSummary } from "../../../src/data/summaries/print-summary.ts";
import { summarize } from "../../../src/data/summaries/summarize.ts";
import type { SummaryOf } from "../../../src/data/summaries/value-summary.ts";

/** Whether the JSON of a summary holds it, is short enough and can be printed. */
function look(value: unknown, mostBytes = 16_384): readonly string[] {
  const summary = summarize(value, { mostBytes, mostMs: Infinity });
  const text = JSON.stringify(summary);
  const printed = printSummary(summary);
  return [
    ...(isDeepStrictEqual(JSON.parse(text), summary) ? [] : ["it is lost in JSON"]),
    ...(Buffer.byteLength(text) <= mostBytes ? [] : [`it has ${text.length} bytes`]),
    ...(printed === "" || /undefined more|\[object|NaN digits/.test(printed) ? [`it is printed as ${printed}`] : []),
  ];
}

const throwing = new Proxy(
  {},
  Object.fromEntries(
    ["get", "has", "ownKeys", "getOwnPropertyDescriptor", "getPrototypeOf"].map((trap) => [
      trap,
      () => {
        throw new Error("no");
      },
    ]),
  ),
);
const revoked = Proxy.revocable({}, {});
revoked.revoke();
const revokedArray = Proxy.revocable([], {});
revokedArray.revoke();
const long = '\u{1F600}\u0000"'.repeat(100_000);
const deep = Array.from({ length: 10_000 }).reduce<unknown>((inner) => [inner], 1);
const deepError = Array.from({ length: 1000 }).reduce<unknown>((cause) => new Error(long, { cause }), undefined);
class Liar extends Map<number, number> {
  override get size(): number {
    throw new Error("no");
  }
}

function holes(length: number): unknown[] {
  const values: unknown[] = [];
  values.length = length;
  return values;
}

function named(name: string): object {
  const Named = class {
    readonly length = 1;
  };
  Object.defineProperty(Named, "name", { value: name });
  return new Named();
}

describe("nasty values", () => {
  test.each<readonly [string, unknown]>([
    ["a proxy whose traps throw", throwing],
    ["a revoked proxy", revoked.proxy],
    ["a revoked proxy of an array", revokedArray.proxy],
    ["such a proxy inside of others", { a: [throwing], b: new Map([[throwing, revoked.proxy]]) }],
    ["a proxy of a function", new Proxy(() => 1, { get: () => expect.fail() })],
    ["a long text", long],
    ["a half of a surrogate pair", "\uD83D".repeat(1000)],
    ["long texts", Array.from({ length: 1000 }, (_, place) => long.slice(0, 5000) + place)],
    ["long keys", Object.fromEntries(Array.from({ length: 1000 }, (_, place) => [long.slice(0, 5000) + place, long]))],
    ["a deep array", deep],
    ["a chain of causes", deepError],
    [
      "a wide tree",
      Array.from({ length: 4 }).reduce<unknown>(
        (inner) => Object.fromEntries(Array.from({ length: 40 }, (_, place) => [`key${place}`, inner])),
        long,
      ),
    ],
    ["an array that is all holes", holes(1_000_000)],
    ["an array as long as there are", holes(4_294_967_295)],
    ["a huge bigint", 7n ** 100_000n],
    ["a map that lies", new Liar([[1, 2]])],
    ["an object without a prototype", Object.assign(Object.create(null), { a: 1 })],
    ["a constructor that is none", { constructor: 5, a: 1 }],
    ["a name that is none", Object.defineProperty(() => 1, "name", { value: 7 })],
    ["a class called like a type", named("string")],
    ["instances of such classes", [named("number")]],
    ["a date before all dates", [new Date(-8.64e15), new Date(8.64e15)]],
    ["a symbol as a tag", { [Symbol.toStringTag]: Symbol("x") }],
    ["its own prototype", Object.prototype],
    ["what calls itself a frame", { [Symbol.toStringTag]: "DataFrame", _df: {} }],
    ["what calls itself a series", { [Symbol.toStringTag]: () => "Series", _s: {} }],
    ["what calls itself a query", { [Symbol.toStringTag]: "LazyDataFrame", _ldf: {} }],
    [
      "what calls itself a schema",
      { "~standard": { vendor: long }, _zod: { def: { type: "object", shape: throwing } } },
    ],
    ["an error that throws", Object.defineProperty(new Error("x"), "message", { get: () => expect.fail() })],
    [
      "rows with getters",
      [
        {
          get a() {
            return expect.fail();
          },
        },
        { a: 1 },
      ],
    ],
    ["a frame with long names", pl.DataFrame({ [long.slice(0, 10_000)]: [1], [long.slice(0, 9000)]: [long] })],
    [
      "a wide frame",
      pl.DataFrame(
        Object.fromEntries(Array.from({ length: 200 }, (_, place) => [`column${place}`, ["a".repeat(500), long]])),
      ),
    ],
    ["the global object", globalThis],
  ])("%s", (_, value) => {
    expect(look(value)).toEqual([]);
    expect(look(value, 256)).toEqual([]);
    expect(look([value, value])).toEqual([]);
    expect(look({ value })).toEqual([]);
  });
});

test("any value", () => {
  const anything = fc.anything({
    withBigInt: true,
    withBoxedValues: true,
    withDate: true,
    withMap: true,
    withNullPrototype: true,
    withObjectString: true,
    withSet: true,
    withSparseArray: true,
    withTypedArray: true,
    withUnicodeString: true,
    maxDepth: 4,
  });
  const numRuns = process.env["EPONYM_LONG"] === "1" ? 5000 : 300;
  fc.assert(
    fc.property(anything, fc.integer({ min: 256, max: 20_000 }), (value, most) => {
      expect(look(value, most)).toEqual([]);
    }),
    { numRuns },
  );
});

test("the time is asked between the keys of an object", () => {
  let now = 0;
  const value = Object.fromEntries(Array.from({ length: 40 }, (_, place) => [`k${place}`, { a: 1 }]));
  const summary = summarize(value, { mostMs: 20, clock: { now: () => now++ } });
  expect(summary).toMatchObject({ kind: "object", size: 40, unfinished: true });
  expect((summary as SummaryOf<"object">).entries.length).toBeLessThan(20);
});
