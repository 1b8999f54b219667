import * as fc from "fast-check";
import { afterAll, expect, test } from "vitest";
import { createProject } from "./dataflow-project.ts";
import { findDifferences } from "./find-differences.ts";
import { interpret } from "./interpret.ts";
import { nameStack, stacks } from "./random-stacks.ts";
import { world } from "./vocabulary.ts";
import { writeDataflow } from "./write-dataflow.ts";

const isLong = process.env["EPONYM_LONG"] === "1";

/** By a name, those of few decorators first: what is wrong shows best in them. */
const sampled = new Map(
  fc
    .sample(stacks, isLong ? 1500 : 60)
    .toSorted((one, other) => one.length - other.length)
    .map((stack, place) => [`stack${place}`, stack]),
);
const project = createProject(
  new Map([...sampled].map(([name, stack]) => [name, writeDataflow(name, stack, interpret(stack, world))])),
);
afterAll(() => project.remove());

test("three and more random decorators build, and have the types that they should", () => {
  const errors = project.check();
  for (const [name, stack] of sampled) {
    const problems = project.problems.get(name)?.map(({ message }) => message);
    expect([nameStack(stack), problems ?? [], errors.get(name) ?? []]).toEqual([nameStack(stack), [], []]);
  }
  expect(errors.size).toBe(0);
}, 300_000);

test("and give what the rules say", async () => {
  const modules = await project.load();
  for (const [name, stack] of sampled) {
    const module = modules.get(name);
    const differences = module === undefined ? ["It is not built."] : await findDifferences(module, stack);
    expect([nameStack(stack), differences]).toEqual([nameStack(stack), []]);
  }
}, 300_000);
