import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import type { Encoded } from "../../../src/cache/value-coding.ts";
import { createValueCoding } from "../../../src/data/cached-values/value-coding.ts";
import { sha256 } from "../../../src/values/sha256.ts";
import { expectExact } from "./expect-exact.ts";
import { makeValues } from "./values.ts";

const coding = createValueCoding();
const values = makeValues();

test("all have different versions, and equal ones have equal versions", () => {
  const names = new Map<unknown, string>();
  const again = makeValues();
  for (const [name, value] of values) {
    const version = coding.version(value);
    expect(version).toMatch(/^[a-z][\da-f]{64}$/);
    expect(names.get(version) ?? name).toBe(name);
    names.set(version, name);
    expect(coding.version(again.get(name))).toBe(version);
  }
});

test.each([...values])("%s comes back exactly", async (_, value) => {
  const encoded = coding.encode(value) as Encoded;
  expect(encoded.version).toBe(coding.version(value));
  expect(encoded.sum).toBe(sha256(encoded.bytes));
  const decoded = await coding.decode(encoded.format, encoded.bytes);
  expectExact(decoded, value);
  expect(coding.version(decoded)).toBe(encoded.version);
  const again = coding.encode(decoded) as Encoded;
  expect(again.version).toBe(encoded.version);
  const isSame = encoded.format === "structured" || isDeepStrictEqual(again, encoded);
  expect(isSame).toBe(true);
});

test.each([...values])("%s comes back exactly as structured, with the same version", async (_, value) => {
  const encoded = coding.encode(value, "structured") as Encoded;
  expect([encoded.format, encoded.version]).toEqual(["structured", coding.version(value)]);
  expectExact(await coding.decode("structured", encoded.bytes), value);
});

test("what is JSON is stored as JSON, and its version is the hash of that", () => {
  const value = { a: [1, "x", null, true], __proto__key: {} };
  expect(coding.encode(value)).toEqual({
    version: `j${sha256(JSON.stringify(value))}`,
    format: "json",
    bytes: Buffer.from(JSON.stringify(value)),
    sum: sha256(JSON.stringify(value)),
  });
});

test("what a value has in two places is one object again, though its version is that of copies", () => {
  for (const part of [{ a: 1 }, [1n], new Date(5), { deep: [[new Map([[1, "x".repeat(1000)]])]] }]) {
    const value = { one: part, two: [part, part], three: new Map([[part, part]]) };
    const copy = (): unknown => structuredClone(part);
    const apart = { one: copy(), two: [copy(), copy()], three: new Map([[copy(), copy()]]) };
    expect(coding.version(value)).toBe(coding.version(apart));
    const { format, bytes } = coding.encode(value) as Encoded;
    expectExact(coding.decode(format, bytes), value);
  }
  const part = { a: 1 };
  const { format, bytes, version } = coding.encode([part, part]) as Encoded;
  expect([format, version]).toEqual(["structured", coding.version([{ a: 1 }, { a: 1 }])]);
  const decoded = coding.decode(format, bytes) as object[];
  expect(decoded[0]).toBe(decoded[1]);
});

test("objects in many places take no longer than objects in two", () => {
  for (const leaf of [1, 1n]) {
    let value: unknown = [leaf];
    for (let depth = 0; depth < 200; depth++) value = [value, value];
    const { format, bytes, version } = coding.encode(value) as Encoded;
    expect(bytes.length).toBeLessThan(5000);
    expect(coding.version(coding.decode(format, bytes))).toBe(version);
  }
});

test("large cycles, and cycles that are met from each of their objects", () => {
  for (const size of [3, 50, 3000]) {
    const make = (): unknown => {
      const top: Record<string, unknown> = { id: "top" };
      const nodes = Array.from({ length: size }, (_, id) => ({ id, top }));
      top["nodes"] = nodes;
      return { first: nodes[0], nodes: nodes.toReversed(), list: chain(Math.min(size, 500)) };
    };
    const value = make();
    const version = coding.version(value);
    expect(version).toMatch(/^t/);
    expect(coding.version(make())).toBe(version);
    const { format, bytes } = coding.encode(value) as Encoded;
    expect(coding.version(coding.decode(format, bytes))).toBe(version);
  }
  const cycle: unknown[] = [1];
  cycle.push(cycle);
  expect(coding.version([cycle, structuredClone(cycle)])).toBe(coding.version([cycle, cycle]));
});

/** Each holds the next, and the last one the first. */
function chain(length: number): unknown {
  const nodes = Array.from({ length }, (_, id) => ({ id, next: undefined as unknown }));
  for (const [index, node] of nodes.entries()) node.next = nodes[(index + 1) % length];
  return nodes;
}

test("arrays of one buffer are arrays of one buffer again; a part of one takes no more than its part", () => {
  const buffer = new ArrayBuffer(16);
  const value = { bytes: new Uint8Array(buffer), numbers: new Float64Array(buffer), buffer };
  const { format, bytes } = coding.encode(value) as Encoded;
  const decoded = coding.decode(format, bytes) as typeof value;
  decoded.numbers[0] = 1.5;
  expect([decoded.bytes.buffer, decoded.bytes[7]]).toEqual([decoded.buffer, 63]);
  const part = coding.encode({ part: new Uint8Array(new ArrayBuffer(100_000), 10, 5) }) as Encoded;
  expect(part.bytes.length).toBeLessThan(100);
});

test("bytes are a copy on both ways", () => {
  for (const value of [new Uint8Array([1, 2]), Buffer.from([1, 2]), { inner: new Uint8Array([1, 2]) }]) {
    const list = "inner" in value ? value.inner : value;
    const { format, bytes } = coding.encode(value) as Encoded;
    list[0] = 9;
    const decoded = coding.decode(format, bytes) as typeof value;
    const decodedList = "inner" in decoded ? decoded.inner : decoded;
    expect([...decodedList]).toEqual([1, 2]);
    decodedList[1] = 9;
    const again = coding.decode(format, bytes) as typeof value;
    expect([...("inner" in again ? again.inner : again)]).toEqual([1, 2]);
  }
});

test("where an error was made is stored, but no part of its version", () => {
  const [one, two] = [new Error("wrong"), new Error("wrong")];
  two.stack = "Error: wrong\n    at elsewhere";
  expect(coding.version(one)).toBe(coding.version(two));
  const { format, bytes } = coding.encode(two) as Encoded;
  expect((coding.decode(format, bytes) as Error).stack).toBe(two.stack);
});

test("plain objects of another context of V8", async () => {
  const { runInNewContext } = await import("node:vm");
  const foreign: unknown = runInNewContext('({ a: [1, "x"], b: {} })');
  expect(coding.version(foreign)).toBe(coding.version({ a: [1, "x"], b: {} }));
});
