import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { context } from "../../src/context.ts";
import type { Adapter } from "../../src/run/adapter.ts";
import { countTimers, makeDriver, rejection } from "./make-driver.ts";
import { answer, fetchText, serve } from "./serve.ts";

// What is loaded when first used is there before the clock stands still.
beforeAll(() => import("p-queue"));
afterEach(() => {
  vi.useRealTimers();
});

let names = 0;
/** Limits are shared in the process, so that each test has names of its own. */
const freshName = (): string => `limit ${++names}`;

/** Code that tells how many of it run at once. */
function crowd() {
  const state = { running: 0, most: 0, calls: 0 };
  const work = async (): Promise<number> => {
    state.most = Math.max(state.most, ++state.running);
    state.calls++;
    await new Promise((resolve) => setImmediate(resolve));
    state.running--;
    return state.calls;
  };
  return { state, work };
}

const many = (count: number): readonly string[] => Array.from({ length: count }, (_, place) => `n${place}`);

describe("limit", () => {
  test("is shared by its name across nodes, modules and drivers", async () => {
    const name = freshName();
    const { state, work } = crowd();
    const make = (options: object, count: number) =>
      makeDriver(Object.fromEntries(many(count).map((node) => [node, [[], work, ["limit", options]]])));
    const drivers = [make({ name, concurrency: 3 }, 10), make({ concurrency: 3, name }, 7)];
    await Promise.all(drivers.map((driver, place) => driver.execute(many(place === 0 ? 10 : 7))));
    expect(state).toEqual({ running: 0, most: 3, calls: 17 });
  });

  test("belongs to its function where it has no name", async () => {
    const { state, work } = crowd();
    const sketch = Object.fromEntries(
      many(4).map((node) => [node, [[], work, ["limit", { concurrency: 1 }]] as const]),
    );
    await makeDriver(sketch as never).execute(many(4));
    expect(state.most).toBe(4);
  });

  test("of one function counts for all runs and all nodes that call it", async () => {
    const { state, work } = crowd();
    const driver = makeDriver({ a: [["x"], work, ["limit", { concurrency: 2 }]] });
    await Promise.all(Array.from({ length: 9 }, (_, x) => driver.execute(["a"], { inputs: { x } })));
    expect(state).toEqual({ running: 0, most: 2, calls: 9 });
    const other = driver.with({});
    await Promise.all([driver, other, driver, other].map((each) => each.execute(["a"], { inputs: { x: 1 } })));
    expect(state.most).toBe(2);
  });

  test("counts the items of a fan-out", async () => {
    const { state, work } = crowd();
    const driver = makeDriver({
      "page[]": [[], () => Array.from({ length: 30 }, (_, place) => place)],
      read: [["page"], work, ["limit", { concurrency: 3 }]],
      all: [["[read]"], (all: readonly number[]) => all.length],
    });
    expect(await driver.execute(["all"])).toEqual({ all: 30 });
    expect(state).toEqual({ running: 0, most: 3, calls: 30 });
  });

  test("starts calls of two drivers in the order in which they come, so many a minute", async () => {
    vi.useFakeTimers();
    const name = freshName();
    const started: (readonly [string, number])[] = [];
    const begin = performance.now();
    const make = (label: string) =>
      makeDriver({
        a: [["x"], () => void started.push([label, performance.now() - begin]), ["limit", { name, perMinute: 2 }]],
      });
    const [one, two] = [make("one"), make("two")];
    const runs = [one, two, two, one, two].map((driver, x) => driver.execute(["a"], { inputs: { x } }));
    await vi.runAllTimersAsync();
    await Promise.all(runs);
    expect(started).toEqual([
      ["one", 0],
      ["two", 0],
      ["two", 60_000],
      ["one", 60_000],
      ["two", 120_000],
    ]);
  });

  test("counts tokens by the arguments, and corrects them by what came of it", async () => {
    vi.useFakeTimers();
    const started: (readonly [string, number])[] = [];
    const begin = performance.now();
    const options = {
      tokensPerMinute: 100,
      tokens: (prompt: string, most: number) => prompt.length + most,
      used: ({ usage }: { usage: number }) => usage,
    };
    const ask = async (prompt: string, _most: number, usage: number) => {
      started.push([prompt, performance.now() - begin]);
      return { usage };
    };
    const driver = makeDriver({ a: [["prompt", "most", "usage"], ask, ["limit", options]] });
    const run = (prompt: string, most: number, usage: number) =>
      driver.execute(["a"], { inputs: { prompt, most, usage } });
    const runs = [run("first", 75, 20), run("second", 74, 80), run("third", 5, 10)];
    await vi.runAllTimersAsync();
    await Promise.all(runs);
    expect(started).toEqual([
      ["first", 0],
      ["second", 0],
      ["third", 60_000],
    ]);
  });

  test("a call that wants more than a whole minute has is an error rather than an endless wait", async () => {
    const options = { name: freshName(), tokensPerMinute: 100, tokens: (prompt: string) => prompt.length };
    let calls = 0;
    const retry = ["retry", { attempts: 5, delay: 1 }] as const;
    const driver = makeDriver({ a: [["prompt"], () => ++calls, ["limit", options], retry] });
    const error = await rejection(driver.execute(["a"], { inputs: { prompt: "x".repeat(101) } }));
    expect(error).toMatchObject({ code: "LIMIT_TOO_SMALL", nodes: ["a"], location: { file: "calls.ts", line: 2 } });
    expect(error.message).toMatch(/wants 101 tokens.* 100 a minute/);
    expect(calls).toBe(0);
    expect(await driver.execute(["a"], { inputs: { prompt: "x".repeat(100) } })).toEqual({ a: 1 });
  });

  test.each([
    ["NaN", Number.NaN],
    ["a text", "12"],
    ["-1", -1],
    ["missing", undefined],
  ])("tokens that are %s are an error that shows no value", async (shown, tokens) => {
    const driver = makeDriver({ a: [[], () => 1, ["limit", { tokensPerMinute: 9, tokens: () => tokens }]] });
    const error = await rejection(driver.execute(["a"]));
    expect(error).toMatchObject({ code: "LIMIT_TOKENS_INVALID" });
    expect(error.message).toContain(`gave ${shown}`);
  });

  test("a result is not lost over a wrong count of what it took, which is logged", async () => {
    const logged: unknown[] = [];
    const adapter: Adapter = { name: "log", onLog: (_, level, text, facts) => void logged.push([level, text, facts]) };
    const options = { tokensPerMinute: 9, tokens: () => 5, used: () => "many" };
    expect(await makeDriver({ a: [[], () => 1, ["limit", options]] }, [adapter]).execute(["a"])).toEqual({ a: 1 });
    expect(logged).toEqual([["warn", expect.stringContaining("gave no number"), { gave: "a text" }]]);
  });

  test.each([
    ["throws", () => (undefined as unknown as { total: number }).total],
    ["rejects", () => Promise.reject(new TypeError("no usage"))],
  ])("nor over a count that %s, and what was reserved counts", async (_, used) => {
    const logged: unknown[] = [];
    const adapter: Adapter = { name: "log", onLog: (_, level, text, facts) => void logged.push([level, text, facts]) };
    let paid = 0;
    const limit = ["limit", { name: freshName(), tokensPerMinute: 9, tokens: () => 5, used }] as const;
    const driver = makeDriver({ a: [["x"], () => ++paid, limit, ["retry", { attempts: 3, delay: 1 }]] }, [adapter]);
    expect(await driver.execute(["a"], { inputs: { x: 1 } })).toEqual({ a: 1 });
    expect(logged).toEqual([["warn", expect.stringMatching(/"used".*reserved count/), expect.anything()]]);
    const controller = new AbortController();
    const second = rejection(driver.execute(["a"], { inputs: { x: 2 }, signal: controller.signal }));
    await vi.waitUntil(() => countTimers() > 0, { interval: 1 });
    controller.abort();
    expect(await second).toMatchObject({ code: "RUN_ABORTED" });
    expect(paid).toBe(1);
  });

  test.each([429, 503])("holds everything back that shares it after %i with Retry-After", async (status) => {
    await using server = await serve([answer(status, { "retry-after-ms": "300" }), answer(200)]);
    const limit = ["limit", { name: freshName(), concurrency: 1 }] as const;
    const fetching = (url: string): Promise<string> => fetchText(url, "openai", context().signal);
    const first = makeDriver({ a: [["url"], fetching, limit, ["retry", { attempts: 2, delay: 1 }]] });
    const others = makeDriver({ b: [["url"], fetching, limit], c: [["url"], fetching, limit] });
    const request = { inputs: { url: server.url } };
    const results = await Promise.all([first.execute(["a"], request), others.execute(["b", "c"], request)]);
    expect(results).toEqual([{ a: "fine" }, { b: "fine", c: "fine" }]);
    expect(server.asked).toHaveLength(4);
    for (const asked of server.asked.slice(1)) expect(asked - server.asked[0]!).toBeGreaterThanOrEqual(299);
  });

  test("holds nothing back for other errors", async () => {
    await using server = await serve([answer(400, { "retry-after": "3600" }), answer(200)]);
    const limit = ["limit", { name: freshName(), concurrency: 1 }] as const;
    const driver = makeDriver({ a: [["url"], (url: string) => fetchText(url, "openai"), limit] });
    const request = { inputs: { url: server.url } };
    expect(await rejection(driver.execute(["a"], request))).toMatchObject({ code: "NODE_FAILED" });
    expect(await driver.execute(["a"], request)).toEqual({ a: "fine" });
  });

  test.each([
    ["a place", { concurrency: 1 }],
    ["a start", { perMinute: 1 }],
    ["tokens", { tokensPerMinute: 7, tokens: () => 5 }],
  ])("a run that is aborted leaves the queue for %s at once, with no timer behind it", async (_, options) => {
    const before = countTimers();
    const controller = new AbortController();
    let calls = 0;
    const work = (): Promise<never> => (calls++, new Promise<never>(() => {}));
    const driver = makeDriver({ a: [["x"], work, ["limit", { name: freshName(), ...options }]] });
    const runs = Array.from({ length: 20 }, (_, x) =>
      rejection(driver.execute(["a"], { inputs: { x }, signal: controller.signal })),
    );
    await vi.waitUntil(() => calls === 1, { interval: 1 });
    controller.abort("enough");
    for (const error of await Promise.all(runs)) expect(error).toMatchObject({ code: "RUN_ABORTED", cause: "enough" });
    await vi.waitUntil(() => countTimers() <= before, { interval: 1 });
    expect(calls).toBe(1);
  });

  test("what waits is let through when a run before it is aborted", async () => {
    const limit = ["limit", { name: freshName(), concurrency: 1 }] as const;
    const controller = new AbortController();
    const stuck = makeDriver({ a: [[], () => new Promise(() => {}), limit] });
    const next = makeDriver({ b: [[], () => 1, limit] });
    const aborted = rejection(stuck.execute(["a"], { signal: controller.signal }));
    const waiting = next.execute(["b"]);
    controller.abort("enough");
    expect(await aborted).toMatchObject({ code: "RUN_ABORTED" });
    expect(await waiting).toEqual({ b: 1 });
  });

  test("other numbers under one name are told with both places when the second driver is made", () => {
    const name = freshName();
    makeDriver({ first: [[], () => 1, ["limit", { name, perMinute: 500, concurrency: 8 }]] });
    const error = thrownBy(() => makeDriver({ second: [[], () => 1, ["limit", { name, perMinute: 400 }]] }));
    expect(error).toMatchObject({ code: "LIMIT_CONFLICT", nodes: ["second", "first"] });
    expect(error.message).toContain(
      `"${name}" is 400 a minute at "second", and 8 at once, 500 a minute at "first" (calls.ts:2:1)`,
    );
  });

  test("a function that is loaded again may give other numbers", async () => {
    const name = freshName();
    const { state, work } = crowd();
    const make = (concurrency: number) => makeDriver({ a: [["x"], work, ["limit", { name, concurrency }]] });
    make(5);
    const driver = make(2);
    await Promise.all(Array.from({ length: 6 }, (_, x) => driver.execute(["a"], { inputs: { x } })));
    expect(state.most).toBe(2);
  });
});

function thrownBy(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    return error as Error;
  }
  throw new Error("nothing was thrown");
}
