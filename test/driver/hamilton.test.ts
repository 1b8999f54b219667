import { describe, expect, test } from "vitest";
import { readCases } from "./read-case.ts";
import { testCases } from "./test-cases.ts";

const cases = await readCases("hamilton");
const bugs = await readCases("hamilton-bugs");

testCases(cases);
testCases(bugs);

describe("the tests of Apache Hamilton that are expressed anew", () => {
  const decorators = [
    "config",
    "extractColumns",
    "extractFields",
    "unpackFields",
    "parameterize",
    "inject",
    "parameterizeExtractColumns",
    "subdag",
    "parameterizedSubdag",
    "pipeInput",
    "pipeOutput",
    "mutate",
    "withColumns",
    "checkOutput",
    "schema",
    "tag",
    "tagOutputs",
    "dataLoader",
    "dataSaver",
    "loadFrom",
    "saveTo",
    "resolve",
    "Parallelizable",
    "Collect",
    "optional inputs",
    "overrides",
    "layered decorators",
    "plain calls",
  ];
  const sourcesOf = (decorator?: string): ReadonlySet<string> =>
    new Set(
      cases
        .filter((shown) => decorator === undefined || shown.decorators?.includes(decorator))
        .flatMap(({ source }) => source ?? []),
    );

  test.each(decorators)("three at least are about %s", (decorator) => {
    expect(sourcesOf(decorator).size).toBeGreaterThanOrEqual(3);
  });

  test("there are 66 at least, each named by its file", () => {
    const sources = [...sourcesOf()];
    expect(sources.filter((name) => !/^(?:tests|plugin_tests)\/[\w/]+\.py::test_\w+$/.test(name))).toEqual([]);
    expect(sources.length).toBeGreaterThanOrEqual(66);
  });

  test("every case names them, and nothing else than what is listed here", () => {
    expect(cases.filter(({ source, decorators: about }) => !source?.length || !about?.length)).toEqual([]);
    expect(cases.flatMap(({ decorators: about }) => about ?? []).filter((name) => !decorators.includes(name))).toEqual(
      [],
    );
  });
});
