import { expect, test } from "vitest";
import { checkShape } from "../../tools/check-shape.ts";
import { writeTree } from "./write-tree.ts";

const lines = (count: number): string => "// line\n".repeat(count);

test("short files with named exports pass, generated ones may be long", () => {
  const root = writeTree({
    "src/graph/build-graph.ts": `export { a } from "./a.ts";\n${lines(200)}`,
    "src/features.dag.ts": `export default 1;\n${lines(500)}`,
  });
  expect(checkShape(root)).toEqual({ faults: [], notes: [] });
});

test("a long file is noted, one that is too long is a fault, at the line", () => {
  const root = writeTree({
    "src/edge.ts": lines(250),
    "src/long.ts": lines(251),
    "src/longest.ts": lines(400),
    "tools/too-long.ts": lines(401),
  });
  expect(checkShape(root)).toEqual({
    faults: ["tools/too-long.ts: has 401 lines; 400 is the most"],
    notes: ["src/long.ts: has 251 lines", "src/longest.ts: has 400 lines"],
  });
});

test("drawers, other cases of names, export * and default exports are faults", () => {
  const root = writeTree({
    "src/graph-utils.ts": "",
    "src/helpers/trim.ts": "",
    "src/BuildGraph.ts": "",
    "src/index.ts": 'export * from "./a.ts";\nexport default 1;\nexport { a as default } from "./a.ts";',
  });
  expect(checkShape(root).faults).toEqual([
    "src/BuildGraph.ts: write its name in kebab-case",
    "src/graph-utils.ts: is named like a drawer; name what is inside",
    "src/helpers/trim.ts: is named like a drawer; name what is inside",
    "src/index.ts:1: name what is exported instead of export *",
    "src/index.ts:2: export it by name",
    "src/index.ts:3: export it by name",
  ]);
});
