import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { context } from "../../src/context.ts";
import { DataflowError } from "../../src/errors/dataflow-error.ts";
import type { Adapter } from "../../src/run/adapter.ts";
import { countTimers, makeDriver, rejection } from "./make-driver.ts";
import { answer, fetchText, serve } from "./serve.ts";

// What is loaded when first used is there before the clock stands still.
beforeAll(() => import("cockatiel"));
afterEach(() => {
  vi.useRealTimers();
});

const quick = { delay: 1, jitter: false } as const;

/** Fails with one error after the other, then gives how often it was called. */
function failing(...errors: readonly unknown[]): () => number {
  let calls = 0;
  return () => {
    if (calls < errors.length) throw errors[calls++];
    return calls + 1;
  };
}

describe("retry", () => {
  test("calls again what throws and what rejects, each time in a scope of its own attempt", async () => {
    const attempts: number[] = [];
    const fail = failing(new Error("one"), new Error("two"));
    const driver = makeDriver({
      a: [[], () => (attempts.push(context().attempt), fail()), ["retry", { attempts: 3, ...quick }]],
      b: [
        ["a"],
        async (a: number) => a * (await Promise.resolve(context().attempt)),
        ["retry", { attempts: 3, ...quick }],
      ],
    });
    expect(await driver.execute(["a", "b"])).toEqual({ a: 3, b: 3 });
    expect(attempts).toEqual([1, 2, 3]);
  });

  test("tells adapters of each attempt that has failed", async () => {
    const told: unknown[] = [];
    const adapter: Adapter = {
      name: "retries",
      onRetry: ({ node }, { attempt, error, delayMs }) =>
        void told.push([node.name, attempt, (error as Error).message, delayMs]),
    };
    const options = { attempts: 4, backoff: "linear", delay: 2, jitter: false };
    await makeDriver({ a: [[], failing(new Error("one"), new Error("two")), ["retry", options]] }, [adapter]).execute([
      "a",
    ]);
    expect(told).toEqual([
      ["a", 1, "one", 2],
      ["a", 2, "two", 4],
    ]);
  });

  test.each([
    ["exponential", [0, 1000, 3000, 7000, 12_000]],
    ["linear", [0, 1000, 3000, 6000, 10_000]],
    ["constant", [0, 1000, 2000, 3000, 4000]],
  ])("waits as it is told to (%s)", async (backoff, expected) => {
    vi.useFakeTimers();
    const started: number[] = [];
    const begin = performance.now();
    const fail = (): never => {
      started.push(performance.now() - begin);
      throw new Error("no");
    };
    const driver = makeDriver({ a: [[], fail, ["retry", { attempts: 5, backoff, jitter: false, maxDelay: 5000 }]] });
    const failed = rejection(driver.execute(["a"]));
    await vi.runAllTimersAsync();
    expect(started).toEqual(expected);
    expect((await failed).message).toContain(`failed 5 times in ${expected.at(-1)! / 1000} s`);
  });

  test("says how often it was tried, and has the errors of all attempts", async () => {
    const errors = [new Error("one"), new TypeError("two"), new Error("three")];
    const driver = makeDriver({ a: [[], failing(...errors), ["retry", { attempts: 3, ...quick }]] });
    const error = await rejection(driver.execute(["a"]));
    expect(error).toBeInstanceOf(DataflowError);
    expect(error).toMatchObject({ code: "RETRY_FAILED", nodes: ["a"], location: { file: "calls.ts", line: 2 } });
    expect(error.message).toMatch(/"a" failed 3 times in .* ms.*last attempt.*Error: three/);
    expect(error.cause).toBe(errors[2]);
    expect(error["errors"]).toEqual(errors);
  });

  test("does not name itself where there was one attempt", async () => {
    for (const options of [{ attempts: 1 }, { attempts: 3, on: () => false }]) {
      const cause = new Error("no");
      const error = await rejection(makeDriver({ a: [[], failing(cause), ["retry", options]] }).execute(["a"]));
      expect(error).toMatchObject({ code: "NODE_FAILED", cause });
    }
  });

  test("asks which errors are worth it, with the attempt that failed", async () => {
    const asked: unknown[] = [];
    const on = (error: Error, attempt: number): boolean => (
      asked.push([error.message, attempt]),
      error.message !== "two"
    );
    const fail = failing(new Error("one"), new Error("two"), new Error("three"));
    const error = await rejection(
      makeDriver({ a: [[], fail, ["retry", { attempts: 9, on, ...quick }]] }).execute(["a"]),
    );
    expect(asked).toEqual([
      ["one", 1],
      ["two", 2],
    ]);
    expect(error.message).toMatch(/failed 2 times.*not tried again/);
  });

  test.each([1, 2])("an error in what is asked hides none of those of the node (attempt %i)", async (attempt) => {
    const badly = new Error("asked badly");
    const on = (_: unknown, tries: number): boolean => {
      if (tries === attempt) throw badly;
      return true;
    };
    const errors = [new Error("one"), new Error("two"), new Error("three")];
    const driver = makeDriver({ a: [[], failing(...errors), ["retry", { attempts: 3, on, ...quick }]] });
    const error = await rejection(driver.execute(["a"]));
    expect(error).toMatchObject({ code: "RETRY_FAILED", nodes: ["a"] });
    expect(error.message).toMatch(/its "on" failed with Error: asked badly\. The last error: Error: (one|two)/);
    expect(error.cause).toBe(errors[attempt - 1]);
    expect(error["errors"]).toEqual([...errors.slice(0, attempt), badly]);
  });

  test("does not repeat what the server will not answer otherwise", async () => {
    await using server = await serve([answer(404)]);
    const driver = makeDriver({
      a: [["url"], (url: string) => fetchText(url, "error"), ["retry", { attempts: 5, ...quick }]],
    });
    expect(await rejection(driver.execute(["a"], { inputs: { url: server.url } }))).toMatchObject({
      code: "NODE_FAILED",
    });
    expect(server.asked).toHaveLength(1);
  });

  test("covers the call of a function that fans out, and not what is pulled from it afterwards", async () => {
    let calls = 0;
    async function* pages(): AsyncGenerator<number> {
      yield 1;
      throw new Error("pulled");
    }
    const open = (): AsyncGenerator<number> => {
      if (++calls === 1) throw new Error("called");
      return pages();
    };
    const driver = makeDriver({
      "page[]": [[], open, ["retry", { attempts: 3, ...quick }]],
      all: [["[page]"], (all) => all],
    });
    expect(await rejection(driver.execute(["all"]))).toMatchObject({
      code: "NODE_FAILED",
      cause: { message: "pulled" },
    });
    expect(calls).toBe(2);
  });

  test("of an item says which item it was", async () => {
    const fail = (page: number): number => {
      if (page === 20) throw new Error("no");
      return page;
    };
    const driver = makeDriver({
      "page[]": [[], () => [10, 20]],
      read: [["page"], fail, ["retry", { attempts: 2, ...quick }]],
      all: [["[read]"], (all) => all],
    });
    const error = await rejection(driver.execute(["all"]));
    expect(error).toMatchObject({ code: "RETRY_FAILED", errors: [{ message: "no" }, { message: "no" }] });
    expect(error.message).toContain('item 1 of "page"');
  });

  test("leaves the process no timer behind", async () => {
    const before = countTimers();
    const controller = new AbortController();
    let calls = 0;
    const driver = makeDriver({
      a: [
        [],
        () => (calls++, Promise.reject(new Error("no"))),
        ["retry", { attempts: 5, delay: 60_000, maxDelay: 60_000 }],
      ],
    });
    const error = rejection(driver.execute(["a"], { signal: controller.signal }));
    await vi.waitUntil(() => countTimers() > before, { interval: 1 });
    controller.abort("enough");
    expect(await error).toMatchObject({ code: "RUN_ABORTED", cause: "enough" });
    expect(countTimers()).toBe(before);
    expect(calls).toBe(1);
  });

  test("ends with the run when another node fails", async () => {
    const before = countTimers();
    const driver = makeDriver({
      a: [[], () => Promise.reject(new Error("no")), ["retry", { attempts: 5, delay: 60_000, maxDelay: 60_000 }]],
      b: [
        [],
        () =>
          vi.waitUntil(() => countTimers() > before, { interval: 1 }).then(() => Promise.reject(new Error("other"))),
      ],
      c: [["a", "b"], () => 1],
    });
    expect(await rejection(driver.execute(["c"]))).toMatchObject({ nodes: ["b"], cause: { message: "other" } });
    await vi.waitUntil(() => countTimers() <= before, { interval: 1 });
  });
});

