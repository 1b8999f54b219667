import * as fc from "fast-check";
import { expect, test } from "vitest";
import { findComponents } from "../../src/source/components.ts";

const graphs = fc.array(fc.uniqueArray(fc.nat(11), { maxLength: 4 }), { minLength: 12, maxLength: 12 });

function reach(graph: readonly (readonly number[])[], from: number): ReadonlySet<number> {
  const reached = new Set(graph[from]);
  for (const item of reached) for (const next of graph[item] ?? []) reached.add(next);
  return reached;
}

test("items are together where each reaches the other, and come after what they refer to", () => {
  fc.assert(
    fc.property(graphs, fc.uniqueArray(fc.nat(11), { minLength: 1 }), (graph, roots) => {
      const components = findComponents(roots, (item) => graph[item] ?? []);
      const items = components.flat();
      const expected = new Set(roots.flatMap((root) => [root, ...reach(graph, root)]));
      expect(new Set(items)).toEqual(expected);
      expect(items).toHaveLength(expected.size);
      const placeOf = new Map(
        components.flatMap((component, place) => component.map((item) => [item, place] as const)),
      );
      for (const item of items) {
        const reached = reach(graph, item);
        for (const other of items) {
          const together = item === other || (reached.has(other) && reach(graph, other).has(item));
          expect(placeOf.get(item) === placeOf.get(other)).toBe(together);
        }
        for (const next of graph[item] ?? []) expect(placeOf.get(next)).toBeLessThanOrEqual(placeOf.get(item) ?? -1);
      }
    }),
  );
});
