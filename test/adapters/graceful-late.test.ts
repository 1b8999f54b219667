import { expect, test } from "vitest";
import { gracefulErrors } from "../../src/adapters.ts";
import { type DataflowError, Driver, type Run } from "../../src/index.ts";
import { type FunctionSketch, rejection, sketchModule } from "../run/make-dataflow.ts";

async function run(sketches: Readonly<Record<string, FunctionSketch>>, inputs: object): Promise<Run> {
  const driver: unknown = new Driver({ modules: [sketchModule(sketches)], adapters: [gracefulErrors()] });
  return (driver as Driver).run(["out"], { inputs }) as Promise<Run>;
}

const broken = new Error("in between");

test.each<readonly [string, FunctionSketch]>([
  [
    "a generator",
    [
      ["base"],
      function* () {
        yield 1;
        throw broken;
      },
    ],
  ],
  [
    "an asynchronous generator",
    [
      ["base"],
      async function* () {
        yield 1;
        throw broken;
      },
    ],
  ],
])("of %s that fails while it is iterated, no shapes are told that are no longer known", async (_, numbers) => {
  const { results, nodes } = await run(
    { "numbers[]": numbers, out: [["[numbers]"], (all: unknown) => all] },
    { base: "http://example.org" },
  );
  expect(results).toEqual({ out: [1, null] });
  expect(nodes["numbers"]?.error?.problems[0]?.message).toBe('"numbers" failed: Error: in between');
});

test("of one that fails for an item, the item is told", async () => {
  const { nodes } = await run(
    {
      "outer[]": [["base"], (base: string) => [base, base]],
      "inner[]": [
        ["outer"],
        function* () {
          yield 1;
          throw broken;
        },
      ],
      each: [["[inner]"], (all: unknown) => all],
      out: [["[each]"], (all: unknown) => all],
    },
    { base: "http://example.org" },
  );
  const messages = nodes["inner"]?.error?.problems.map(({ message }) => message);
  expect(messages).toEqual([
    '"inner" failed for item 0 of "outer": Error: in between',
    '"inner" failed for item 1 of "outer": Error: in between',
  ]);
});

test("shapes are told of what fails as it is called", async () => {
  const { nodes } = await run(
    {
      "numbers[]": [
        ["base"],
        () => {
          throw broken;
        },
      ],
      out: [["[numbers]"], (all: unknown) => all],
    },
    { base: "http://example.org" },
  );
  expect(nodes["numbers"]?.error?.message).toContain("base: string (18 characters)");
});

test("what holds the sentinel in the place of the rest of a fan-out is not saved", async () => {
  const sketches: Readonly<Record<string, FunctionSketch>> = {
    "numbers[]": [
      [],
      function* () {
        yield 1;
        throw broken;
      },
    ],
    out: [["[numbers]"], (all: unknown) => all],
  };
  const saved: unknown[] = [];
  const save = async (value: unknown): Promise<object> => ({ length: saved.push(value) });
  const driver: unknown = new Driver({ modules: [sketchModule(sketches)], adapters: [gracefulErrors()] });
  const materialize = (name: string): Promise<unknown> =>
    (driver as Driver).materialize({ [name]: { kind: "kept", save } as never });
  const error = (await rejection(materialize("numbers"))) as DataflowError;
  expect(error.problems.map(({ code, nodes }) => [code, ...nodes])).toEqual([
    ["NODE_FAILED", "numbers"],
    ["OUTPUT_REPLACED", "numbers"],
  ]);
  await materialize("out");
  expect(saved).toEqual([[1, null]]);
});
