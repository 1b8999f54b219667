import * as fc from "fast-check";
import { expect, test } from "vitest";
import { memory } from "../../../src/stores/memory.ts";
import { makeFragile } from "../../cache/fragile-store.ts";
import { pick, requests, sketch } from "../fan-outs/random-nodes.ts";
import type { FunctionSketch } from "../make-dataflow.ts";
import { makeCached, namesBy } from "./cached-driver.ts";

const sum: Readonly<Record<string, FunctionSketch>> = {
  a: [["x"], (x: number) => x % 2],
  b: [["a"], (a: number) => a + 1],
  c: [["b", "y"], (b: number, y: number) => b + y],
};

test("tells what is reused, what runs, and what depends on what runs before it", async () => {
  const { driver, run } = makeCached(sum);
  const inputs = { x: 1, y: 1 };
  const explain = async (given: object): Promise<unknown> =>
    (await driver.explain("c" as never, { inputs: given })).nodes.map(({ node, verdict, why }) => [node, verdict, why]);
  expect(await explain(inputs)).toEqual([
    ["a", "runs", "nothing is kept of it yet"],
    ["b", "depends", 'it depends on what "a" gives'],
    ["c", "depends", 'it depends on what "b" gives'],
  ]);
  await run(["c"], { inputs });
  const nothing = "nothing that it depends on has changed";
  expect(await explain(inputs)).toEqual(["a", "b", "c"].map((node) => [node, "reused", nothing]));
  expect(await explain({ x: 3, y: 2 })).toEqual([
    ["a", "runs", "the input x changed"],
    ["b", "depends", 'it depends on what "a" gives'],
    ["c", "depends", 'it depends on what "b" gives'],
  ]);
  expect(await explain({ x: 1, y: 2 })).toEqual([
    ["a", "reused", nothing],
    ["b", "reused", nothing],
    ["c", "runs", "the input y changed"],
  ]);
});

test("an input that is null is no input that is missing", async () => {
  const nodes: Readonly<Record<string, FunctionSketch>> = { a: [["x?"], (x: number | null = 3) => x ?? 0] };
  const { driver, run } = makeCached(nodes);
  const verdict = async (inputs: object): Promise<unknown> =>
    (await driver.explain("a" as never, { inputs })).nodes[0]!.verdict;
  await run(["a"], { inputs: {} });
  expect([await verdict({}), await verdict({ x: undefined }), await verdict({ x: null })]).toEqual([
    "reused",
    "reused",
    "runs",
  ]);
  await run(["a"], { inputs: { x: null } });
  expect(await verdict({ x: null })).toBe("reused");
});

test("what takes a value of another result than the one that was known is not kept under that", async () => {
  let made = 0;
  const changing: Readonly<Record<string, FunctionSketch>> = {
    made: [[], () => ({ turn: ++made })],
    taken: [["made"], ({ turn }: { turn: number }) => turn],
    "items[]": [[], () => [1, 2]],
    each: [["items"], (item: number) => item * 10 + made],
    all: [["[each]"], (each: number[]) => each.join(" ")],
  };
  const fragile = makeFragile(memory());
  const first = makeCached(changing, { store: fragile.store });
  expect((await first.run(["taken", "all"])).results).toEqual({ taken: 1, all: "11 21" });
  await fragile.lose("made", "bytes");
  await fragile.lose("each", "bytes");
  const edited = makeCached(changing, { store: fragile.store, edits: { taken: 1, all: 1 } });
  expect((await edited.run(["taken", "all"])).results).toEqual({ taken: 2, all: "12 22" });
  // The node gives again what it gave at first, as another process may have kept it.
  made = 0;
  const forced = makeCached(changing, {
    store: fragile.store,
    cache: { behaviors: { made: "recompute", each: "recompute" } },
    edits: { taken: 1, all: 1 },
  });
  expect((await forced.run(["taken"])).results).toEqual({ taken: 1 });
  expect((await forced.run(["all"])).results).toEqual({ all: "11 21" });
});

test("for random dataflows with fan-outs, what is said to be reused is not called, and what is said to run is", async () => {
  await fc.assert(
    fc.asyncProperty(requests, fc.array(fc.nat(), { maxLength: 3 }), async ({ nodes, asked, concurrency }, edited) => {
      const names = pick(nodes, asked).map((place) => `n${place}`);
      const store = memory();
      await makeCached(sketch(nodes).sketches, { store, concurrency }).run(names);
      const edits = Object.fromEntries(pick(nodes, edited).map((place) => [`n${place}`, 1]));
      const { driver, run, calls } = makeCached(sketch(nodes).sketches, { store, concurrency, edits });
      const verdicts = new Map<string, string>();
      for (const name of names) {
        const { nodes: told } = await driver.explain(name as never);
        for (const { node, verdict } of told) verdicts.set(node, verdict);
      }
      expect(calls.size).toBe(0);
      const result = await run(names);
      const told = (verdict: string): string[] => [...verdicts.keys()].filter((node) => verdicts.get(node) === verdict);
      expect(told("reused").filter((node) => calls.has(node))).toEqual([]);
      const isAsked = (node: string): boolean => result.nodes[node]!.status !== "skipped";
      expect(told("runs").filter((node) => isAsked(node) && !calls.has(node))).toEqual([]);
      expect(namesBy(result, "cached").filter((node) => calls.has(node))).toEqual([]);
    }),
    { numRuns: process.env["EPONYM_LONG"] === "1" ? 3000 : 150 },
  );
});
