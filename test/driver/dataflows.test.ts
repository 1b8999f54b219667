import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readCases } from "./read-case.ts";
import { testCases } from "./test-cases.ts";

const cases = await readCases("dataflows");

testCases(cases);

test("every code of the decorators, of values and of the graph comes up in some case", () => {
  const elsewhere = [
    "CODEC_INVALID",
    "CODEC_TWICE",
    "DECORATOR_DEFINED",
    "DECORATOR_FAILED",
    "DECORATOR_UNKNOWN",
    "FORMAT_UNSUITABLE",
    "FUNCTION_UNKNOWN",
    "LINK_MISSING",
    "MODULE_INVALID",
    "MODULE_STALE",
    "NODE_UNKNOWN",
    "PHASE_UNKNOWN",
    "VALUE_FORMAT_UNKNOWN",
  ];
  const catalogue = ["decorators", "steps", "resolve", "values", "graph"].map((area) =>
    readFileSync(new URL(`../../src/errors/${area}.ts`, import.meta.url), "utf8"),
  );
  const codes = catalogue.flatMap((text) => text.match(/code: "[A-Z_]+"/g) ?? []).map((code) => code.slice(7, -1));
  expect(codes.length).toBeGreaterThan(15);
  const told = JSON.stringify(
    cases.map(({ problems, runs }) => [problems, runs?.map(({ error, warnings }) => [error, warnings])]),
  );
  expect([...new Set(codes)].filter((code) => !told.includes(code)).toSorted()).toEqual(elsewhere.toSorted());
});
