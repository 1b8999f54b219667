import { describe, expect, test } from "vitest";
import { createLinker } from "../../src/run/link.ts";
import { buildGraph } from "../../src/graph/build-graph.ts";
import { createModule } from "../../src/module.ts";
import { createPlanner } from "../../src/run/planner.ts";
import { executePlan } from "../../src/run/execute-plan.ts";
import { defer, drain, makeDataflow } from "./make-dataflow.ts";

const add = (a: number, b: number): number => a + b;

describe("what runs", () => {
  test("a diamond computes its top once", async () => {
    let tops = 0;
    const { execute } = makeDataflow({
      top: [[], () => ++tops],
      left: [["top"], (top: number) => top + 10],
      right: [["top"], (top: number) => top + 100],
      bottom: [["left", "right"], add],
    });
    expect(await execute(["bottom"])).toEqual({ bottom: 112 });
    expect(tops).toBe(1);
  });

  test("what is not needed never runs", async () => {
    const ran: string[] = [];
    const { execute } = makeDataflow({
      wanted: [[], () => ran.push("wanted")],
      unrelated: [[], () => ran.push("unrelated")],
      downstream: [["wanted"], () => ran.push("downstream")],
    });
    await execute(["wanted"]);
    expect(ran).toEqual(["wanted"]);
  });

  test("no outputs, no work", async () => {
    expect(await makeDataflow({ a: [[], () => 1] }).execute([])).toEqual({});
  });

  test.each([false, true])("a chain of 100,000 nodes runs (asynchronous: %s)", async (asynchronous) => {
    const length = 100_000;
    const step = asynchronous
      ? async (value: number): Promise<number> => value + 1
      : (value: number): number => value + 1;
    const functions = Array.from({ length }, (_, place) => ({
      name: `n${place}`,
      takes: [[place === 0 ? "start" : `n${place - 1}`, "number"] as const],
      gives: "number",
      hash: "",
    }));
    const source = Object.fromEntries(functions.map(({ name }) => [name, step]));
    const module = createModule({ name: "chain", file: "chain.ts", url: "", source, functions, positions: [] });
    const { graph, homes } = buildGraph([module]);
    const last = `n${length - 1}`;
    const request = { outputs: [last], inputs: { start: 0 } };
    const plan = createPlanner(graph, createLinker(homes, { tables: [], executors: {} }))(request);
    expect(await executePlan(plan, { ...request, tables: [] })).toEqual({ [last]: length });
  });

  test("a plan serves runs at the same time", async () => {
    const { execute } = makeDataflow({
      slow: [["x"], async (x: number) => x],
      sum: [["slow", "x"], add],
    });
    const runs = await Promise.all([1, 2, 3].map((x) => execute(["sum"], { inputs: { x } })));
    expect(runs).toEqual([{ sum: 2 }, { sum: 4 }, { sum: 6 }]);
  });
});

describe("results", () => {
  const { execute } = makeDataflow({
    a: [[], () => 1],
    b: [["a"], (a: number) => a + 1],
    c: [["b"], async (b: number) => b + 1],
  });

  test("come in the order asked", async () => {
    expect(Object.keys(await execute(["c", "a", "b"]))).toEqual(["c", "a", "b"]);
    expect(Object.keys(await execute(["b", "c", "a"]))).toEqual(["b", "c", "a"]);
  });

  test("appear once", async () => {
    expect(Object.entries(await execute(["c", "c", "a", "c"]))).toEqual([
      ["c", 3],
      ["a", 1],
    ]);
  });

  test("undefined is a value", async () => {
    const { execute } = makeDataflow({
      nothing: [[], () => undefined],
      later: [[], async () => undefined],
      told: [["nothing", "later"], (...values: unknown[]) => values],
    });
    expect(await execute(["nothing", "told"])).toEqual({ nothing: undefined, told: [undefined, undefined] });
  });

  test("functions of any number of parameters get their arguments in order", async () => {
    const names = ["p0", "p1", "p2", "p3", "p4", "p5", "p6"];
    const inputs = Object.fromEntries(names.map((name) => [name, name]));
    for (let count = 0; count <= names.length; count++) {
      const taken = names.slice(0, count);
      const { execute } = makeDataflow({ all: [taken, (...values: unknown[]) => values], other: [names, () => 0] });
      expect((await execute(["all"], { inputs }))["all"]).toEqual(taken);
    }
  });
});

