import pl from "nodejs-polars";
import { describe, expect, test } from "vitest";
import { defaultTables } from "../../src/data/tables.ts";
import { compareSchema } from "../../src/decorators/checks/compare-schema.ts";
import { schemaOf } from "../../src/decorators/checks/schema-of.ts";
import { schema } from "../../src/decorators/schema.ts";
import { Driver } from "../../src/driver/driver.ts";
import { expandModule } from "../../src/graph/expand-module.ts";
import { createModule, type FunctionRow } from "../../src/module.ts";
import { diffSchemas } from "../../src/run/diff-schemas.ts";
import type { Run } from "../../src/run/run.ts";
import { readCase } from "../driver/read-case.ts";
import { checkProject } from "../types/project.ts";

const fixtures = new URL("../fixtures/dataflows/", import.meta.url).pathname;
const { loaded } = await (await readCase(fixtures, "schema")).load();
const driver = new Driver({ modules: loaded });
const given = [{ age: 30, city: "Basel" }, { age: 50 }];

/** What a run notes of each node that it computes. */
async function noted(outputs: readonly string[], inputs: Readonly<Record<string, unknown>>): Promise<object> {
  const { nodes } = (await driver.run(outputs, { inputs, onError: "continue" })) as Run;
  return Object.fromEntries(
    Object.entries(nodes).flatMap(([name, node]) => (node.schema === undefined ? [] : [[name, node.schema]])),
  );
}

describe("a run notes what a value really consists of", () => {
  test.each([
    ["rows", { given: [{ age: 1, city: "a", more: true }] }, { age: "number", city: "string", more: "boolean" }],
    ["frame", { ages: [1.5] }, { age: "Float64", name: "String", extra: "Float64" }],
    ["fields", { total: 1 }, { total: "number", when: "Date", tags: "array", note: "null" }],
    ["exact", { given }, { age: "number", city: "string" }],
    ["several", { given }, { age: "number", city: "string" }],
  ])("of %s", async (output, inputs, found) => {
    expect(await noted([output], inputs)).toEqual({ [output]: found });
  });

  test("of the node that is meant, and of no other", async () => {
    expect(await noted(["people", "age", "youngRows", "oldRows"], { given })).toEqual({
      youngRows: { age: "number", city: "string" },
      oldRows: { age: "number" },
    });
  });

  test("but not of what its check refuses, nor of rows that are not there", async () => {
    expect(await noted(["rows"], { given: [{ age: "1" }] })).toEqual({});
    expect(await noted(["rows"], { given: [] })).toEqual({});
  });

  test("nor of a secret", async () => {
    const token = (): { key: string } => ({ key: "k-123" });
    schema(token, { key: "string" });
    const functions: FunctionRow[] = [
      {
        name: "token",
        gives: "Token",
        result: ["secret"],
        hash: "",
        decorators: [["schema", { key: "string" }, undefined]],
      },
    ];
    const module = createModule({
      name: "flow",
      file: "flow.ts",
      url: "",
      source: { token },
      functions,
      positions: [[1, 1]],
    });
    const { nodes } = (await new Driver({ modules: [module] }).run(["token"])) as Run;
    expect([nodes["token"]?.status, nodes["token"]?.schema]).toEqual(["done", undefined]);
  });
});

test("a node has the types that are written out for it, whatever else stands above it", () => {
  const nodes = loaded.flatMap((module) => expandModule(module).nodes);
  const written = nodes.flatMap(({ name, schema: types, notesSchema }) =>
    notesSchema === true ? [[name, types]] : [],
  );
  expect(written).toEqual([
    ["rows", { age: "number", city: "string" }],
    ["exact", { age: "number" }],
    ["frame", { age: "Float64", name: "String" }],
    ["fields", { total: "number", when: "Date", tags: "array", note: "string" }],
    ["several", { age: "number" }],
    ["youngRows", { age: "number" }],
    ["oldRows", { age: "number" }],
    ["age", undefined],
    ["price", { amount: "number", currency: "string" }],
    ["value", { length: "number" }],
  ]);
  expect(nodes.filter(({ schema: types, notesSchema }) => types !== undefined && notesSchema !== true)).toEqual([]);
});

