import { describe, expect, test } from "vitest";
import { gracefulErrors } from "../../../src/adapters.ts";
import type { Adapter } from "../../../src/run/adapter.ts";
import { memory } from "../../../src/stores/memory.ts";
import { entriesOf } from "../../cache/fragile-store.ts";
import { defer, drain, type FunctionSketch, rejection } from "../make-dataflow.ts";
import { failingStore } from "./odd-stores.ts";
import { makeCached, namesBy } from "./cached-driver.ts";

const keptOf = async (store: ReturnType<typeof memory>): Promise<readonly string[]> =>
  (await entriesOf(store)).map(({ node }) => node).toSorted();

describe("a node that fails", () => {
  const partly: Readonly<Record<string, FunctionSketch>> = {
    "items[]": [["given"], (given: number[]) => given],
    half: [
      ["items"],
      (item: number) => {
        if (item % 2 === 1) throw new Error("odd");
        return item / 2;
      },
    ],
    after: [["half"], (half: number) => half + 1],
    gathered: [["[after]"], (after: number[]) => after.length],
    apart: [["given"], (given: number[]) => given.length],
  };

  test("stores nothing, nor does what takes it; what does not is kept and reused", async () => {
    const store = memory();
    const { run, called } = makeCached(partly, { store });
    const request = { inputs: { given: [2, 3, 4] }, onError: "continue" };
    const cold = await run(["gathered", "apart"], request);
    expect(cold.results).toEqual({ apart: 3 });
    expect(await keptOf(store)).toEqual(["after", "after", "apart", "half", "half", "items"]);
    expect(await called(["gathered", "apart"], request)).toEqual(["half"]);
    expect(await called(["gathered", "apart"], { inputs: { given: [2, 8, 4] } })).toEqual([
      "after",
      "apart",
      "gathered",
      "half",
      "items",
    ]);
  });

  test("is tried again in the next run, and kept once it succeeds", async () => {
    let fails = true;
    const flaky: Readonly<Record<string, FunctionSketch>> = {
      before: [[], () => 1],
      flaky: [
        ["before"],
        async (before: number) => {
          await drain();
          if (fails) throw new Error("no");
          return before + 1;
        },
      ],
    };
    const { run, called } = makeCached(flaky);
    expect(await rejection(run(["flaky"]))).toMatchObject({ code: "NODE_FAILED" });
    fails = false;
    expect(await called(["flaky"])).toEqual(["flaky"]);
    expect(await called(["flaky"])).toEqual([]);
  });

  test("keeps what was done when a run is aborted", async () => {
    const stuck = defer<number>();
    const slow: Readonly<Record<string, FunctionSketch>> = {
      first: [[], async () => 1],
      second: [["first"], (first: number) => first + 1],
      third: [["second"], () => stuck.promise],
      last: [["third", "second"], (third: number, second: number) => third + second],
    };
    const { run, called, calls } = makeCached(slow);
    const controller = new AbortController();
    const aborted = rejection(run(["last"], { signal: controller.signal }));
    while (!calls.has("third")) await drain();
    controller.abort();
    expect(await aborted).toMatchObject({ code: "RUN_ABORTED" });
    stuck.resolve(7);
    await drain();
    // What comes after the end of its run is not kept.
    expect(await called(["last"])).toEqual(["last", "third"]);
  });
});

describe("what is given in the place of a failure", () => {
  const doubtful: Readonly<Record<string, FunctionSketch>> = {
    risky: [
      ["x"],
      (x: number) => {
        if (x < 0) throw new Error("below zero");
        return x;
      },
    ],
    after: [["risky"], (risky: number | null) => (risky ?? 100) + 1],
  };

  test("is not kept, and does not poison what is", async () => {
    const store = memory();
    const graceful = makeCached(doubtful, { store, adapters: [gracefulErrors({ sentinel: null })] });
    await graceful.run(["after"], { inputs: { x: -1 } });
    expect(await keptOf(store)).toEqual([]);
    const plain = makeCached(doubtful, { store });
    expect(await rejection(plain.run(["after"], { inputs: { x: -1 } }))).toMatchObject({ code: "NODE_FAILED" });
    await graceful.run(["after"], { inputs: { x: 1 } });
    expect(await plain.called(["after"], { inputs: { x: 1 } })).toEqual([]);
  });

  test.each(["failed", "skipped"] as const)("a node that an adapter marks as %s stores nothing", async (status) => {
    const store = memory();
    const marking: Adapter = {
      name: "marking",
      aroundNode(call, next) {
        const value = next();
        if (call.node.name === "risky") call.mark(status);
        return value;
      },
    };
    const { run } = makeCached(doubtful, { store, adapters: [marking] });
    await run(["after"], { inputs: { x: 1 } });
    expect((await keptOf(store)).includes("risky")).toBe(false);
    const plain = makeCached(doubtful, { store });
    expect((await plain.run(["after"], { inputs: { x: 1 } })).results).toEqual({ after: 2 });
    expect(plain.calls.get("risky")).toBe(1);
  });
});

