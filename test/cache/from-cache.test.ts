import { expect, test } from "vitest";
import { memory } from "../../src/stores/memory.ts";
import { type FunctionSketch, rejection } from "../run/make-dataflow.ts";
import { makeCached } from "../run/caching/cached-driver.ts";
import { makeFragile } from "./fragile-store.ts";

const nodes: Readonly<Record<string, FunctionSketch>> = {
  a: [["x"], (x: number) => ({ x })],
  b: [["a"], ({ x }: { x: number }) => x + 1],
  "rows[]": [["x"], (x: number) => [[], [x], [x, x + 1], []]],
  "cells[]": [["rows"], (row: number[]) => row],
  cell: [["cells"], (cell: number) => cell * 10],
  row: [["[cell]"], (cells: number[]) => cells.length],
  total: [["[row]"], (rows: number[]) => rows.reduce((sum, each) => sum + each, 0)],
  "secret token": [["x"], (x: number) => `token ${x}`],
};

test("gives what an earlier run left, by its id or the latest", async () => {
  const { driver, run, calls } = makeCached(nodes);
  const first = await run(["b"], { inputs: { x: 1 } });
  const second = await run(["b"], { inputs: { x: 2 } });
  const third = await run(["b"], { inputs: { x: 1 } });
  calls.clear();
  const read = (output: string, id?: string): Promise<unknown> =>
    driver.fromCache(output as never, id === undefined ? {} : { run: id });
  expect([await read("a", first.id), await read("b", first.id)]).toEqual([{ x: 1 }, 2]);
  expect([await read("a", second.id), await read("b", second.id)]).toEqual([{ x: 2 }, 3]);
  expect([await read("b", third.id), await read("b")]).toEqual([2, 2]);
  expect(calls.size).toBe(0);
});

test("gives arrays of what was asked for inside of fan-outs, in their order, be it computed or reused", async () => {
  const { driver, run } = makeCached(nodes);
  const cold = await run(["cell", "row", "total"], { inputs: { x: 1 } });
  const warm = await run(["cell", "row", "total"], { inputs: { x: 1 } });
  for (const { id } of [cold, warm]) {
    expect(await driver.fromCache("cell" as never, { run: id })).toEqual([[], [10], [10, 20], []]);
    expect(await driver.fromCache("row" as never, { run: id })).toEqual([0, 1, 2, 0]);
    expect(await driver.fromCache("total" as never, { run: id })).toBe(3);
  }
});

test("items of an asynchronous node that come in another order are in their places", async () => {
  const waits: (() => void)[] = [];
  const late: Readonly<Record<string, FunctionSketch>> = {
    "items[]": [[], () => [1, 2, 3]],
    each: [["items"], (item: number) => new Promise((resolve) => void waits.push(() => resolve(item * 2)))],
  };
  const { driver, run } = makeCached(late);
  const running = run(["each"]);
  while (waits.length < 3) await new Promise((resolve) => void setImmediate(resolve));
  for (const wait of waits.toReversed()) wait();
  const { id, results } = await running;
  expect(results).toEqual({ each: [2, 4, 6] });
  expect(await driver.fromCache("each" as never, { run: id })).toEqual([2, 4, 6]);
});

test("gives no array in which an item is missing", async () => {
  const partly: Readonly<Record<string, FunctionSketch>> = {
    "items[]": [["given"], (given: number[]) => given],
    half: [
      ["items"],
      (item: number) => {
        if (item % 2 === 1) throw new Error("odd");
        return item / 2;
      },
    ],
  };
  const { driver, run } = makeCached(partly);
  const request = { inputs: { given: [2, 3, 4] }, onError: "continue" };
  const { id } = await run(["half", "items"], request);
  expect(await rejection(driver.fromCache("half" as never, { run: id }))).toMatchObject({ code: "CACHE_NOTHING" });
  expect(await driver.fromCache("items" as never, { run: id })).toEqual([2, 3, 4]);
  const { id: none } = await run(["half"], { inputs: { given: [] } });
  expect(await driver.fromCache("half" as never, { run: none })).toEqual([]);
});

test("says why there is nothing", async () => {
  const fragile = makeFragile(memory());
  const { driver, run } = makeCached(nodes, { store: fragile.store });
  const codeOf = async (output: string, options = {}): Promise<unknown> =>
    rejection(driver.fromCache(output as never, options)).then((error) => (error as { code: string }).code);
  expect(await codeOf("b")).toBe("CACHE_NOTHING");
  expect(await codeOf("none")).toBe("OUTPUT_UNKNOWN");
  expect(await codeOf("b", { run: "none" })).toBe("CACHE_RUN_UNKNOWN");
  const { id } = await run(["a", "token"], { inputs: { x: 1 } });
  expect(await codeOf("b", { run: id })).toBe("CACHE_NOTHING");
  expect(await codeOf("token", { run: id })).toBe("CACHE_NOTHING");
  await fragile.lose("a", "damaged");
  expect(await codeOf("a", { run: id })).toBe("CACHE_NOTHING");
  await fragile.lose("a", "entry");
  expect(await codeOf("a", { run: id })).toBe("CACHE_NOTHING");
});
