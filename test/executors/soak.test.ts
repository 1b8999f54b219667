import fc from "fast-check";
import pl from "nodejs-polars";
import { expect, test } from "vitest";
import { threads } from "../../src/executors/threads.ts";
import { compute, failureOf, openDriver } from "./open-driver.ts";

const isLong = process.env["EPONYM_LONG"] === "1";

const actions = fc.array(fc.constantFrom("square", "leaving", "exploding", "aborted", "unsendable", "frames"), {
  minLength: 1,
  maxLength: isLong ? 60 : 12,
});

/** Ports and threads that are open. */
function countHandles(): number {
  return process.getActiveResourcesInfo().filter((name) => /MessagePort|Worker/.test(name)).length;
}

const ended = {
  leaving: "WORKER_CRASHED",
  exploding: "WORKER_CRASHED",
  unsendable: "VALUE_NOT_SENDABLE",
  aborted: "RUN_ABORTED",
  frames: 3,
};

test(
  "whatever calls come to, each has its own end, and nothing is left open",
  async () => {
    const before = countHandles();
    const own = threads({ max: 2 });
    const driver = openDriver({ executors: { threads: own } });
    await fc.assert(
      fc.asyncProperty(actions, async (some) => {
        const outcomes = await Promise.all(some.map((action, side) => act(action, side)));
        expect(outcomes).toEqual(some.map((action, side) => (action === "square" ? side ** 2 : ended[action])));
      }),
      { numRuns: isLong ? 50 : 3 },
    );
    expect(await compute(driver, "square", { side: 12 })).toBe(144);
    await driver.close();
    // Ports close in a later turn.
    await expect.poll(countHandles).toBeLessThanOrEqual(before);

    async function act(action: keyof typeof ended | "square", side: number): Promise<unknown> {
      if (action === "square") return compute(driver, "square", { side });
      if (action === "frames")
        return ((await compute(driver, "doubled", { table: pl.DataFrame({ a: [1, 2, 3] }) })) as { rows: number }).rows;
      if (action === "unsendable")
        return (await failureOf(driver, "trained", { model: { weights: [Math.max] }, side })).cause.code;
      if (action !== "aborted") return (await failureOf(driver, action, { side })).cause.code;
      const abort = new AbortController();
      const begun = new Int32Array(new SharedArrayBuffer(4));
      const spinning = driver
        .execute(["spinning"] as never[], { inputs: { begun }, signal: abort.signal })
        .catch((error: unknown) => (error as { code: string }).code);
      await Atomics.waitAsync(begun, 0, 0).value;
      abort.abort();
      return spinning;
    }
  },
  isLong ? 900_000 : 60_000,
);
