import { isDeepStrictEqual } from "node:util";
import { deserialize, serialize } from "node:v8";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Encoded } from "../../../src/cache/value-coding.ts";
import { createValueCoding } from "../../../src/data/cached-values/value-coding.ts";
import { sha256 } from "../../../src/values/sha256.ts";
import { expectExact } from "./expect-exact.ts";

const coding = createValueCoding();
const numRuns = process.env["EPONYM_LONG"] === "1" ? 20_000 : 500;

const leaves = fc.oneof(
  fc.integer(),
  fc.double(),
  fc.bigInt(),
  fc.string({ unit: "binary" }),
  fc.constantFrom(true, false, null, undefined, -0, 0, "__proto__", "\udc00"),
  fc.date(),
  fc
    .constantFrom("a", "b(c)?")
    .chain((source) => fc.constantFrom("", "g", "iu").map((flags) => new RegExp(source, flags))),
  fc.uint8Array(),
  fc.float64Array(),
  fc.bigInt64Array(),
  fc.uint8Array().map(({ buffer }) => buffer),
);
const { value: anyValue } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    leaves,
    tie("array"),
    tie("sparse"),
    tie("object"),
    tie("map"),
    tie("set"),
    tie("shared"),
  ),
  array: fc.array(tie("value"), { maxLength: 5 }),
  sparse: fc.sparseArray(tie("value"), { maxNumElements: 4 }),
  object: fc.dictionary(fc.string(), tie("value"), { maxKeys: 5, noNullPrototype: true }),
  map: fc.array(fc.tuple(tie("value"), tie("value")), { maxLength: 4 }).map((entries) => new Map(entries)),
  set: fc.array(tie("value"), { maxLength: 4 }).map((items) => new Set(items)),
  shared: tie("value").map((part) => [part, part]),
}));

test("any value comes back exactly, and has one version", () => {
  fc.assert(
    fc.property(anyValue, (value) => {
      const encoded = coding.encode(value) as Encoded;
      expect(encoded.version).toBe(coding.version(value));
      expect(encoded.sum).toBe(sha256(encoded.bytes));
      const decoded = coding.decode(encoded.format, encoded.bytes);
      expectExact(decoded, value);
      const again = coding.encode(decoded) as Encoded;
      expect([again.version, again.format]).toEqual([encoded.version, encoded.format]);
      expect(encoded.format !== "json" || again.sum === encoded.sum).toBe(true);
    }),
    { numRuns },
  );
});

test("copies have the same version, whatever V8 makes of them", () => {
  fc.assert(
    fc.property(anyValue, (value) => {
      expect(coding.version(structuredClone(value))).toBe(coding.version(value));
      expect(coding.version(deserialize(serialize(value)))).toBe(coding.version(value));
    }),
    { numRuns },
  );
});

test("two values have one version only where they are equal", () => {
  fc.assert(
    fc.property(anyValue, anyValue, (first, second) => {
      if (coding.version(first) !== coding.version(second)) return;
      expect(isDeepStrictEqual(first, second)).toBe(true);
    }),
    { numRuns },
  );
});

test("one change anywhere changes the version", () => {
  const numbers = fc.array(fc.array(fc.integer(), { minLength: 1 }), { minLength: 1, maxLength: 50 });
  fc.assert(
    fc.property(numbers, fc.nat(), fc.nat(), fc.boolean(), (lists, at, within, isMap) => {
      const make = (given: number[][]): unknown =>
        isMap ? new Map(given.map((list, index) => [index, new Set(list.map((item) => BigInt(item)))])) : given;
      const list = lists[at % lists.length]!;
      const changed = lists.with(at % lists.length, list.with(within % list.length, 2 ** 31));
      expect(coding.version(make(changed))).not.toBe(coding.version(make(lists)));
    }),
    { numRuns },
  );
});

test("large values of many parts", () => {
  for (const part of [(id: number) => ({ id }), (id: number) => ({ id: BigInt(id), text: "é".repeat(id % 300) })]) {
    const make = (): unknown[] => Array.from({ length: 50_000 }, (_, id) => part(id));
    const value = make();
    const { format, bytes, version } = coding.encode(value) as Encoded;
    expect(coding.version(make())).toBe(version);
    expect(isDeepStrictEqual(coding.decode(format, bytes), value)).toBe(true);
    value[49_999] = part(1);
    expect(coding.version(value)).not.toBe(version);
    value[49_999] = part(49_999);
    [value[0], value[1]] = [value[1], value[0]];
    expect(coding.version(value)).not.toBe(version);
  }
});
