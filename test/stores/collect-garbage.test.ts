import fc from "fast-check";
import { expect, test } from "vitest";
import type { StoredEntry } from "../../src/cache/store.ts";
import { collectGarbage, countBytes, type GarbagePolicy } from "../../src/stores/collect-garbage.ts";
import { useSlack } from "../../src/stores/use-slack.ts";
import { listedEntry, listedStore } from "./listed.ts";

const now = 10_000;
const collect = async (entries: readonly StoredEntry[], policy: GarbagePolicy): Promise<readonly string[]> => {
  const store = listedStore(entries);
  const report = await collectGarbage(store, policy, now);
  expect(report.kept).toBe(policy.dryRun === true ? entries.length - report.removed : store.keys().length);
  return store.keys();
};

test("of each node the latest stay, whatever other nodes have", async () => {
  const entries = [1, 2, 3].flatMap((at) => [
    listedEntry(`a${at}`, { node: "a", at: at * 2 * useSlack }),
    listedEntry(`b${at}`, { node: "b", at: at * 100 * useSlack }),
    listedEntry(`c${at}`, { node: "a", module: "other", at: at * 1000 * useSlack }),
  ]);
  expect(await collect(entries, { keepLast: 1 })).toEqual(["a3", "b3", "c3"]);
  expect(await collect(entries, { keepLast: 3 })).toHaveLength(9);
  expect(await collect(entries, {})).toHaveLength(9);
});

test("the items that one run has stored count as one, and what has been reused since stays", async () => {
  const items = (run: string, at: number, count: number, usedAt = at): StoredEntry[] =>
    Array.from({ length: count }, (_, item) =>
      listedEntry(`${run}-${item}`, { node: "item", run, at: at * useSlack + item, usedAt: usedAt * useSlack }),
    );
  const entries = [
    ...items("old", 100, 3),
    ...items("one", 200, 3, 305),
    ...items("two", 300, 1),
    ...items("three", 400, 2),
  ];
  const kept = await collect(entries, { keepLast: 2 });
  expect(kept.filter((key) => key.startsWith("old"))).toEqual([]);
  expect(kept).toHaveLength(6);
});

test("a use that is too recent to have been noted keeps a result, too", async () => {
  const latest = 5 * useSlack;
  const entries = [
    listedEntry("gone", { at: 1, usedAt: latest - useSlack - 1 }),
    listedEntry("reused", { at: 1, usedAt: latest - useSlack }),
    listedEntry("before", { at: latest - useSlack + 1 }),
    listedEntry("latest", { at: latest }),
  ];
  expect(await collect(entries, { keepLast: 1 })).toEqual(["reused", "before", "latest"]);
});

test("what has not been reused for long goes", async () => {
  const entries = [
    listedEntry("old", { at: 1000 }),
    listedEntry("reused", { at: 1000, usedAt: 9000 }),
    listedEntry("pinned", { at: 1000, isPinned: true }),
    listedEntry("young", { at: 9500 }),
  ];
  expect(await collect(entries, { maxAge: 2000 })).toEqual(["reused", "pinned", "young"]);
});

test("the least recently used go first, until the rest fits; shared bytes count once", async () => {
  const entries = [
    listedEntry("a", { usedAt: 1, size: 100, sum: "x" }),
    listedEntry("b", { usedAt: 4, size: 100, sum: "x" }),
    listedEntry("c", { usedAt: 2, size: 50 }),
    listedEntry("d", { usedAt: 3, size: 30, isPinned: true }),
  ];
  expect(countBytes(entries)).toBe(180);
  expect(await collect(entries, { maxSize: 180 })).toHaveLength(4);
  expect(await collect(entries, { maxSize: 130 })).toEqual(["b", "d"]);
  expect(await collect(entries, { maxSize: 0 })).toEqual(["d"]);
});

test("the report tells what is freed, by node; a dry run leaves all", async () => {
  const entries = [
    listedEntry("a", { node: "big", at: 1, size: 100 }),
    listedEntry("b", { node: "big", at: 2, size: 100, sum: "x" }),
    listedEntry("c", { node: "small", at: 1, size: 7 }),
    listedEntry("d", { node: "small", at: 3, size: 100, sum: "x", isPinned: true }),
  ];
  const store = listedStore(entries);
  const report = await collectGarbage(store, { maxAge: 10, dryRun: true }, now);
  expect(store.keys()).toHaveLength(4);
  expect(report).toEqual({
    removed: 3,
    freed: 107,
    kept: 1,
    keptBytes: 100,
    nodes: [
      { module: "prices", node: "big", removed: 2, freed: 100 },
      { module: "prices", node: "small", removed: 1, freed: 7 },
    ],
  });
  expect(await collectGarbage(store, { maxAge: 10 }, now)).toEqual(report);
  expect(store.keys()).toEqual(["d"]);
});

test("whatever the policy, pinned entries stay, the rest fits, and nothing is dropped without need", async () => {
  const minute = 60_000;
  const end = 100 * minute;
  const minutes = (most: number): fc.Arbitrary<number> =>
    fc.integer({ min: 0, max: most }).map((count) => count * minute);
  const entry = fc.record({
    node: fc.constantFrom("a", "b"),
    run: fc.constantFrom("r1", "r2", "r3"),
    at: minutes(50),
    used: minutes(50),
    size: fc.integer({ min: 0, max: 9 }),
    shared: fc.boolean(),
    isPinned: fc.boolean(),
  });
  const policies = fc.record(
    { keepLast: fc.integer({ min: 1, max: 3 }), maxAge: minutes(60), maxSize: fc.nat(60) },
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { maxLength: 12 }), policies, async (given, policy) => {
      const entries = given.map(({ used, shared, at, size, ...rest }, index) =>
        listedEntry(`${index}`, {
          ...rest,
          at,
          usedAt: at + used,
          size,
          sum: shared ? `shared ${size}` : `own ${index}`,
        }),
      );
      const store = listedStore(entries);
      const report = await collectGarbage(store, policy, end);
      const left = entries.filter(({ key }) => store.keys().includes(key));
      const gone = entries.filter(({ key }) => !store.keys().includes(key));
      expect(gone.some(({ isPinned }) => isPinned)).toBe(false);
      expect(report.freed).toBe(countBytes(entries) - countBytes(left));
      expect(report.keptBytes).toBe(countBytes(left));
      expect(report.nodes.reduce((sum, { removed }) => sum + removed, 0)).toBe(gone.length);
      const free = left.filter(({ isPinned }) => !isPinned);
      const { keepLast, maxAge = Infinity, maxSize = Infinity } = policy;
      expect(free.every(({ usedAt }) => usedAt >= end - maxAge)).toBe(true);
      expect(free.length === 0 || countBytes(left) <= maxSize).toBe(true);
      const isBySize = keepLast === undefined && maxAge === Infinity;
      const last = Math.max(...gone.map(({ usedAt }) => usedAt));
      expect(!isBySize || free.every(({ usedAt }) => usedAt >= last)).toBe(true);
      expect((await collectGarbage(store, policy, end)).removed).toBe(0);
    }),
  );
});