describe("an adapter that changes values", () => {
  const sum: Readonly<Record<string, FunctionSketch>> = {
    one: [["x"], async (x: number) => x],
    two: [["one"], (one: number) => one + 1],
  };
  const changing: Readonly<Record<string, Adapter["aroundNode"]>> = {
    "what is given": ({ values }, next) => next(values.map((value) => (value as number) + 10)),
    "what comes back": async (_, next) => ((await next()) as number) + 10,
    "what comes back at once": (_, next) => (void next(), 10),
  };

  test.each(Object.keys(changing))("nothing is kept of %s", async (what) => {
    const store = memory();
    const changed = makeCached(sum, { store, adapters: [{ name: "changing", aroundNode: changing[what]! }] });
    await changed.run(["two"], { inputs: { x: 1 } });
    expect(await keptOf(store)).toEqual([]);
    const plain = makeCached(sum, { store });
    expect((await plain.run(["two"], { inputs: { x: 1 } })).results).toEqual({ two: 2 });
  });

  test("one that only looks on, later, leaves all as it is", async () => {
    const store = memory();
    const watching: Adapter = {
      name: "watching",
      onNodeStart: () => drain(),
      aroundNode: async (_, next) => {
        await drain();
        return next();
      },
      onNodeEnd: () => drain(),
    };
    const watched = makeCached(sum, { store, adapters: [watching] });
    expect((await watched.run(["two"], { inputs: { x: 1 } })).results).toEqual({ two: 2 });
    expect(await watched.called(["two"], { inputs: { x: 1 } })).toEqual([]);
    expect(await keptOf(store)).toEqual(["one", "two"]);
  });
});

describe("a store that cannot be reached", () => {
  const chain: Readonly<Record<string, FunctionSketch>> = {
    a: [["x"], (x: number) => x],
    b: [["a"], async (a: number) => a + 1],
    c: [["b"], (b: number) => b + 1],
  };

  test.each([0, 1, 2, 5, 9])("is told once, and the run goes on (after %i calls)", async (calls) => {
    const { run } = makeCached(chain, { store: failingStore(memory(), calls) });
    const { results, warnings } = await run(["c"], { inputs: { x: 1 } });
    expect(results).toEqual({ c: 3 });
    expect(warnings.map(({ code }) => code)).toEqual(["CACHE_STORE_FAILED"]);
    expect(warnings[0]!.message).toContain("The store is gone.");
  });

  test("is asked again in the next run", async () => {
    const store = memory();
    let isBroken = true;
    const flaky = {
      ...store,
      find: (key: string) => {
        if (isBroken) throw new Error("down");
        return store.find(key);
      },
    };
    const { run } = makeCached(chain, { store: flaky });
    expect(namesBy(await run(["c"], { inputs: { x: 1 } }), "done")).toEqual(["a", "b", "c"]);
    isBroken = false;
    await run(["c"], { inputs: { x: 1 } });
    expect(namesBy(await run(["c"], { inputs: { x: 1 } }), "cached")).toEqual(["a", "b", "c"]);
  });
});

test("a check that warns warns again, and one that passes is not made again", async () => {
  const checked: Readonly<Record<string, FunctionSketch>> = {
    age: [["born"], (born: number) => 2000 - born, ["checkOutput", { range: [0, 120] }, { onFail: "warn" }]],
    next: [["age"], (age: number) => age + 1],
  };
  const { run, called } = makeCached(checked);
  for (const turn of [1, 2, 3]) {
    const { results, warnings } = await run(["next"], { inputs: { born: 1000 } });
    expect({ turn, results, codes: warnings.map(({ code }) => code) }).toEqual({
      turn,
      results: { next: 1001 },
      codes: ["CHECK_FAILED"],
    });
  }
  expect(await called(["next"], { inputs: { born: 1000 } })).toEqual([]);
  const first = await run(["next"], { inputs: { born: 1980 } });
  const second = await run(["next"], { inputs: { born: 1980 } });
  expect([first.warnings, second.warnings, namesBy(second, "done")]).toEqual([[], [], []]);
});
