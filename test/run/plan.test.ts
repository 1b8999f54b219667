import { describe, expect, test } from "vitest";
import { compilePlan } from "../../src/run/compile-plan.ts";
import { createPlanner } from "../../src/run/planner.ts";
import type { Linked } from "../../src/decorators/kind.ts";
import { makeDataflow } from "./make-dataflow.ts";

describe("a described plan", () => {
  const { describe: plan } = makeDataflow(
    {
      source: [["path"], () => 1],
      age: [["source", "unit?"], () => 1, ["checkOutput", { range: [0, 1] }]],
      scaled: [["age", "region", "factor?"], () => 1],
      unrelated: [[], () => 1],
      both: [["scaled", "age"], () => 1],
    },
    { region: "us" },
  );

  test("lists what is supplied, then nodes in the order they run, and why", () => {
    const { outputs, steps } = plan(["both", "age"], { inputs: { path: "a.csv" } });
    expect({ outputs, steps: steps.map((step) => ({ ...step, location: undefined })) }).toEqual({
      outputs: ["both", "age"],
      steps: [
        { node: "path", kind: "input", reason: 'needed by "source"', after: [] },
        { node: "region", kind: "config", reason: 'needed by "scaled"', after: [] },
        { node: "source", kind: "run", reason: 'needed by "age.raw"', after: ["path"] },
        {
          node: "age.raw",
          kind: "run",
          reason: 'needed by "age.check.range" and "age"',
          what: 'raw value of "age"',
          after: ["source"],
        },
        { node: "age.check.range", kind: "run", reason: 'needed by "age"', what: 'check of "age"', after: ["age.raw"] },
        {
          node: "age",
          kind: "run",
          reason: 'requested, needed by "scaled" and "both"',
          after: ["age.raw", "age.check.range"],
        },
        { node: "scaled", kind: "run", reason: 'needed by "both"', after: ["age", "region"] },
        { node: "both", kind: "run", reason: "requested", after: ["scaled", "age"] },
      ],
    });
  });

  test("tells where nodes are declared, and nothing of that for what is supplied", () => {
    const { steps } = plan(["source"], { inputs: { path: "a.csv" } });
    expect(steps.map(({ location }) => typeof location?.line)).toEqual(["undefined", "number"]);
  });

  test("stops at overrides, which stand where checks find them", () => {
    const { steps } = plan(["scaled"], { overrides: { age: 1 } });
    expect(steps.map(({ node, kind }) => `${kind} ${node}`)).toEqual([
      "override age.raw",
      "config region",
      "run age.check.range",
      "run age",
      "run scaled",
    ]);
  });

  test("names a few of many consumers", () => {
    const consumers = Array.from({ length: 20 }, (_, place) => [`n${place}`, [["top"], () => 1]] as const);
    const { describe: plan } = makeDataflow({ top: [[], () => 1], ...Object.fromEntries(consumers) });
    const [top] = plan(consumers.map(([name]) => name)).steps;
    expect(top?.reason).toBe('needed by "n0", "n1", "n2", "n3", "n4" and 15 more');
  });
});

test("a plan tells for which items nodes run, and names what fans out, those within, and what is done with them in order", () => {
  const { describe: plan } = makeDataflow({
    "urls[]": [[], () => 1],
    page: [["urls", "x"], () => 1],
    "parts[]": [["page"], () => 1],
    word: [["parts"], () => 1],
    size: [["[word]", "page"], () => 1],
    mean: [["[size]"], () => 1],
    deviation: [["size", "mean"], () => 1],
    report: [["[deviation]", "lazy mean"], () => 1],
  });
  const { steps } = plan(["report"], { inputs: { x: 1 } });
  expect(
    steps.map(({ node, kind, reason, each, after }) => ({ node, kind, reason, ...(each && { each }), after })),
  ).toEqual([
    { node: "x", kind: "input", reason: 'needed by "page"', after: [] },
    { node: "urls", kind: "run", reason: 'needed by "page"', after: [] },
    { node: "page", kind: "run", reason: 'needed by "parts" and "size"', each: ["urls"], after: ["urls", "x"] },
    { node: "parts", kind: "run", reason: 'needed by "word"', each: ["urls"], after: ["page"] },
    { node: "word", kind: "run", reason: 'needed by "size"', each: ["urls", "parts"], after: ["parts"] },
    { node: "size", kind: "run", reason: 'needed by "mean" and "deviation"', each: ["urls"], after: ["word", "page"] },
    { node: "mean", kind: "run", reason: 'needed by "deviation", needed by "report" when it asks', after: ["size"] },
    { node: "deviation", kind: "run", reason: 'needed by "report"', each: ["urls"], after: ["size", "mean"] },
    { node: "report", kind: "run", reason: "requested", after: ["deviation", "mean"] },
  ]);
});

describe("a planner", () => {
  test("compiles once for outputs, names of inputs and names of overrides", () => {
    const { plan } = makeDataflow({ a: [["x", "y?"], () => 1], b: [["a"], () => 1] });
    const first = plan({ outputs: ["b"], inputs: { x: 1 } });
    expect(plan({ outputs: ["b"], inputs: { x: 2, y: undefined } })).toBe(first);
    expect(plan({ outputs: ["b"], inputs: { x: 2, y: 3 } })).not.toBe(first);
    expect(plan({ outputs: ["a", "b"], inputs: { x: 1 } })).not.toBe(first);
    expect(plan({ outputs: ["b"], inputs: { x: 1 }, overrides: { a: 1 } })).not.toBe(first);
  });

  test("finds the code of a node once, and only when it is needed", () => {
    const linked: string[] = [];
    const { graph } = makeDataflow({ a: [[], () => 1], b: [["a"], () => 1], c: [["a"], () => 1] });
    const plan = createPlanner(graph, ({ name }) => {
      linked.push(name);
      return { call: () => 1 };
    });
    plan({ outputs: ["b"] });
    plan({ outputs: ["a", "b"] });
    expect(linked).toEqual(["a", "b"]);
  });

  test("forgets plans before they fill the memory", () => {
    const names = Array.from({ length: 600 }, (_, place) => `n${place}`);
    const { plan } = makeDataflow(Object.fromEntries(names.map((name) => [name, [[], () => 1] as const])));
    const first = plan({ outputs: ["n0"] });
    for (const name of names) plan({ outputs: [name] });
    expect(plan({ outputs: ["n0"] })).not.toBe(first);
  });
});

test("nodes that need one another are never a plan", () => {
  const { graph } = makeDataflow({ a: [["x"], () => 1], b: [["a"], () => 1] });
  const looped = new Map(graph.nodes).set("x", {
    ...graph.nodes.get("b")!,
    name: "x",
    edges: graph.nodes.get("b")!.edges.map((edge) => ({ ...edge, node: "b" })),
  });
  const link = (): Linked => ({ call: () => 1 });
  expect(() => compilePlan({ ...graph, nodes: looped }, { outputs: ["b"] }, link)).toThrow(/CYCLE/);
});
