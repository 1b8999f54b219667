import { expect, test } from "vitest";
import { makeDataflow } from "./make-dataflow.ts";

test("a run tells of every node when it ran, for how long, why, and what came out", async () => {
  const { run } = makeDataflow(
    {
      source: [["path"], () => [1, 2, 3]],
      age: [["source"], (source: number[]) => source, ["checkOutput", { length: 3 }]],
      scaled: [["age", "factor"], async (age: number[], factor: number) => age.map((value) => value * factor)],
      unrelated: [[], () => 1],
    },
    { factor: 2 },
  );
  expect(await run(["scaled"], { inputs: { path: "secret.csv" } })).toEqual({
    id: "run 1",
    startedAt: 1_000_000,
    ms: 11,
    status: "done",
    results: { scaled: [2, 4, 6] },
    nodes: {
      path: { status: "input", reason: 'needed by "source"', summary: "string (10 characters)" },
      factor: { status: "input", reason: 'needed by "scaled", from the config', summary: "number" },
      source: { status: "done", startedAt: 1_000_001, ms: 1, reason: 'needed by "age.raw"', summary: "array of 3" },
      "age.raw": {
        status: "done",
        startedAt: 1_000_003,
        ms: 1,
        reason: 'needed by "age.check.length" and "age"',
        summary: "array of 3",
      },
      "age.check.length": {
        status: "done",
        startedAt: 1_000_005,
        ms: 1,
        reason: 'needed by "age"',
        summary: "object { check, onFail, passed, message, details }",
      },
      age: { status: "done", startedAt: 1_000_007, ms: 1, reason: 'needed by "scaled"', summary: "array of 3" },
      scaled: { status: "done", startedAt: 1_000_009, ms: 1, reason: "requested", summary: "array of 3" },
    },
    warnings: [],
  });
  expect(await run(["age"], { overrides: { age: [7, 8, 9] } })).toMatchObject({
    id: "run 2",
    results: { age: [7, 8, 9] },
    nodes: { "age.raw": { status: "override", summary: "array of 3" }, age: { status: "done" } },
  });
});

test("warnings do not stop a run, and are told", async () => {
  const { run, execute } = makeDataflow({
    age: [[], () => 7, ["checkOutput", { range: [0, 1] }, { onFail: "warn" }]],
    next: [["age"], (age: number) => age + 1],
  });
  const told: unknown[] = [];
  const onWarning = (problem: unknown): void => void told.push(problem);
  const { warnings, results, status } = await run(["next"], { onWarning });
  expect({ results, status }).toEqual({ results: { next: 8 }, status: "done" });
  expect(warnings).toMatchObject([{ code: "CHECK_FAILED", nodes: ["age"], location: { file: "flow.ts", line: 1 } }]);
  expect(told).toEqual(warnings);
  await execute(["next"], { onWarning });
  expect(told).toHaveLength(2);
});
