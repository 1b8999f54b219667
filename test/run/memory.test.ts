import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";

/** MB of one intermediate. */
const size = process.env["EPONYM_LONG"] === "1" ? 500 : 200;

async function measure(
  program: string,
  mode: string,
  size: number,
  ...flags: readonly string[]
): Promise<Record<string, number>> {
  const path = fileURLToPath(new URL(`programs/${program}`, import.meta.url));
  const { stdout } = await promisify(execFile)(process.execPath, [...flags, path, mode, String(size)]);
  return JSON.parse(stdout) as Record<string, number>;
}

/** A node holds what it takes while it makes what it gives, so two intermediates are the least. */
const two = 2.3;

describe.each(["sync", "async", "mixed"])("of a chain of five intermediates (%s)", (mode) => {
  test("two are on the heap at a time, when they are arrays", async () => {
    const { most, left } = await measure("heap-chain.ts", mode, size, "--expose-gc");
    expect(most).toBeGreaterThan(1.9 * size);
    expect(most).toBeLessThan(two * size);
    expect(left).toBeLessThan(5);
  });

  test("two are resident at a time, when they are polars frames", async () => {
    const { most } = await measure("frame-chain.ts", mode, size);
    expect(most).toBeGreaterThan(1.9 * size);
    expect(most).toBeLessThan(two * size);
  });
});

describe.each(["sync", "async", "mixed"])("of a million items (%s)", (mode) => {
  test("only those in flight are on the heap, and what is collected of them", async () => {
    const items = 1_000_000;
    const { total, most, left } = await measure("fan-out.ts", mode, items, "--expose-gc");
    expect(total).toBe(items);
    // An array of a million small numbers, twice while it grows, or a million places in an array.
    expect(most).toBeLessThan(25);
    expect(left).toBeLessThan(2);
  });
});

describe.each(["sync", "async", "sync watched", "async watched"])("of many runs (%s)", (mode) => {
  test("nothing is left on the heap", async () => {
    const { grown } = await measure("many-runs.ts", mode, 1000, "--expose-gc");
    // One number for each node of each run would be 1.4 MB; V8 compiles for a while longer.
    expect(grown).toBeLessThan(0.7);
  });
});
