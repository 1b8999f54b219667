import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Adapter } from "eponym";
import type { FunctionSketch } from "../make-dataflow.ts";
import { watch } from "./watched-driver.ts";

/** Each node adds up nodes before it, at once or later, and may fail. */
const graphs = fc.array(
  fc.record({
    takes: fc.uniqueArray(fc.nat(9), { maxLength: 3 }),
    isAsync: fc.boolean(),
    fails: fc.integer({ min: 0, max: 9 }).map((chance) => chance === 0),
  }),
  { minLength: 1, maxLength: 10 },
);
const passing: readonly ((name: string) => Adapter)[] = [
  (name) => ({ name }),
  (name) => ({ name, aroundNode: (_call, next) => next() }),
  (name) => ({ name, aroundNode: async (_call, next) => next() }),
  (name) => ({ name, aroundNode: ({ values }, next) => next([...values]) }),
  (name) => ({ name, onNodeStart: async () => {}, onNodeEnd: () => {} }),
  (name) => ({ name, onNodeStart: () => {}, onNodeEnd: async () => {} }),
  (name) => ({ name, aroundGraph: (_run, next) => next() }),
  (name) => ({
    name,
    onNodeEnd: () => {
      throw new Error("only a warning");
    },
  }),
];

function sketch(
  graph: readonly { takes: readonly number[]; isAsync: boolean; fails: boolean }[],
): Record<string, FunctionSketch> {
  return Object.fromEntries(
    graph.map(({ takes, isAsync, fails }, place) => {
      const add = (...values: number[]): number => {
        if (fails) throw new Error(`n${place}`);
        return values.reduce((sum, value) => sum + value, place + 1);
      };
      const call = isAsync ? async (...values: number[]): Promise<number> => add(...values) : add;
      const edges = takes.filter((taken) => taken < place).map((taken) => `n${taken}`);
      return [`n${place}`, [edges, call] satisfies FunctionSketch];
    }),
  );
}

describe("adapters that only pass on", () => {
  test("change nothing of a run", async () => {
    await fc.assert(
      fc.asyncProperty(
        graphs,
        fc.array(fc.constantFrom(...passing), { maxLength: 4 }),
        fc.constantFrom("stop", "continue"),
        async (graph, makers, onError) => {
          const sketches = sketch(graph);
          const adapters = makers.map((make, place) => make(`adapter ${place}`));
          const outputs = Object.keys(sketches);
          const run = async (given: readonly Adapter[]): Promise<unknown> => {
            try {
              const { results, nodes, status } = await watch(sketches, given).run(outputs, { onError });
              const told = Object.entries(nodes).map(([name, node]) => [
                name,
                node.status,
                node.summary,
                node.error?.message,
              ]);
              return { results, status, told };
            } catch (error) {
              return onError === "stop" ? (error as { code: string }).code : error;
            }
          };
          expect(await run(adapters)).toEqual(await run([]));
        },
      ),
      { numRuns: process.env["EPONYM_LONG"] === "1" ? 5000 : 300 },
    );
  });
});
