import fc from "fast-check";
import { expect, test } from "vitest";
import type { Encoded } from "../../../src/cache/value-coding.ts";
import { createValueCoding } from "../../../src/data/cached-values/value-coding.ts";
import { makeValues } from "./values.ts";

const coding = createValueCoding();

/** Whether it was read as something; messages tell nothing of what was read. */
async function reads(format: string, bytes: Uint8Array): Promise<boolean> {
  try {
    await coding.decode(format, bytes);
    return true;
  } catch (error) {
    if (/^The bytes are no stored value\.$|^There (is no codec|are no arrays)/.test((error as Error).message))
      return false;
    throw error;
  }
}

test("bytes that are cut off, or go on, are no value", async () => {
  for (const [, value] of makeValues()) {
    const { bytes } = coding.encode(value, "structured") as Encoded;
    for (let end = 0; end < bytes.length; end += Math.ceil(bytes.length / 100))
      expect(await reads("structured", bytes.subarray(0, end))).toBe(false);
    expect(await reads("structured", Buffer.concat([bytes, Buffer.of(1)]))).toBe(false);
  }
});

test("any byte may be another one: it throws or gives something, and changes nothing else", async () => {
  const before = Object.getOwnPropertyNames(Object.prototype);
  let refused = 0;
  for (const [, value] of makeValues()) {
    const { bytes } = coding.encode(value, "structured") as Encoded;
    const step = Math.ceil(bytes.length / (process.env["EPONYM_LONG"] === "1" ? 2000 : 60));
    for (let at = 0; at < bytes.length; at += step) {
      const changed = Uint8Array.from(bytes);
      changed[at]! ^= 1 << (at % 8);
      if (!(await reads("structured", changed))) refused++;
    }
  }
  expect(refused).toBeGreaterThan(100);
  expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before);
});

test("any bytes at all", async () => {
  let refused = 0;
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), async (bytes) => {
      if (!(await reads("structured", Uint8Array.of(1, 0, ...bytes)))) refused++;
      if (!(await reads("json", bytes))) refused++;
    }),
    { numRuns: process.env["EPONYM_LONG"] === "1" ? 100_000 : 2000 },
  );
  expect(refused).toBeGreaterThan(1000);
});

test("texts that are no UTF-8, and JSON that is none", async () => {
  for (const format of ["json", "text"]) expect(await reads(format, Uint8Array.of(0xff))).toBe(false);
  expect(await reads("json", Buffer.from('{"secret": tru'))).toBe(false);
  for (const [format, size] of [
    ["bytes:Float64Array", 7],
    ["bytes:Object", 8],
    ["bytes:constructor", 8],
  ] as const)
    expect(await reads(format, new Uint8Array(size))).toBe(false);
  for (const format of ["arrow", "parquet"]) expect(await reads(format, Buffer.from("no frame"))).toBe(false);
});

test("a name like __proto__ sets no prototype", () => {
  for (const text of ['{"__proto__": {"isAdmin": true}}', '[{"constructor": {"prototype": {"isAdmin": true}}}]']) {
    const value = JSON.parse(text) as unknown;
    for (const format of ["json", "structured"]) {
      const decoded = coding.decode(format, (coding.encode(value, format) as Encoded).bytes);
      expect(decoded).toEqual(value);
      expect(Object.getPrototypeOf(decoded)).toBe(Object.getPrototypeOf(value));
    }
  }
  expect("isAdmin" in {}).toBe(false);
});
