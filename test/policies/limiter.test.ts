import * as fc from "fast-check";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { createLimiter, type LimitBounds, type Limiter } from "../../src/policies/limiter.ts";
import { earliestStarts } from "./earliest-starts.ts";

const none: LimitBounds = { concurrency: undefined, perMinute: undefined, tokensPerMinute: undefined };
const never = new AbortController().signal;

// What is loaded when first used is there before the clock stands still.
beforeAll(() => import("p-queue"));
beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** Starts calls of some names that end when they are told to. */
function observe(limiter: Limiter) {
  const started: (readonly [name: string, at: number])[] = [];
  const ends = new Map<string, () => void>();
  const corrections = new Map<string, (used: number) => void>();
  const begin = performance.now();
  return {
    started,
    corrections,
    end: (name: string) => ends.get(name)!(),
    call: (name: string, tokens = 0, signal = never) =>
      limiter.run(tokens, signal, (correct) => {
        started.push([name, performance.now() - begin]);
        corrections.set(name, correct);
        return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
      }),
  };
}

const pass = (ms = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

describe("a limiter", () => {
  test("lets so many run at one time, in the order in which they came", async () => {
    const { call, end, started } = observe(createLimiter({ ...none, concurrency: 2 }));
    const all = Promise.all(["a", "b", "c", "d"].map((name) => call(name)));
    await pass();
    expect(started.map(([name]) => name)).toEqual(["a", "b"]);
    end("b");
    await pass();
    expect(started.map(([name]) => name)).toEqual(["a", "b", "c"]);
    end("a");
    await pass();
    end("c");
    end("d");
    expect(await all).toEqual(["a", "b", "c", "d"]);
  });

  test.each([true, false])(
    "what is let through and has to wait elsewhere starts its minute when it goes on (%s)",
    async (goesOn) => {
      const limiter = createLimiter({ ...none, perMinute: 1 });
      const { call, started } = observe(limiter);
      void call("a");
      await pass();
      const place = Promise.withResolvers<void>();
      const late = limiter.run(
        0,
        never,
        () => void started.push(["b", performance.now()]),
        () => () => place.promise,
      );
      const ended = late.catch((error: unknown) => error);
      await pass(1000);
      const begin = performance.now() - 1000;
      void call("c");
      await pass(100_000);
      expect(started).toEqual([["a", 0]]);
      if (goesOn) place.resolve();
      else place.reject(new Error("no place"));
      await pass(200_000);
      const second = goesOn ? [["b", begin + 101_000]] : [];
      expect(started).toEqual([["a", 0], ...second, ["c", goesOn ? 161_000 : 101_000]]);
      expect(await ended).toEqual(goesOn ? undefined : new Error("no place"));
    },
  );

  test("lets so many start within any minute", async () => {
    const { call, started } = observe(createLimiter({ ...none, perMinute: 2 }));
    for (const name of ["a", "b"]) void call(name);
    await pass(20_000);
    for (const name of ["c", "d", "e"]) void call(name);
    await pass(200_000);
    expect(started).toEqual([
      ["a", 0],
      ["b", 0],
      ["c", 60_000],
      ["d", 60_000],
      ["e", 120_000],
    ]);
  });

  test("does not let a small call overtake a large one", async () => {
    const { call, started } = observe(createLimiter({ ...none, tokensPerMinute: 10 }));
    void call("a", 6);
    void call("large", 8);
    void call("small", 1);
    await pass(120_000);
    expect(started).toEqual([
      ["a", 0],
      ["large", 60_000],
      ["small", 60_000],
    ]);
  });

  test("starts what waits as soon as a call is known to have used less", async () => {
    const { call, started, corrections } = observe(createLimiter({ ...none, tokensPerMinute: 10 }));
    void call("a", 9);
    void call("b", 5);
    await pass(1000);
    expect(started).toHaveLength(1);
    corrections.get("a")!(2);
    await pass();
    expect(started).toEqual([
      ["a", 0],
      ["b", 1000],
    ]);
    corrections.get("b")!(60);
    void call("c", 1);
    await pass(59_999);
    expect(started).toHaveLength(2);
    await pass(1001);
    expect(started.at(-1)).toEqual(["c", 61_000]);
  });

  test("starts nothing while it is held back, and the longest hold counts", async () => {
    const limiter = createLimiter({ ...none, concurrency: 5 });
    const { call, started } = observe(limiter);
    limiter.hold(5000);
    limiter.hold(1000);
    void call("a");
    await pass(4000);
    limiter.hold(3000);
    void call("b");
    await pass(10_000);
    expect(started).toEqual([
      ["a", 7000],
      ["b", 7000],
    ]);
  });

  test("takes other bounds while it is in use", async () => {
    const limiter = createLimiter({ ...none, concurrency: 1 });
    const { call, started } = observe(limiter);
    for (const name of ["a", "b"]) void call(name);
    await pass();
    limiter.bounds = { ...none, concurrency: 3 };
    void call("c");
    await pass();
    expect(started.map(([name]) => name)).toEqual(["a", "b", "c"]);
  });

  test.each<[string, LimitBounds]>([
    ["a place", { ...none, concurrency: 1 }],
    ["a start", { ...none, perMinute: 1 }],
    ["tokens", { ...none, tokensPerMinute: 7 }],
  ])("a call that waits for %s leaves at once when it is aborted, and the others move up", async (_, bounds) => {
    const { call, end, started } = observe(createLimiter(bounds));
    const controller = new AbortController();
    const first = call("first", 5);
    const aborted = [call("second", 5, controller.signal), call("third", 5, controller.signal)];
    const last = call("last", 5);
    await pass();
    controller.abort("enough");
    expect(await Promise.allSettled(aborted)).toEqual([
      { status: "rejected", reason: "enough" },
      { status: "rejected", reason: "enough" },
    ]);
    end("first");
    await first;
    await pass(60_000);
    expect(started.map(([name]) => name)).toEqual(["first", "last"]);
    end("last");
    expect(await last).toBe("last");
    expect(vi.getTimerCount()).toBe(0);
  });

  test("a call that is aborted beforehand does not start", async () => {
    const { call, started } = observe(createLimiter({ ...none, concurrency: 1 }));
    await expect(call("a", 0, AbortSignal.abort("enough"))).rejects.toBe("enough");
    expect(started).toEqual([]);
  });

  test("a call that fails gives its place free, and its error is its own", async () => {
    const limiter = createLimiter({ ...none, concurrency: 1 });
    const failing = limiter.run(0, never, () => {
      throw new Error("no");
    });
    await expect(failing).rejects.toThrow("no");
    expect(await limiter.run(0, never, () => 1)).toBe(1);
  });

  test("a call that aborts itself leaves no rejection behind", async () => {
    const controller = new AbortController();
    const limiter = createLimiter({ ...none, concurrency: 1 });
    const aborting = limiter.run(0, controller.signal, async () => {
      controller.abort("enough");
      throw new Error("no");
    });
    await expect(aborting).rejects.toBe("enough");
    await pass(1);
    expect(await limiter.run(0, never, () => 1)).toBe(1);
  });

  test("starts calls in their order, never too many in any minute, and never later than needed", async () => {
    const calls = fc.array(
      fc.record({ after: fc.integer({ min: 0, max: 30_000 }), amount: fc.integer({ min: 1, max: 10 }) }),
      {
        minLength: 1,
        maxLength: 25,
      },
    );
    await fc.assert(
      fc.asyncProperty(calls, fc.integer({ min: 10, max: 25 }), async (sketch, budget) => {
        const limiter = createLimiter({ ...none, tokensPerMinute: budget });
        const begin = performance.now();
        const started: number[] = [];
        let arrival = 0;
        const expected: { arrival: number; amount: number }[] = [];
        const running: Promise<unknown>[] = [];
        for (const { after, amount } of sketch) {
          await pass(after);
          arrival += after;
          expected.push({ arrival, amount });
          running.push(limiter.run(amount, never, () => void started.push(performance.now() - begin)));
        }
        await vi.runAllTimersAsync();
        await Promise.all(running);
        expect(started).toEqual(earliestStarts(expected, budget));
      }),
      { numRuns: 50 },
    );
  });
});
