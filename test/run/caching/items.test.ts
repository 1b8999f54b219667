import { expect, test } from "vitest";
import { context } from "../../../src/context.ts";
import { memory } from "../../../src/stores/memory.ts";
import { drain, type FunctionSketch } from "../make-dataflow.ts";
import { makeCached, namesBy } from "./cached-driver.ts";

const add = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
/** Goes over an input; a slow node and one that takes it; a sum. */
const pages: Readonly<Record<string, FunctionSketch>> = {
  "urls[]": [["given"], (given: number[]) => given],
  page: [["urls"], async (url: number) => (await drain(), url * 10)],
  size: [["page", "urls"], (page: number, url: number) => page + url],
  total: [["[size]"], add],
};

test("a changed item reruns for that item alone", async () => {
  const { run, called, calls } = makeCached(pages);
  expect((await run(["total"], { inputs: { given: [1, 2, 3] } })).results).toEqual({ total: 66 });
  expect(Object.fromEntries(calls)).toEqual({ urls: 1, page: 3, size: 3, total: 1 });
  expect(await called(["total"], { inputs: { given: [1, 5, 3] } })).toEqual(["page", "size", "total", "urls"]);
  const { results, nodes } = await run(["total"], { inputs: { given: [1, 5, 3, 7] } });
  expect(results).toEqual({ total: 176 });
  expect(nodes["page"]).toMatchObject({ status: "done", items: 4, reused: 3 });
  expect(await called(["total"], { inputs: { given: [1, 2, 3] } })).toEqual([]);
});

test("items in another order, and fewer of them, are all reused", async () => {
  const { called } = makeCached(pages);
  await called(["total"], { inputs: { given: [1, 2, 3] } });
  expect(await called(["total"], { inputs: { given: [3, 1] } })).toEqual(["total", "urls"]);
  expect(await called(["total"], { inputs: { given: [] } })).toEqual(["total", "urls"]);
});

test.each([1, 2, undefined])("items that are equal are computed once (concurrency: %s)", async (concurrency) => {
  const { run, calls } = makeCached(pages, { concurrency });
  const { results, nodes } = await run(["total", "page"], { inputs: { given: [4, 4, 4, 5, 4] } });
  expect(results).toEqual({ total: 231, page: [40, 40, 40, 50, 40] });
  expect(Object.fromEntries(calls)).toEqual({ urls: 1, page: 2, size: 2, total: 1 });
  expect(nodes["page"]).toMatchObject({ items: 5, reused: 3 });
});

test("fan-outs inside of fan-outs are reused item by item", async () => {
  const nested: Readonly<Record<string, FunctionSketch>> = {
    "rows[]": [["given"], (given: number[][]) => given],
    "cells[]": [["rows"], (row: number[]) => row],
    doubled: [["cells"], (cell: number) => 2 * cell],
    row: [["[doubled]"], add],
    total: [["[row]"], add],
  };
  const { run, called, calls } = makeCached(nested);
  const asked = ["total", "doubled"];
  expect((await run(asked, { inputs: { given: [[1, 2], [3], []] } })).results).toEqual({
    total: 12,
    doubled: [[2, 4], [6], []],
  });
  expect(Object.fromEntries(calls)).toEqual({ rows: 1, cells: 3, doubled: 3, row: 3, total: 1 });
  expect(await called(asked, { inputs: { given: [[1, 2], [3], []] } })).toEqual([]);
  expect(await called(asked, { inputs: { given: [[1, 2], [3, 9], []] } })).toEqual([
    "cells",
    "doubled",
    "row",
    "rows",
    "total",
  ]);
  expect((await run(asked, { inputs: { given: [[1, 2], [3, 9], []] } })).results).toEqual({
    total: 30,
    doubled: [[2, 4], [6, 18], []],
  });
});

