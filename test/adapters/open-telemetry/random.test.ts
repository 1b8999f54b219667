import fc from "fast-check";
import { expect, test } from "vitest";
import { openTelemetry } from "eponym/adapters";
import { drain, type FunctionSketch } from "../../run/make-dataflow.ts";
import { watch } from "../../run/hooks/watched-driver.ts";
import { observe, pointsOf, treesOf } from "./observed.ts";

/** How a node's function behaves, and which of the nodes before it it takes. */
const step = fc.record({
  way: fc.constantFrom("plain", "plain", "waits", "throws", "rejects"),
  takes: fc.uniqueArray(fc.nat({ max: 11 }), { maxLength: 3 }),
});

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

function sketch(steps: readonly Step[]): Readonly<Record<string, FunctionSketch>> {
  return Object.fromEntries(
    steps.map(({ way, takes }, place): [string, FunctionSketch] => {
      const upstream = takes.filter((other) => other < place).map((other) => `n${other}`);
      const ways: Readonly<Record<string, () => unknown>> = {
        plain: () => place,
        waits: async () => (await drain(), place),
        throws: () => {
          throw new Error(`${place} throws`);
        },
        rejects: async () => {
          await drain();
          throw new Error(`${place} rejects`);
        },
      };
      return [`n${place}`, [upstream, ways[way]!]];
    }),
  );
}

test("whatever a run does, each node that ran has one span that says how it ended, and each that was skipped has none", async () => {
  await observe(async (seen) => {
    const adapter = openTelemetry();
    const wanted = new Map<string, Readonly<Record<string, string>>>();
    const cases = fc.array(step, { minLength: 1, maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(cases, async (steps) => {
        const sketches = sketch(steps);
        const { id, nodes } = await watch(sketches, [adapter]).run(Object.keys(sketches), { onError: "continue" });
        wanted.set(id, Object.fromEntries(Object.entries(nodes).map(([name, { status }]) => [name, status])));
      }),
      { numRuns: process.env["EPONYM_LONG"] === "1" ? 1_000 : 60 },
    );
    await seen.flush();
    expect(treesOf(seen.spans)).toHaveLength(wanted.size);
    const byRun = Map.groupBy(seen.spans, ({ facts }) => String(facts["eponym.run.id"]));
    for (const [id, statuses] of wanted) {
      const spans = byRun.get(id) ?? [];
      const [root] = spans.filter(({ parent }) => parent === undefined);
      const ran = spans.filter(({ parent }) => parent === root?.id);
      const skipped = root?.events.filter(({ name }) => name === "skipped").map(({ facts }) => facts["eponym.node"]);
      const told = [
        ...ran.map(({ name, facts }) => [name, facts["eponym.status"]]),
        ...(skipped ?? []).map((name) => [name, "skipped"]),
      ];
      expect(told).toHaveLength(Object.keys(statuses).length);
      expect(Object.fromEntries(told)).toEqual(statuses);
      for (const { facts, status } of ran) expect(status.code).toBe(facts["eponym.status"] === "failed" ? 2 : 0);
    }
    const all = [...wanted.values()].flatMap((statuses) => Object.entries(statuses));
    const counts = Map.groupBy(all, ([name, status]) => `${name} ${status}`);
    expect(pointsOf(seen, "eponym.node.calls")).toEqual(
      Object.fromEntries([...counts].map(([key, list]) => [key, list.length])),
    );
    expect(new Set(Object.values(pointsOf(seen, "eponym.node.active")))).toEqual(new Set([0]));
  });
});
