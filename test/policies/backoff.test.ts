import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createBackoff, type Backoff } from "../../src/policies/backoff.ts";

async function list(backoff: Backoff, delay: number, maxDelay: number, jitter = false, random?: () => number) {
  const next = await createBackoff({ backoff, delay, maxDelay, jitter }, random);
  return Array.from({ length: 6 }, () => next());
}

describe("waits between attempts", () => {
  test("grow as they are told to, up to the longest", async () => {
    expect(await list("exponential", 100, 1000)).toEqual([100, 200, 400, 800, 1000, 1000]);
    expect(await list("linear", 100, 450)).toEqual([100, 200, 300, 400, 450, 450]);
    expect(await list("constant", 100, 450)).toEqual([100, 100, 100, 100, 100, 100]);
  });

  test("are spread between half and one and a half of themselves", async () => {
    expect(await list("linear", 100, 1000, true, () => 0)).toEqual([50, 100, 150, 200, 250, 300]);
    expect(await list("constant", 100, 120, true, () => 1)).toEqual([120, 120, 120, 120, 120, 120]);
    expect(new Set(await list("linear", 100, 10_000, true)).size).toBeGreaterThan(1);
  });

  test("never go beyond the longest, and differ from one node to the next", async () => {
    const backoffs = fc.constantFrom<Backoff>("exponential", "linear", "constant");
    await fc.assert(
      fc.asyncProperty(
        backoffs,
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 1, max: 9000 }),
        async (kind, delay, max) => {
          for (const wait of await list(kind, delay, max, true)) {
            expect(wait).toBeGreaterThanOrEqual(0);
            expect(wait).toBeLessThanOrEqual(max);
          }
        },
      ),
    );
    expect(await list("exponential", 1000, 1e9, true)).not.toEqual(await list("exponential", 1000, 1e9, true));
  });

  test("stay finite after very many attempts", async () => {
    const next = await createBackoff({ backoff: "exponential", delay: 1000, maxDelay: 30_000, jitter: true });
    for (let attempt = 0; attempt < 5000; attempt++) expect(next()).toBeLessThanOrEqual(30_000);
  });
});