describe("inputs", () => {
  const { execute } = makeDataflow({
    scaled: [["x", "factor?"], (x: number, factor = 10) => [x, factor]],
    factor2: [["bonus?"], (bonus = 5) => bonus],
  });

  test("an optional one is omitted, so that the default applies", async () => {
    expect(await execute(["scaled"], { inputs: { x: 1 } })).toEqual({ scaled: [1, 10] });
    expect(await execute(["scaled"], { inputs: { x: 1, factor: undefined } })).toEqual({ scaled: [1, 10] });
    expect(await execute(["scaled"], { inputs: { x: 1, factor: 2 } })).toEqual({ scaled: [1, 2] });
  });

  test("null is a value", async () => {
    expect(await execute(["scaled"], { inputs: { x: null, factor: null } })).toEqual({ scaled: [null, null] });
  });

  test("an optional edge to a node takes the node's value", async () => {
    const { execute } = makeDataflow({
      rate: [["base"], (base: number) => base * 2],
      price: [["rate?"], (rate = 1) => rate],
    });
    expect(await execute(["price"], { inputs: { base: 3 } })).toEqual({ price: 6 });
  });

  test("config values answer parameters", async () => {
    const { execute } = makeDataflow(
      { a: [["region", "limit?"], (region: string, limit = 1) => `${region} ${limit}`] },
      { region: "us", limit: 7 },
    );
    expect(await execute(["a"])).toEqual({ a: "us 7" });
  });

  test("an inactive node is supplied by an input or an override of its name", async () => {
    const { execute } = makeDataflow({
      survey__batch: [[], () => 1, ["config.when", { mode: "batch" }]],
      count: [["survey"], (survey: number) => survey + 1],
      guess: [["survey?"], (survey = -1) => survey],
    });
    expect(await execute(["count", "guess"], { inputs: { survey: 5 } })).toEqual({ count: 6, guess: 5 });
    expect(await execute(["count", "survey"], { overrides: { survey: 6 } })).toEqual({ count: 7, survey: 6 });
    expect(await execute(["guess"])).toEqual({ guess: -1 });
  });
});

describe("overrides", () => {
  test("take a node's place, and what only it needs does not run", async () => {
    let ran = 0;
    const { execute } = makeDataflow({
      source: [["path"], () => ++ran],
      age: [["source"], (source: number) => source],
      next: [["age"], (age: number) => age + 1],
    });
    expect(await execute(["next", "age"], { overrides: { age: 41 } })).toEqual({ next: 42, age: 41 });
    expect(ran).toBe(0);
  });

  test("an override of undefined is not given", async () => {
    const { execute } = makeDataflow({ a: [[], () => 1] });
    expect(await execute(["a"], { overrides: { a: undefined } })).toEqual({ a: 1 });
    expect(await execute(["a"], { overrides: { a: null } })).toEqual({ a: null });
  });

  test("an overridden value is checked too", async () => {
    let ran = 0;
    const { execute } = makeDataflow({
      age: [["path"], () => ++ran, ["checkOutput", { range: [0, 120] }]],
      next: [["age"], (age: number) => age + 1],
    });
    const results = await execute(["next", "age.check.range"], { overrides: { age: 41 } });
    expect(results).toMatchObject({ next: 42, "age.check.range": { passed: true } });
    await expect(execute(["next"], { overrides: { age: 500 } })).rejects.toMatchObject({
      code: "CHECK_FAILED",
      nodes: ["age"],
    });
    expect(ran).toBe(0);
  });
});

describe("asynchronous nodes", () => {
  test("that do not need one another run at the same time", async () => {
    const started: string[] = [];
    const [a, b] = [defer<number>(), defer<number>()];
    const { execute } = makeDataflow({
      a: [[], () => (started.push("a"), a.promise)],
      b: [[], () => (started.push("b"), b.promise)],
      plain: [[], () => (started.push("plain"), 1)],
      afterB: [["b", "plain"], (b: number) => (started.push("afterB"), b)],
      sum: [["a", "afterB"], add],
    });
    const run = execute(["sum"]);
    expect(started).toEqual(["a", "b", "plain"]);
    b.resolve(2);
    await drain();
    expect(started).toEqual(["a", "b", "plain", "afterB"]);
    a.resolve(1);
    expect(await run).toEqual({ sum: 3 });
  });

  test("may be thenables of any kind, each followed once", async () => {
    let thens = 0;
    const eager = {
      // oxlint-disable-next-line unicorn/no-thenable
      then(resolve: (value: number) => void) {
        thens++;
        resolve(1);
        resolve(2);
      },
    };
    class Later extends Promise<number> {
      // oxlint-disable-next-line unicorn/no-thenable
      override then: Promise<number>["then"] = (...args) => {
        thens++;
        return super.then(...args);
      };
    }
    const callable = Object.assign(() => 0, eager);
    const { execute } = makeDataflow({
      eager: [[], () => eager],
      later: [[], () => Later.resolve(3)],
      callable: [[], () => callable],
      all: [["eager", "later", "callable"], (...values: unknown[]) => values],
    });
    expect(await execute(["all"])).toEqual({ all: [1, 3, 1] });
    expect(thens).toBe(3);
  });

  test("stay within the concurrency", async () => {
    let inFlight = 0;
    let most = 0;
    const slow = async (): Promise<number> => {
      most = Math.max(most, ++inFlight);
      await drain();
      inFlight--;
      return 1;
    };
    const names = Array.from({ length: 20 }, (_, place) => `n${place}`);
    const { execute } = makeDataflow({
      ...Object.fromEntries(names.map((name) => [name, [[], slow] as const])),
      total: [names, (...values: number[]) => values.reduce(add)],
      chained: [["n3"], (value: number) => value],
    });
    for (const concurrency of [1, 3, 20, Infinity]) {
      most = 0;
      expect(await execute(["chained", "total"], { concurrency })).toEqual({ chained: 1, total: 20 });
      expect(most).toBe(Math.min(concurrency, 20));
    }
  });
});
