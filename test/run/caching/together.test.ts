import { expect, test } from "vitest";
import { memory } from "../../../src/stores/memory.ts";
import { defer, drain, type FunctionSketch, rejection } from "../make-dataflow.ts";
import { makeCached } from "./cached-driver.ts";
import { slowStore } from "./odd-stores.ts";

const slow: Readonly<Record<string, FunctionSketch>> = {
  a: [["x"], async (x: number) => (await drain(), x)],
  b: [["a"], async (a: number) => (await drain(), a + 1)],
  c: [["a"], async (a: number) => (await drain(), a + 2)],
  d: [["b", "c"], (b: number, c: number) => b + c],
};

test.each([
  ["at once", 1, memory],
  ["at once", 2, memory],
  ["at once", undefined, memory],
  ["later", 1, () => slowStore(memory())],
  ["later", 2, () => slowStore(memory())],
  ["later", undefined, () => slowStore(memory())],
] as const)(
  "runs of one driver at the same time compute each node once (a store that answers %s, concurrency: %s)",
  async (_, concurrency, makeStore) => {
    const { run, calls } = makeCached(slow, { store: makeStore(), concurrency });
    const runs = await Promise.all([1, 2, 3].map(() => run(["d"], { inputs: { x: 1 } })));
    expect(runs.map(({ results }) => results)).toEqual(Array.from({ length: 3 }, () => ({ d: 5 })));
    expect(Object.fromEntries(calls)).toEqual({ a: 1, b: 1, c: 1, d: 1 });
  },
);

test.each([
  [1, false],
  [undefined, false],
  [1, true],
  [undefined, true],
])(
  "a run whose forerunner is aborted computes by itself (concurrency: %s, coordinate: %s)",
  async (concurrency, coordinate) => {
    const turns = [defer<number>(), defer<number>()];
    let turn = 0;
    const held: Readonly<Record<string, FunctionSketch>> = {
      held: [[], () => turns[turn++]!.promise],
      after: [["held"], (value: number) => value + 1],
    };
    const { run, calls } = makeCached(held, { concurrency, cache: { coordinate } });
    const controller = new AbortController();
    const first = rejection(run(["after"], { signal: controller.signal }));
    while (!calls.has("held")) await drain();
    const second = run(["after"]);
    await drain();
    expect(calls.get("held")).toBe(1);
    controller.abort();
    expect(await first).toMatchObject({ code: "RUN_ABORTED" });
    // What was called first may never come to its end.
    while (calls.get("held") === 1) await drain();
    turns[1]!.resolve(1);
    expect((await second).results).toEqual({ after: 2 });
    turns[0]!.resolve(100);
    await drain();
    // What the aborted run has left is not taken for a result.
    expect((await run(["after"])).results).toEqual({ after: 2 });
  },
);

test("a run that waits for another can be aborted itself", async () => {
  const turn = defer<number>();
  const { run, calls } = makeCached({ held: [[], () => turn.promise] }, { concurrency: 1 });
  const first = run(["held"]);
  while (!calls.has("held")) await drain();
  const controller = new AbortController();
  const second = rejection(run(["held"], { signal: controller.signal }));
  await drain();
  controller.abort();
  expect(await second).toMatchObject({ code: "RUN_ABORTED" });
  turn.resolve(1);
  expect((await first).results).toEqual({ held: 1 });
  expect(calls.get("held")).toBe(1);
});

test("a run that waits lets its other nodes run in its place", async () => {
  const turn = defer<number>();
  let isHeld = true;
  const nodes: Readonly<Record<string, FunctionSketch>> = {
    held: [[], () => turn.promise],
    other: [["x"], async (x: number) => x],
    both: [["held", "other"], (held: number, other: number) => held + other],
  };
  const { run, calls } = makeCached(nodes, { concurrency: 1 });
  const first = run(["held"]).finally(() => (isHeld = false));
  while (!calls.has("held")) await drain();
  const second = run(["both"], { inputs: { x: 1 } });
  while (!calls.has("other")) await drain();
  expect(isHeld).toBe(true);
  turn.resolve(1);
  expect([(await first).results, (await second).results]).toEqual([{ held: 1 }, { both: 2 }]);
  expect(calls.get("held")).toBe(1);
});

test("two drivers that share a store compute each node once where they are told to wait for each other", async () => {
  const store = memory();
  const drivers = [1, 2].map(() => makeCached(slow, { store, cache: { coordinate: true } }));
  const runs = await Promise.all(drivers.map(({ run }) => run(["d"], { inputs: { x: 1 } })));
  expect(runs.map(({ results }) => results)).toEqual([{ d: 5 }, { d: 5 }]);
  const total = (name: string): number => drivers.reduce((sum, { calls }) => sum + (calls.get(name) ?? 0), 0);
  expect(["a", "b", "c", "d"].map(total)).toEqual([1, 1, 1, 1]);
});

test("a driver whose store fails does not keep the others waiting", async () => {
  const store = memory();
  const full = {
    ...store,
    put: () => {
      throw new Error("The disk is full.");
    },
  };
  const [broken, whole] = [full, store].map((each) => makeCached(slow, { store: each, cache: { coordinate: true } }));
  const { results, warnings } = await broken!.run(["d"], { inputs: { x: 1 } });
  expect([results, warnings.map(({ code }) => code)]).toEqual([{ d: 5 }, ["CACHE_STORE_FAILED"]]);
  expect((await whole!.run(["d"], { inputs: { x: 1 } })).results).toEqual({ d: 5 });
});