describe("Retry-After", () => {
  const cases = [
    ["milliseconds", () => ({ "retry-after-ms": "120" }), 120],
    ["seconds", () => ({ "retry-after": "1" }), 1000],
    // A date has whole seconds.
    ["a date", () => ({ "retry-after": new Date(Date.now() + 2000).toUTCString() }), 1000],
  ] as const;

  test.each(cases.flatMap((each) => (["openai", "response"] as const).map((shape) => [...each, shape] as const)))(
    "in %s is respected",
    { timeout: 20_000 },
    async (_, headers, least, shape) => {
      await using server = await serve([(response) => answer(429, headers())(response), answer(200)]);
      const driver = makeDriver({
        a: [["url"], (url: string) => fetchText(url, shape, context().signal), ["retry", { attempts: 2, ...quick }]],
      });
      expect(await driver.execute(["a"], { inputs: { url: server.url } })).toEqual({ a: "fine" });
      const [first = 0, second = 0] = server.asked;
      expect(second - first).toBeGreaterThanOrEqual(least - 1);
    },
  );

  test.each(["error", "wrapped", "openai with plain headers"] as const)("is found in %s", async (shape) => {
    await using server = await serve([answer(503, { "Retry-After-Ms": "60" }), answer(200)]);
    const driver = makeDriver({
      a: [["url"], (url: string) => fetchText(url, shape), ["retry", { attempts: 2, ...quick }]],
    });
    await driver.execute(["a"], { inputs: { url: server.url } });
    expect(server.asked[1]! - server.asked[0]!).toBeGreaterThanOrEqual(59);
  });

  test("too far away ends the attempts at once, and says so", async () => {
    await using server = await serve([answer(429, { "retry-after": "3600" })]);
    const retry = ["retry", { attempts: 5, ...quick }] as const;
    const driver = makeDriver({ a: [["url"], (url: string) => fetchText(url, "openai"), retry] });
    const error = await rejection(driver.execute(["a"], { inputs: { url: server.url } }));
    expect(error).toMatchObject({ code: "RETRY_FAILED", cause: { status: 429 } });
    expect(error.message).toContain("left alone for 60 min");
    expect(server.asked).toHaveLength(1);
  });
});
