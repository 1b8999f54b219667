import * as fc from "fast-check";
import { expect, test } from "vitest";
import { makeDataflow } from "../make-dataflow.ts";
import { createEvaluation, type Deep, override } from "./evaluate.ts";
import { pick, requests, sketch } from "./random-nodes.ts";

test("results are what the plain meaning says, and nothing runs twice for an item", async () => {
  await fc.assert(
    fc.asyncProperty(requests, async ({ nodes, asked, replaced, concurrency }) => {
      const overrides = new Map<number, Deep>();
      for (const place of [...pick(nodes, replaced)].toSorted((one, other) => one - other)) {
        overrides.set(place, override(createEvaluation(nodes, overrides).gather(place, []), place));
      }
      const outputs = pick(nodes, asked);
      const evaluation = createEvaluation(nodes, overrides);
      const expected = outputs.map((place) => [`n${place}`, evaluation.gather(place, [])]);
      const { sketches, calls } = sketch(nodes);
      const flow = makeDataflow(sketches);
      const options = {
        overrides: Object.fromEntries([...overrides].map(([place, value]) => [`n${place}`, value])),
        concurrency,
      };
      const names = outputs.map((place) => `n${place}`);
      expect(Object.entries(await flow.execute(names, options))).toEqual(expected);
      for (const [place, times] of calls) {
        expect(times).toBeGreaterThanOrEqual(evaluation.times(place));
        expect(times).toBeLessThanOrEqual(createEvaluation(nodes, overrides).countPlaces(place));
      }
      const firstCalls = new Map(calls);
      calls.clear();
      const run = await flow.run(names, options);
      expect(Object.entries(run.results)).toEqual(expected);
      for (const [place, times] of calls) {
        expect(times).toBe(firstCalls.get(place));
        const told = run.nodes[`n${place}`]!;
        expect(told.status).toBe("done");
        const isPlain = !nodes.some(({ fansOut }) => fansOut);
        expect(isPlain ? times : 0).toBe(isPlain ? evaluation.times(place) : 0);
        expect(told.items).toBe(nodes[place]!.path.length > 0 ? times : undefined);
      }
    }),
    { numRuns: 500 },
  );
});
