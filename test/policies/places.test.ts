import { afterEach, beforeAll, describe, expect, test, vi } from "vitest";
import { context } from "../../src/context.ts";
import { drain, makeDataflow } from "../run/make-dataflow.ts";
import { makeDriver, rejection, type Sketch } from "./make-driver.ts";

// What is loaded when first used is there before the clock stands still.
beforeAll(() => Promise.all([import("p-queue"), import("cockatiel")]));
afterEach(() => {
  vi.useRealTimers();
});

let names = 0;
const one = { concurrency: 1 } as const;
const pass = (ms = 0): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

/** Plans of one level are counted otherwise than those with fan-outs or lazy parameters. */
const plans: readonly (readonly [string, Record<string, Sketch>])[] = [
  ["one level", {}],
  ["a fan-out", { "items[]": [[], () => []], item: [["items"], (item) => item], aside: [["[item]"], () => 0] }],
];
const outputsOf = (others: object, ...outputs: readonly string[]): readonly string[] =>
  "aside" in others ? [...outputs, "aside"] : outputs;

/** Nodes that tell when they start, and end when they are told to. */
function tell() {
  const started: string[] = [];
  const ends = new Map<string, () => void>();
  const code = (name: string) => (): Promise<string> => {
    started.push(name);
    return new Promise((resolve) => ends.set(name, () => resolve(name)));
  };
  return { started, code, end: (name: string) => ends.get(name)!() };
}

describe.each(plans)("at a concurrency of 1, in a plan of %s,", (_, others) => {
  test("what waits for a limit lets others run, and then waits for a place", async () => {
    vi.useFakeTimers();
    const limit = ["limit", { name: `places ${++names}`, concurrency: 1 }] as const;
    const { started, code, end } = tell();
    const elsewhere = makeDriver({ x: [[], code("x"), limit] }).execute(["x"]);
    await pass();
    const driver = makeDriver(
      { a: [[], code("a"), limit], b: [[], code("b")], c: [[], code("c")], ...others },
      [],
      one,
    );
    const run = driver.execute(outputsOf(others, "a", "b", "c"));
    await pass();
    expect(started).toEqual(["x", "b"]);
    end("x");
    expect(await elsewhere).toEqual({ x: "x" });
    await pass();
    expect(started).toEqual(["x", "b"]);
    for (const place of [1, 2, 3]) {
      expect(started).toHaveLength(place + 1);
      end(started[place]!);
      await pass();
    }
    expect(await run).toMatchObject({ a: "a", b: "b", c: "c" });
    expect(started.slice(2).toSorted()).toEqual(["a", "c"]);
  });

  test("what waits for its next attempt lets others run, and then waits for a place", async () => {
    vi.useFakeTimers();
    const { started, code, end } = tell();
    const fail = (): Promise<string> => {
      if (context().attempt === 2) return code("again")();
      started.push("first");
      throw new Error("no");
    };
    const retry = ["retry", { attempts: 2, delay: 1000, jitter: false }] as const;
    const driver = makeDriver({ a: [[], fail, retry], b: [[], code("b")], ...others }, [], one);
    const run = driver.execute(outputsOf(others, "a", "b"));
    await pass(5000);
    expect(started).toEqual(["first", "b"]);
    end("b");
    await pass();
    expect(started).toEqual(["first", "b", "again"]);
    end("again");
    expect(await run).toMatchObject({ a: "again", b: "b" });
  });

  test.each([
    ["a limit", false],
    ["a place", true],
  ])("what is given up while it waits for %s leaves the count as it was", async (_, hasLimit) => {
    vi.useFakeTimers();
    const limit = ["limit", { name: `places ${++names}`, concurrency: 1 }] as const;
    const { started, code, end } = tell();
    const elsewhere = makeDriver({ x: [[], code("x"), limit] }).execute(["x"]);
    await pass();
    const timeout = ["timeout", { total: 1000 }] as const;
    const sketches = { a: [[], code("a"), limit, timeout], b: [[], code("b")], c: [[], code("c")], ...others } as const;
    const run = makeDriver(sketches, [], one).run(outputsOf(others, "a", "b", "c"), { onError: "continue" });
    await pass();
    if (hasLimit) end("x");
    await pass(2000);
    expect(started).toEqual(["x", "b"]);
    if (!hasLimit) end("x");
    await elsewhere;
    await pass();
    expect(started).toEqual(["x", "b"]);
    end("b");
    await pass();
    expect(started).toEqual(["x", "b", "c"]);
    end("c");
    const { nodes, results } = await run;
    expect(results).toMatchObject({ b: "b", c: "c" });
    expect(nodes).toMatchObject({ a: { status: "failed", error: { code: "NODE_TIMEOUT" } } });
  });
});

test("an attempt that is given up while what it pulled runs does not let the next one run beside that", async () => {
  vi.useFakeTimers();
  const { started, code, end } = tell();
  const pull = (lazy: () => Promise<unknown>): Promise<unknown> => {
    started.push(`attempt ${context().attempt}`);
    return lazy();
  };
  const policies = [
    ["retry", { attempts: 2, delay: 10, jitter: false }],
    ["timeout", 1000],
  ] as const;
  const run = makeDriver({ b: [[], code("b")], a: [["lazy b"], pull, ...policies] }, [], one).execute(["a"]);
  await pass(5000);
  expect(started).toEqual(["attempt 1", "b"]);
  end("b");
  expect(await run).toEqual({ a: "b" });
  expect(started).toEqual(["attempt 1", "b", "attempt 2"]);
});

test("what has been pulled, and waits for a place, goes on when the run is over", async () => {
  const told: string[] = [];
  const controller = new AbortController();
  const pull = (lazy: () => Promise<unknown>): Promise<unknown> => lazy().finally(() => told.push("went on"));
  const stay = (): Promise<void> => {
    told.push("full");
    return new Promise(() => {});
  };
  const { execute } = makeDataflow({ b: [[], async () => 1], a: [["lazy b"], pull], c: [[], stay] });
  const run = rejection(execute(["a", "c"], { ...one, signal: controller.signal }));
  await vi.waitUntil(() => told.length === 1, { interval: 1 });
  // What was pulled is there then, and finds no place.
  await drain();
  controller.abort();
  expect(await run).toMatchObject({ code: "RUN_ABORTED" });
  await vi.waitUntil(() => told.length === 2, { interval: 1 });
  expect(told).toEqual(["full", "went on"]);
});

test("calls that hold a limit and pull wait for nothing that waits for the limit", async () => {
  const limit = ["limit", { name: `places ${++names}`, concurrency: 1 }] as const;
  const pull = async (lazy: () => Promise<number>): Promise<number> => 10 * (await lazy());
  const sketches: Record<string, Sketch> = Object.fromEntries(
    [1, 2, 3].flatMap((place) => [
      [`b${place}`, [[], () => Promise.resolve(place)] as const],
      [`a${place}`, [[`lazy b${place}`], pull, limit] as const],
    ]),
  );
  for (const concurrency of [1, 2]) {
    const results = await makeDriver(sketches, [], { concurrency }).execute(["a1", "a2", "a3"]);
    expect(results).toEqual({ a1: 10, a2: 20, a3: 30 });
  }
});
