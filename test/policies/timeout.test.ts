import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { context } from "../../src/context.ts";
import { countTimers, makeDriver, rejection } from "./make-driver.ts";
import { serve } from "./serve.ts";

// What is loaded when first used is there before the clock stands still.
beforeAll(() => Promise.all([import("cockatiel"), import("p-queue")]));
afterEach(() => {
  vi.useRealTimers();
});

const stuck = (): Promise<never> => new Promise<never>(() => {});

/** Keeps this thread busy. */
function block(ms: number): void {
  for (const end = performance.now() + ms; performance.now() < end;);
}

describe("timeout", () => {
  test("gives an attempt up, aborts its signal, and says which bound it was", async () => {
    const signals: AbortSignal[] = [];
    const driver = makeDriver({ a: [[], () => (signals.push(context().signal), stuck()), ["timeout", 20]] });
    const error = await rejection(driver.execute(["a"]));
    expect(error).toMatchObject({ code: "NODE_TIMEOUT", nodes: ["a"], location: { file: "calls.ts", line: 2 } });
    expect(error.message).toContain('Attempt 1 of "a" took longer than 20 ms (timeout, each)');
    expect(error["hint"]).toMatch(/context\(\)\.signal.*runOn/);
    expect(signals[0]).toMatchObject({ aborted: true, reason: { code: "NODE_TIMEOUT" } });
  });

  test("ends a request that is under way", async () => {
    let closed = false;
    await using server = await serve([(response) => void response.on("close", () => (closed = true))]);
    const get = async (url: string): Promise<string> => (await fetch(url, { signal: context().signal })).text();
    const error = await rejection(
      makeDriver({ a: [["url"], get, ["timeout", { each: 50 }]] }).execute(["a"], { inputs: { url: server.url } }),
    );
    expect(error).toMatchObject({ code: "NODE_TIMEOUT" });
    await vi.waitUntil(() => closed, { interval: 1 });
  });

  test("leaves what is in time as it is, values and errors, and no timer behind", async () => {
    const before = countTimers();
    const driver = makeDriver({
      a: [[], () => 1, ["timeout", 60_000]],
      b: [[], async () => 2, ["timeout", { each: 60_000, total: 60_000 }]],
      c: [[], () => Promise.reject(new Error("no")), ["timeout", 60_000]],
    });
    expect(await driver.execute(["a", "b"])).toEqual({ a: 1, b: 2 });
    expect(await rejection(driver.execute(["c"]))).toMatchObject({ code: "NODE_FAILED", cause: { message: "no" } });
    expect(countTimers()).toBe(before);
  });

  test("is for each attempt anew", async () => {
    let calls = 0;
    const sometimes = (): unknown => (++calls < 3 ? stuck() : calls);
    const driver = makeDriver({ a: [[], sometimes, ["timeout", 10], ["retry", { attempts: 3, delay: 1 }]] });
    expect(await driver.execute(["a"])).toEqual({ a: 3 });
    const never = makeDriver({ a: [[], stuck, ["retry", { attempts: 2, delay: 1 }], ["timeout", 10]] });
    const error = await rejection(never.execute(["a"]));
    expect(error).toMatchObject({ code: "RETRY_FAILED", cause: { code: "NODE_TIMEOUT" } });
    expect(error.message).toContain('Attempt 2 of "a" took longer than 10 ms');
  });

  test("of everything ends all attempts and waits between them", async () => {
    vi.useFakeTimers();
    const attempts: number[] = [];
    const fail = (): never => {
      attempts.push(context().attempt);
      throw new Error("no");
    };
    const retry = { attempts: 99, delay: 10_000, backoff: "constant", jitter: false };
    const driver = makeDriver({ a: [[], fail, ["timeout", { total: 60_000 }], ["retry", retry]] });
    const failed = rejection(driver.execute(["a"]));
    await vi.runAllTimersAsync();
    const error = await failed;
    expect(error).toMatchObject({ code: "NODE_TIMEOUT" });
    expect(error.message).toContain("retries and waiting included, took longer than 60 s (timeout, total)");
    expect(attempts).toEqual([1, 2, 3, 4, 5, 6]);
    expect(vi.getTimerCount()).toBe(0);
  });

  test("of an attempt does not count waiting for a limit, of everything does", async () => {
    vi.useFakeTimers();
    const limit = ["limit", { name: "timeout of waiting", concurrency: 1 }] as const;
    const work = (): Promise<number> => new Promise((resolve) => setTimeout(resolve, 30_000, 1));
    const make = (options: object) => makeDriver({ a: [["x"], work, limit, ["timeout", options]] });
    const run = async (options: object) => {
      const driver = make(options);
      const runs = Array.from({ length: 5 }, (_, x) => driver.execute(["a"], { inputs: { x } }));
      const settled = Promise.allSettled(runs);
      await vi.runAllTimersAsync();
      return (await settled).map(({ status }) => status);
    };
    expect(await run({ each: 40_000 })).toEqual(Array.from({ length: 5 }, () => "fulfilled"));
    expect(await run({ total: 70_000 })).toEqual(["fulfilled", "fulfilled", "rejected", "rejected", "rejected"]);
  });

  test("of synchronous code is told once it has come to its end", async () => {
    const driver = makeDriver({ a: [[], () => block(30), ["timeout", 10]] });
    expect(await rejection(driver.execute(["a"]))).toMatchObject({ code: "NODE_TIMEOUT" });
  });

  test("ends with the run, and leaves no timer behind though the code goes on", async () => {
    const before = countTimers();
    const controller = new AbortController();
    let calls = 0;
    const driver = makeDriver({ a: [[], () => (calls++, stuck()), ["timeout", { each: 60_000, total: 70_000 }]] });
    const error = rejection(driver.execute(["a"], { signal: controller.signal }));
    await vi.waitUntil(() => calls === 1, { interval: 1 });
    controller.abort("enough");
    expect(await error).toMatchObject({ code: "RUN_ABORTED", cause: "enough" });
    await vi.waitUntil(() => countTimers() <= before, { interval: 1 });
  });

  test("lets what a call has given hear of the end of the run later", async () => {
    const signals: AbortSignal[] = [];
    const controller = new AbortController();
    const driver = makeDriver({
      a: [[], () => (signals.push(context().signal), 1), ["timeout", 60_000]],
      b: [["a"], () => (controller.abort("enough"), stuck())],
    });
    await rejection(driver.execute(["b"], { signal: controller.signal }));
    await expect.poll(() => signals[0]!.aborted, { interval: 1 }).toBe(true);
  });
});
