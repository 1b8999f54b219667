import * as fc from "fast-check";
import { expect, test } from "vitest";
import { memory } from "../../../src/stores/memory.ts";
import { createEvaluation } from "../fan-outs/evaluate.ts";
import { pick, requests, sketch } from "../fan-outs/random-nodes.ts";
import { drain, makeDataflow } from "../make-dataflow.ts";
import { damagedStore, slowStore } from "./odd-stores.ts";
import { openCaching } from "./open-caching.ts";

test("runs that are aborted anywhere leave a store of right values, and keep nobody waiting", async () => {
  await fc.assert(
    fc.asyncProperty(
      requests,
      fc.array(fc.nat({ max: 12 }), { minLength: 1, maxLength: 4 }),
      fc.record({ isSlow: fc.boolean(), coordinate: fc.boolean(), isDamaged: fc.boolean() }),
      async ({ nodes, asked, concurrency }, turns, { isSlow, coordinate, isDamaged }) => {
        const outputs = pick(nodes, asked);
        const evaluation = createEvaluation(nodes, new Map());
        const expected = Object.fromEntries(outputs.map((place) => [`n${place}`, evaluation.gather(place, [])]));
        const names = Object.keys(expected);
        const flow = makeDataflow(sketch(nodes).sketches);
        const kept = isDamaged ? damagedStore(memory(), [0, 0, 1, 2]) : memory();
        const caching = openCaching(flow, isSlow ? slowStore(kept) : kept, { coordinate });
        for (const turn of turns) {
          const controller = new AbortController();
          const [aborted, beside] = [{ signal: controller.signal }, {}].map((options) =>
            flow.run(names, { concurrency, caching, ...options }).then(
              ({ results }) => results,
              (error: { readonly code?: string }) => error.code,
            ),
          );
          for (let place = 0; place < turn; place++) await drain();
          controller.abort();
          expect(await beside).toEqual(expected);
          expect([expected, "RUN_ABORTED"]).toContainEqual(await aborted);
        }
        expect((await flow.run(names, { concurrency, caching })).results).toEqual(expected);
        expect(caching.cache.underWay.size).toBe(0);
      },
    ),
    { numRuns: process.env["EPONYM_LONG"] === "1" ? 3000 : 150 },
  );
});