describe("diffSchemas", () => {
  const run = (nodes: Readonly<Record<string, Readonly<Record<string, string>> | undefined>>): Run =>
    ({
      nodes: Object.fromEntries(
        Object.entries(nodes).map(([name, found]) => [
          name,
          { status: "done", reason: "requested", ...(found && { schema: found }) },
        ]),
      ),
    }) as unknown as Run;

  test("tells what was added, removed and retyped, in the order of the nodes", () => {
    const before = run({
      b: { x: "Float64", y: "String", same: "Bool" },
      a: { constructor: "number" },
      gone: { x: "a" },
      bare: undefined,
    });
    const after = run({
      a: { toString: "string" },
      b: { z: "Int64", x: "Int64", same: "Bool" },
      bare: { x: "a" },
      fresh: { x: "a" },
    });
    expect(diffSchemas(before, after)).toEqual([
      { node: "b", column: "x", change: "retyped", before: "Float64", after: "Int64" },
      { node: "b", column: "y", change: "removed", before: "String" },
      { node: "b", column: "z", change: "added", after: "Int64" },
      { node: "a", column: "constructor", change: "removed", before: "number" },
      { node: "a", column: "toString", change: "added", after: "string" },
    ]);
    expect(diffSchemas(before, before)).toEqual([]);
  });

  test("of two runs of a driver", async () => {
    const before = await driver.run(["frame", "rows"], { inputs: { ages: [1], given } });
    const after = await driver.run(["rows", "frame"], {
      inputs: { ages: [1], given: [{ age: 1, city: "a", more: 1 }] },
    });
    expect(diffSchemas(before, after)).toEqual([{ node: "rows", column: "more", change: "added", after: "number" }]);
  });
});

describe("what a value consists of", () => {
  test.each([
    ["a frame", pl.DataFrame({ a: [1], b: ["x"] }), { a: "Float64", b: "String" }],
    ["a frame without rows", pl.DataFrame({ a: pl.Series("a", [], pl.Int64) }), { a: "Int64" }],
    ["rows that differ", [{ a: 1 }, { b: 2n }, { a: "x" }], { a: "mixed", b: "bigint" }],
    ["no rows", [], undefined],
    [
      "an object",
      { a: null, b: undefined, c: [1], d: new Date(0), e: { f: 1 }, g: () => 1 },
      { a: "null", b: "undefined", c: "array", d: "Date", e: "object", g: "function" },
    ],
    ["an object without prototype", Object.assign(Object.create(null) as object, { a: 1 }), { a: "number" }],
    [
      "an object with a key as of a prototype",
      JSON.parse('{ "__proto__": 1 }') as object,
      Object.fromEntries([["__proto__", "number"]]),
    ],
    ["a number", 1, undefined],
    ["nothing", null, undefined],
    ["a list of numbers", [1, 2], undefined],
    ["a map", new Map([["a", 1]]), undefined],
    ["a lazy frame", pl.DataFrame({ a: [1] }).lazy(), undefined],
  ])("%s", (_, value, found) => {
    expect(schemaOf(value, defaultTables)).toEqual(found);
  });

  test("all that is wrong is told in one message", () => {
    const { passed, message, details } = compareSchema(
      { a: 1, b: "x", d: 1 },
      { a: "string", b: "string", toString: "function" },
      true,
      defaultTables,
    );
    expect({ passed, message, details }).toEqual({
      passed: false,
      message:
        "a is number and should be string; toString is missing and should be function; d (number) should not be there.",
      details: { wrong: ["a", "toString"], extra: ["d"] },
    });
  });
});

test("a schema is held to the function's type in a project", () => {
  const { problems, errors } = checkProject(
    {
      "survey.ts": `
        import { dataLoader, type Loaded, schema } from "eponym";
        schema(survey, { age: "number" });
        dataLoader(survey);
        export function survey(): Loaded<{ age: number }[]> { return { data: [], metadata: {} }; }
        schema(wrong, { agee: "number" });
        export function wrong(): { age: number }[] { return []; }
      `,
      "use.ts": `
        import { type CheckResult, diffSchemas, Driver } from "eponym";
        import survey from "./survey.dag.ts";
        const driver = new Driver({ modules: [survey] });
        const run = await driver.run(["survey.check.schema", "survey"]);
        const check: CheckResult = run.results["survey.check.schema"];
        const types: Readonly<Record<string, string>> | undefined = run.nodes["survey"]?.schema;
        console.log(check, types, diffSchemas(run, run));
      `,
    },
    ["survey.ts"],
  );
  expect(problems).toEqual([]);
  expect(errors.filter((line) => /^\S/.test(line))).toEqual([expect.stringContaining("survey.ts(6,")]);
});
