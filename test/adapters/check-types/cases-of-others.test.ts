import { describe, expect, test } from "vitest";
import { checkTypes } from "../../../src/adapters.ts";
import { type DataflowError, Driver } from "../../../src/index.ts";
import type { ExpectedRun } from "../../driver/dataflow-case.ts";
import { readCases } from "../../driver/read-case.ts";
import { rejection } from "../../run/make-dataflow.ts";

/** Runs that give something else than their functions declare, for what comes of it. */
const mistyped = ["checked-by-default 23", "edges 6", "schema 17"];

const cases = [...(await readCases("dataflows")), ...(await readCases("hamilton"))];
const runs = cases.flatMap(({ name, load, runs: all = [] }) =>
  all.flatMap((run, place) =>
    run.error === undefined && run.warnings === undefined ? [{ title: `${name} ${place}`, load, run }] : [],
  ),
);

async function start(load: (typeof cases)[number]["load"], expected: ExpectedRun): Promise<unknown> {
  const { config, onDuplicate, outputs, inputs, overrides, onError } = expected;
  const { loaded } = await load();
  const options = {
    modules: loaded,
    adapters: [checkTypes()],
    ...(config && { config }),
    ...(onDuplicate && { onDuplicate }),
  };
  const request = { ...(inputs && { inputs }), ...(overrides && { overrides }), ...(onError && { onError }) };
  return new Driver(options as never).run(outputs, request);
}

describe("what runs without checks of its types runs with them", () => {
  test.each(runs.filter(({ title }) => !mistyped.includes(title)))("$title", async ({ load, run }) => {
    await expect(start(load, run)).resolves.toHaveProperty("results");
  });

  test.each(runs.filter(({ title }) => mistyped.includes(title)))("$title is mistyped", async ({ load, run }) => {
    const error = (await rejection(start(load, run))) as DataflowError;
    expect(error.code).toBe("VALUE_MISTYPED");
  });

  test("there are many", () => {
    expect(runs.length).toBeGreaterThan(200);
  });
});
