import { describe, expect, test } from "vitest";
import { defaultTables } from "../../src/data/tables.ts";
import { Driver } from "../../src/driver/driver.ts";
import { DataflowError } from "../../src/errors/dataflow-error.ts";
import type { Module } from "../../src/module.ts";
import type { Problem } from "../../src/node.ts";
import type { Run } from "../../src/run/run.ts";
import type { ExpectedProblem, ExpectedRun } from "./dataflow-case.ts";
import type { ReadCase } from "./read-case.ts";

/** A test for the modules of each case and one for each of its runs. */
export function testCases(cases: readonly ReadCase[]): void {
  describe.each(cases)("$name", ({ load, problems = [], runs = [] }) => {
    test("its modules are as good as they should be", async () => {
      expectProblems((await load()).found, problems);
      expect(problems.length + runs.length).toBeGreaterThan(0);
    });

    test.each(runs.map((run, place) => ({ place, run })))("run $place", async ({ run }) => {
      const { loaded } = await load();
      if (run.error === undefined) await expectResults(loaded, run);
      else expectProblems(await failRun(loaded, run), run.error);
      expect.hasAssertions();
    });
  });

  const versioned = cases.filter(({ later }) => later !== undefined);
  test.each(versioned)("the later version of $name changes some functions and no others", ({ later, findChanged }) => {
    expect(findChanged()).toEqual(later?.changed);
  });
}

function startRun(
  modules: readonly Module[],
  expected: ExpectedRun,
): { driver: Pick<Driver, "variables">; run: () => Promise<Run> } {
  const { config, onDuplicate, outputs, inputs, overrides, onError } = expected;
  const options = { modules, ...(config && { config }), ...(onDuplicate && { onDuplicate }) };
  const request = { ...(inputs && { inputs }), ...(overrides && { overrides }), ...(onError && { onError }) };
  const driver = new Driver(options as never);
  return { driver, run: () => driver.run(outputs, request) as Promise<Run> };
}

/** What is wrong, be it told by the driver as it is made or by the run. */
async function failRun(modules: readonly Module[], expected: ExpectedRun): Promise<readonly Problem[]> {
  try {
    const { results } = await startRun(modules, expected).run();
    throw new Error(`It gave ${JSON.stringify(results)}.`);
  } catch (error) {
    if (error instanceof DataflowError) return error.problems;
    throw error;
  }
}

async function expectResults(modules: readonly Module[], expected: ExpectedRun): Promise<void> {
  const { driver, run } = startRun(modules, expected);
  const { results, warnings, nodes } = await run();
  const shown = Object.fromEntries(Object.entries(results).map(([name, value]) => [name, toPlain(value)]));
  expect(shown).toEqual(expected.results);
  expect(Object.keys(shown)).toEqual(expected.outputs.filter((name) => Object.hasOwn(shown, name)));
  expectProblems(warnings, expected.warnings ?? []);
  for (const [name, status] of Object.entries(expected.statuses ?? {}))
    expect([name, nodes[name]?.status]).toEqual([name, status]);
  for (const [tags, names] of expected.tagged ?? [])
    expect(driver.variables({ tags }).map(({ name }) => name)).toEqual(names);
}

function expectProblems(found: readonly Problem[], expected: readonly ExpectedProblem[]): void {
  const shown = found.map(({ code, message }, place): ExpectedProblem => {
    const part = expected[place]?.[1];
    return [code, part !== undefined && message.includes(part) ? part : message];
  });
  expect(shown).toEqual(expected);
}

/** Polars values as what they hold. */
function toPlain(value: unknown): unknown {
  const type = defaultTables.find((table) => table.name === "polars")!;
  if (type.isColumn(value)) return Array.from(type.columnValues(value));
  if (!type.isTable(value)) return value;
  return Object.fromEntries(type.columnNames(value).map((name) => [name, toPlain(type.column(value, name))]));
}
