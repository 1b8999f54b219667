import { globSync } from "node:fs";
import { expect, test } from "vitest";
import { createBuilder } from "../../src/codegen/build-modules.ts";

test("the generated files of the type tests are current", () => {
  const sources = globSync("test/types/modules/*.ts", { exclude: ["**/*.dag.ts"] }).toSorted();
  const { written, unchanged, problems } = createBuilder().build(sources, { check: true });
  expect(problems).toEqual([]);
  expect(written).toEqual([]);
  expect(unchanged).toHaveLength(sources.length);
});