test.each([
  [
    "now",
    () =>
      (function* () {
        yield* [1, 2];
      })(),
  ],
  [
    "later",
    () =>
      (async function* () {
        yield* [1, 2];
      })(),
  ],
])("what a generator yields %s is reused item by item", async (_, generate) => {
  const { run, called } = makeCached({ ...pages, "urls[]": [[], generate] });
  expect(await called(["total"])).toEqual(["page ×2", "size ×2", "total", "urls"]);
  expect(await called(["total"])).toEqual(["urls"]);
  const { results, warnings } = await run(["total"]);
  expect({ results, warnings }).toEqual({ results: { total: 33 }, warnings: [] });
});

test("overrides inside of a fan-out count by their values", async () => {
  const { run, called } = makeCached(pages);
  const inputs = { given: [1, 2] };
  await run(["total"], { inputs });
  expect(await called(["total"], { inputs, overrides: { page: [10, 20] } })).toEqual([]);
  expect(await called(["total"], { inputs, overrides: { page: [10, 50] } })).toEqual(["size", "total"]);
  expect((await run(["total"], { inputs, overrides: { page: [10, 50] } })).results).toEqual({ total: 63 });
  expect(await called(["total"], { overrides: { urls: [1, 2] } })).toEqual([]);
});

test("what is taken lazily runs its taker each time, and is reused itself", async () => {
  const lazy: Readonly<Record<string, FunctionSketch>> = {
    costly: [[], () => 40],
    mine: [["given"], (given: number) => given],
    taker: [["lazy costly", "mine"], async (pull: () => Promise<number>, mine: number) => (mine > 1 ? pull() : mine)],
    last: [["taker"], (taker: number) => taker + 1],
  };
  const { run, called } = makeCached(lazy);
  expect(await called(["last"], { inputs: { given: 1 } })).toEqual(["last", "mine", "taker"]);
  expect(await called(["last"], { inputs: { given: 2 } })).toEqual(["costly", "last", "mine", "taker"]);
  expect(await called(["last"], { inputs: { given: 2 } })).toEqual(["taker"]);
  const { results, nodes } = await run(["last"], { inputs: { given: 2 } });
  expect(results).toEqual({ last: 41 });
  expect(nodes["taker"]).toMatchObject({ status: "done", why: expect.stringContaining('it takes "costly" only when') });
  expect(nodes["costly"]!.status).toBe("cached");
});

test("what nobody needs of a warm run is not read, outputs inside of fan-outs are", async () => {
  const store = memory();
  const read: string[] = [];
  const spied = {
    ...store,
    read: (entry: Parameters<typeof store.read>[0]) => (read.push(entry.node), store.read(entry)),
  };
  const { run } = makeCached(pages, { store: spied });
  const inputs = { given: [1, 2] };
  await run(["total"], { inputs });
  expect(read).toEqual([]);
  const warm = await run(["total"], { inputs });
  // Items are gone over, so that the list of them is read.
  expect([read.splice(0), namesBy(warm, "cached")]).toEqual([
    ["urls", "total"],
    ["urls", "page", "size", "total"],
  ]);
  expect((await run(["size"], { inputs })).results).toEqual({ size: [11, 22] });
  expect(read).toEqual(["urls", "size", "size"]);
});

test("what a node makes of its place among the items stands for no other", async () => {
  const { run, calls } = makeCached({
    "urls[]": [["given"], (given: string[]) => given],
    "scoped labelled": [["urls"], (url: string) => `${url} ${context().items.at(-1)!.index}`],
    "scoped logged": [
      ["urls"],
      (url: string) => {
        context().log.info("seen");
        return url;
      },
    ],
  });
  const given = ["same", "same", "same"];
  for (let turn = 0; turn < 2; turn++) {
    const { results, warnings } = await run(["labelled", "logged"], { inputs: { given } });
    expect(results).toEqual({ labelled: ["same 0", "same 1", "same 2"], logged: given });
    expect(warnings.map(({ code, nodes }) => [code, ...nodes])).toEqual([["CACHE_PERSONAL", "labelled"]]);
  }
  expect(calls.get("labelled")).toBe(6);
  expect(calls.get("logged")).toBe(1);
});
