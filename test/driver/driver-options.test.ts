import { expect, test } from "vitest";
import { DataflowError, Driver } from "../../src/index.ts";
import { sketchModule } from "../run/make-dataflow.ts";

const modules = [sketchModule({ one: [[], () => 1] })];

function problemsOf(make: () => unknown): readonly string[] {
  try {
    make();
  } catch (error) {
    return (error as DataflowError).problems.map(({ code, message, hint }) => `${code} ${message} ${hint}`);
  }
  return [];
}

test("options that a driver does not have are mistakes, all told at once", () => {
  const problems = problemsOf(() => new Driver({ modules, adaptors: [], concurency: 3, concurrency: 0.5 } as never));
  expect(problems).toHaveLength(3);
  expect(problems[0]).toMatch(/^DRIVER_OPTION_UNKNOWN .*"adaptors".*Did you mean "adapters"\?/);
  expect(problems[1]).toMatch(/^DRIVER_OPTION_UNKNOWN .*"concurency".*Did you mean "concurrency"\?/);
  expect(problems[2]).toMatch(/^REQUEST_INVALID concurrency/);
  const driver = new Driver({ modules });
  expect(problemsOf(() => driver.with({ tabels: [] } as never))[0]).toContain('Did you mean "tables"?');
});

test("those that it has are none", () => {
  const options = {
    config: {},
    onDuplicate: "later",
    concurrency: 2,
    adapters: [],
    executors: {},
    tables: [],
  } as const;
  expect(problemsOf(() => new Driver({ modules, ...options }).with({ concurrency: 1 }))).toEqual([]);
});
