import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { CacheStore } from "../../../src/cache/store.ts";
import { files } from "../../../src/stores/files.ts";
import { memory } from "../../../src/stores/memory.ts";
import { makeFolder } from "../../cache/load-program.ts";
import { createEvaluation, type Deep, override } from "../fan-outs/evaluate.ts";
import { pick, requests, sketch } from "../fan-outs/random-nodes.ts";
import { makeDataflow } from "../make-dataflow.ts";
import { damagedStore, failingStore, slowStore } from "./odd-stores.ts";
import { openCaching } from "./open-caching.ts";

const stores = fc.oneof(
  fc.constant((store: CacheStore) => store),
  fc.constant(slowStore),
  fc
    .array(fc.constantFrom(0, 0, 1, 2), { minLength: 1 })
    .map((numbers) => (store: CacheStore) => damagedStore(store, numbers)),
  fc
    .array(fc.constantFrom(0, 1), { minLength: 1 })
    .map((numbers) => (store: CacheStore) => slowStore(damagedStore(store, numbers))),
  fc.nat({ max: 40 }).map((calls) => (store: CacheStore) => failingStore(store, calls)),
);

/** Runs at the same time, of a driver that waits for others or does not. */
const ways = fc.record({
  isFiles: fc.nat({ max: 9 }).map((number) => number === 0),
  isTogether: fc.boolean(),
  coordinate: fc.boolean(),
});

test("with a cache results are the same as without, whatever its store does", async () => {
  await fc.assert(
    fc.asyncProperty(requests, stores, ways, async ({ nodes, asked, replaced, concurrency }, change, way) => {
      const overrides = new Map<number, Deep>();
      for (const place of [...pick(nodes, replaced)].toSorted((one, other) => one - other))
        overrides.set(place, override(createEvaluation(nodes, overrides).gather(place, []), place));
      const outputs = pick(nodes, asked);
      const evaluation = createEvaluation(nodes, overrides);
      const expected = outputs.map((place) => [`n${place}`, evaluation.gather(place, [])]);
      const names = outputs.map((place) => `n${place}`);
      const { sketches } = sketch(nodes);
      const flow = makeDataflow(sketches);
      const store = way.isFiles ? files(makeFolder()) : memory();
      const options = {
        overrides: Object.fromEntries([...overrides].map(([place, value]) => [`n${place}`, value])),
        concurrency,
      };
      for (let turn = 0; turn < 3; turn++) {
        const caching = openCaching(flow, change(store), { coordinate: way.coordinate });
        const execute = (): Promise<unknown> => flow.execute(names, { ...options, caching });
        const run = async (): Promise<unknown> => (await flow.run(names, { ...options, caching })).results;
        const results = way.isTogether ? await Promise.all([execute(), run(), run()]) : [await execute(), await run()];
        for (const found of results) expect(Object.entries(found as object)).toEqual(expected);
      }
      await store.close();
    }),
    { numRuns: process.env["EPONYM_LONG"] === "1" ? 5000 : 250 },
  );
});

test("what is kept is not computed again, and only what cannot be kept is", async () => {
  await fc.assert(
    fc.asyncProperty(requests, async ({ nodes, asked, concurrency }) => {
      const names = pick(nodes, asked).map((place) => `n${place}`);
      const { sketches, calls } = sketch(nodes);
      const flow = makeDataflow(sketches);
      const caching = openCaching(flow, memory());
      const cold = await flow.run(names, { caching, concurrency });
      calls.clear();
      const warm = await flow.run(names, { caching, concurrency });
      expect(warm.results).toEqual(cold.results);
      for (const place of calls.keys()) {
        const { takes, fansOut, source } = nodes[place]!;
        expect(takes.some(({ isLazy }) => isLazy) || (fansOut && source !== "array")).toBe(true);
      }
      for (const [name, { status }] of Object.entries(warm.nodes)) {
        const cannotBe = calls.has(Number(name.slice(1)));
        expect([name, status]).toEqual([
          name,
          status === "skipped" ? "skipped" : cannotBe || cold.nodes[name]!.items === 0 ? "done" : "cached",
        ]);
      }
    }),
    { numRuns: process.env["EPONYM_LONG"] === "1" ? 5000 : 250 },
  );
});
