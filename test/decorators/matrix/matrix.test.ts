import { readFileSync } from "node:fs";
import { afterAll, expect, test } from "vitest";
import { printPairPage } from "../../../tools/write-pair-page.ts";
import { createProject, type DataflowText } from "./dataflow-project.ts";
import { dependsOnOrder } from "./file-order.ts";
import { findDifferences } from "./find-differences.ts";
import { interpret } from "./interpret.ts";
import { meanings } from "./meanings.ts";
import { pairs, resolvedStacks } from "./pairs.ts";
import { kinds, type Stack } from "./use.ts";
import { world } from "./vocabulary.ts";
import { writeDataflow, writeMeaningless } from "./write-dataflow.ts";

const isLong = process.env["EPONYM_LONG"] === "1";

const meaningful = new Map<string, Stack>([
  ...pairs.flatMap(({ name, stack, meaningless }) => (meaningless === undefined ? [[name, stack] as const] : [])),
  ...resolvedStacks,
]);
const project = createProject(
  new Map([
    ...pairs.map(({ name, stack }) => [name, writeMeaningless(stack)] as const),
    ...[...meaningful].map(([name, stack]) => [name, write(name, stack)] as const),
  ]),
);
afterAll(() => project.remove());
const rejected = pairs.filter(({ meaningless }) => meaningless?.by === "tsc").map(({ name }) => name);
const errors = project.check(rejected);
const modules = await project.load();

/** Types take most of the time, and are the same whatever stands above. */
function write(name: string, stack: Stack): DataflowText {
  const { source, use } = writeDataflow(name, stack, interpret(stack, world));
  const places = stack.map(({ kind }) => kinds.indexOf(kind));
  const isInOrder = places.every((place, index) => index === 0 || place >= places[index - 1]!);
  return use !== undefined && (isInOrder || isLong) ? { source, use } : { source };
}

test("there are all ordered pairs, and few have no meaning", () => {
  expect(new Set(pairs.map(({ above, below }) => `${above} ${below}`)).size).toBe(kinds.length ** 2);
  expect(meaningful.size).toBeGreaterThan(kinds.length ** 2 * 0.9);
});

test("the build rejects exactly those whose decorators exclude each other", () => {
  const expected = pairs.filter(({ meaningless }) => meaningless?.by === "build");
  const told = [...project.problems].map(([name, problems]) => [name, problems.map(({ code }) => code)]);
  expect(Object.fromEntries(told)).toEqual(
    Object.fromEntries(expected.map(({ name, meaningless }) => [name, [meaningless!.code ?? "DECORATORS_EXCLUSIVE"]])),
  );
  for (const { name, meaningless } of expected)
    expect(project.problems.get(name)![0]!.message).toContain(meaningless!.says);
});

test("tsc rejects exactly those whose types do not fit, and all other nodes have the types that they should", () => {
  const own = [...errors].filter(([name]) => !rejected.includes(name));
  expect(own).toEqual([]);
  for (const { name, meaningless } of pairs) {
    if (meaningless?.by !== "tsc") continue;
    const told = errors.get(name)?.map((error) => error.includes(meaningless.says)) ?? [];
    expect([name, ...new Set(told)]).toEqual([name, true]);
  }
});

test.each([...meaningful])("%s gives what the rules say", async (name, stack) => {
  expect(await findDifferences(modules.get(name)!, stack)).toEqual([]);
});

test("the order of the file counts only for decorators that act at one time", () => {
  const dependent = pairs.filter(({ stack, meaningless }) => meaningless === undefined && dependsOnOrder(stack));
  const names = dependent.map(({ above, below }) => `${above} ${below}`);
  expect([...new Set(names)]).toEqual([
    "pipeInput pipeInput",
    "withColumns withColumns",
    "pipeOutput pipeOutput",
    "mutated mutated",
    "tag tag",
    "tag tagOutputs",
    "tagOutputs tag",
    "tagOutputs tagOutputs",
  ]);
});

test.each(meanings)("$of with $with makes $node", ({ of, with: others, node }) => {
  for (const other of others) {
    const { stack } = pairs.find(({ above, below }) => above === of && below === other)!;
    expect(interpret(stack, world).nodes.has(node)).toBe(true);
  }
});

test("docs/decorator-pairs.md tells what is tested here", () => {
  const page = readFileSync(new URL("../../../docs/decorator-pairs.md", import.meta.url), "utf8");
  expect(page, "write it again: node tools/write-pair-page.ts").toBe(printPairPage());
});
