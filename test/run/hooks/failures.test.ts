import { describe, expect, test } from "vitest";
import { type Adapter, DataflowError, type Problem } from "eponym";
import { rejection } from "../make-dataflow.ts";
import { noteHooks, watch } from "./watched-driver.ts";

const fail = (): never => {
  throw new Error("broken");
};

/** What making a driver throws. */
function mistakes(adapters: readonly Adapter[]): readonly Problem[] {
  try {
    watch({ a: [[], () => 1], b: [["a"], (a: number) => a] }, adapters);
  } catch (error) {
    return (error as DataflowError).problems;
  }
  return [];
}

describe("a hook that only observes", () => {
  const hooks = ["onGraphStart", "onNodeStart", "onNodeEnd", "onGraphEnd"] as const;

  test.each(hooks)("and fails is a warning of the run: %s", async (hook) => {
    const notes: string[] = [];
    const driver = watch({ a: [[], () => 1], b: [["a"], (a: number) => a + 1] }, [
      { name: "broken", [hook]: fail },
      { name: "late", [hook]: async () => fail() },
      noteHooks("whole", notes),
    ]);
    const { results, warnings } = await driver.run(["b"], {});
    expect(results).toEqual({ b: 2 });
    expect(warnings.map(({ code, message }) => `${code} ${message}`)).toEqual([
      `ADAPTER_FAILED ${hook} of the adapter "broken" failed, and the run went on: Error: broken`,
      `ADAPTER_FAILED ${hook} of the adapter "late" failed, and the run went on: Error: broken`,
    ]);
    expect(notes).toContain("whole onGraphEnd done");
  });

  test("hears of warnings, and its own failure there is told once", async () => {
    const heard: string[] = [];
    const driver = watch({ a: [[], () => 1] }, [
      { name: "broken", onNodeEnd: fail, onWarning: fail },
      { name: "hears", onWarning: (_run, { message }) => void heard.push(message) },
    ]);
    await driver.run(["a"], {});
    expect(heard.map((message) => message.split(" ")[0])).toEqual(["onWarning", "onNodeEnd"]);
  });
});

describe("what is wrong with a graph", () => {
  test("is told by all validators at once", () => {
    const problems = mistakes([
      {
        name: "names",
        validateNode: ({ name }) => (name.length < 2 ? [`"${name}" is short`, "rename it"] : undefined),
      },
      { name: "edges", checkEdge: ({ from, to }) => `${from.name} -> ${to.name}` },
      {
        name: "whole",
        validateGraph: ({ nodes }) => ({ code: "TOO_MANY", message: `${nodes.size} nodes`, nodes: [] }),
      },
      { name: "content", validateNode: () => undefined, validateGraph: () => [] },
    ]);
    expect(problems.map(({ code, message }) => `${code}: ${message}`)).toEqual([
      'NODE_REJECTED: The adapter "names" rejects "a": "a" is short',
      'NODE_REJECTED: The adapter "names" rejects "a": rename it',
      'NODE_REJECTED: The adapter "names" rejects "b": "b" is short',
      'NODE_REJECTED: The adapter "names" rejects "b": rename it',
      'EDGE_REJECTED: The adapter "edges" rejects that "b" takes "a" as a: a -> b',
      "TOO_MANY: 2 nodes",
    ]);
    expect(problems.find(({ code }) => code === "EDGE_REJECTED")).toMatchObject({
      location: { file: "flow.ts", line: 4 },
    });
  });

  test("is anything where a validator throws", () => {
    expect(mistakes([{ name: "broken", validateGraph: fail }])).toMatchObject([
      { code: "ADAPTER_FAILED", message: 'validateGraph of the adapter "broken" failed: Error: broken' },
    ]);
    expect(mistakes([{ name: "broken", onDriverStart: fail }])).toMatchObject([{ code: "ADAPTER_FAILED" }]);
    expect(mistakes([{ name: "broken", onGraphConstruct: fail }])).toMatchObject([{ code: "ADAPTER_FAILED" }]);
  });

  test("is told by each run where it was promised", async () => {
    const driver = watch({ a: [[], () => 1] }, [{ name: "broken", onGraphConstruct: async () => fail() }]);
    for (const run of [driver.execute(["a"]), driver.run(["a"], {})])
      expect(await rejection(run)).toMatchObject({ code: "ADAPTER_FAILED" });
  });

  test("is told by texts and problems, at once", () => {
    const odd = (hook: string, verdict: unknown): Adapter => ({ name: hook, [hook]: () => verdict });
    const adapters = [
      odd("validateGraph", 3),
      odd("validateGraph", [{}]),
      odd("checkEdge", true),
      odd("validateGraph", Promise.resolve()),
    ];
    expect(mistakes(adapters).map(({ code, message }) => `${code} ${message.split(";")[0]}`)).toEqual([
      'ADAPTER_FAILED validateGraph of the adapter "validateGraph" failed: it gave number',
      'ADAPTER_FAILED validateGraph of the adapter "validateGraph" failed: it gave object {}',
      'ADAPTER_FAILED checkEdge of the adapter "checkEdge" failed: it gave boolean',
      'ADAPTER_FAILED validateGraph of the adapter "validateGraph" failed: it gave a promise, and is not waited for',
    ]);
    const late = { name: "late", onDriverStart: async () => fail() } as object as Adapter;
    expect(mistakes([late])).toMatchObject([
      { code: "ADAPTER_FAILED", message: expect.stringContaining("gave a promise") },
    ]);
  });

  test("may be the adapters themselves", () => {
    const given = [7, {}, { name: "wrong", onNodeEnd: 1, onNodeEnded: () => 1 }] as unknown as readonly Adapter[];
    expect(mistakes(given).map(({ message, hint }) => `${message} ${hint?.split(".")[0] ?? ""}`)).toEqual([
      "adapters[0] is no adapter, but number. An adapter is an object with a name and some of the hooks; most are made by a call: logger(), progressBar()",
      "adapters[1] is no adapter, but object {}. An adapter is an object with a name and some of the hooks; most are made by a call: logger(), progressBar()",
      '"onNodeEnd" of the adapter "wrong" is no function. ',
      'The adapter "wrong" has "onNodeEnded", and there is no such hook. Did you mean "onNodeEnd"?',
    ]);
  });
});

describe("values that a run is given", () => {
  test("are rejected before anything runs, all at once", async () => {
    const notes: string[] = [];
    const driver = watch({ a: [["x", "y"], (x: number) => x], b: [["a"], (a: number) => a] }, [
      noteHooks("sees", notes),
      {
        name: "numbers",
        validateInput: ({ name, kind, value, consumers }) =>
          typeof value === "number" ? undefined : `${kind} ${name} for ${consumers.map((node) => node.name).join()}`,
      },
    ]);
    notes.length = 0;
    const error = await rejection(driver.execute(["a"], { inputs: { x: "1", y: true } }));
    expect((error as DataflowError).problems).toMatchObject([
      {
        code: "INPUT_REJECTED",
        message: 'The adapter "numbers" rejects the value of "x": input x for a',
        location: { line: 1 },
      },
      { code: "INPUT_REJECTED", message: 'The adapter "numbers" rejects the value of "y": input y for a' },
    ]);
    expect(await rejection(driver.execute(["b"], { overrides: { a: "1" } }))).toMatchObject({ nodes: ["a"] });
    expect(notes).toEqual([
      "sees onGraphStart",
      "sees onGraphEnd failed",
      "sees onGraphStart",
      "sees onGraphEnd failed",
    ]);
  });
});

describe("a run that fails", () => {
  const sketches = {
    bad: [[], async () => fail()],
    slow: [[], () => new Promise<number>(() => {})],
    after: [["bad"], (bad: number) => bad],
    good: [[], () => 1],
  } as const;

  test("ends what is in flight, then the graph", async () => {
    const notes: string[] = [];
    const driver = watch(sketches, [noteHooks("one", notes)]);
    expect(await rejection(driver.execute(["slow", "after"]))).toMatchObject({ code: "NODE_FAILED", nodes: ["bad"] });
    expect(notes.filter((note) => /End|Graph\)/.test(note)).toSorted()).toEqual(
      [
        "one aroundGraph)",
        "one onGraphEnd failed",
        "one onNodeEnd bad failed",
        "one onNodeEnd slow aborted",
      ].toSorted(),
    );
    expect(notes.at(-1)).toBe("one onGraphEnd failed");
  });

  test("and goes on tells what was skipped", async () => {
    const notes: string[] = [];
    const errors: unknown[] = [];
    const driver = watch(sketches, [
      noteHooks("one", notes),
      { name: "errors", onGraphEnd: (_run, { error, results }) => void errors.push(error?.code, results) },
    ]);
    const { status } = await driver.run(["after", "good"], { onError: "continue" });
    expect(status).toBe("failed");
    expect(notes.filter((note) => note.includes("onNodeEnd")).toSorted()).toEqual(
      ["one onNodeEnd after skipped", "one onNodeEnd bad failed", "one onNodeEnd good done"].toSorted(),
    );
    expect(notes).not.toContain("one onNodeStart after");
    expect(errors).toEqual(["NODE_FAILED", { good: 1 }]);
  });

  test("may be given results by what is around the graph", async () => {
    const driver = watch(sketches, [
      { name: "rescue", aroundGraph: (_run, next) => next().catch(() => ({ after: 7 })) },
    ]);
    expect(await driver.execute(["after"])).toEqual({ after: 7 });
  });

  test("runs its nodes once", async () => {
    const again: Adapter["aroundGraph"] = async (_run, next) => ({ ...(await next()), ...(await next()) });
    const twice = watch(sketches, [{ name: "twice", aroundGraph: again }]);
    expect(await rejection(twice.execute(["good"]))).toMatchObject({ code: "RUN_TWICE" });
  });

  test("by what is around the graph and gives no outputs says so", async () => {
    const forgets = async (_run: unknown, next: () => Promise<unknown>): Promise<void> => void (await next());
    const none = { name: "none", aroundGraph: forgets } as unknown as Adapter;
    expect(await rejection(watch(sketches, [none]).execute(["good"]))).toMatchObject({
      message: expect.stringContaining('aroundGraph of the adapter "none" failed: TypeError: it gave undefined'),
    });
  });

  test("by what is around the graph names the adapter", async () => {
    const driver = watch(sketches, [{ name: "broken", aroundGraph: fail }]);
    expect(await rejection(driver.execute(["good"]))).toMatchObject({
      message: 'ADAPTER_FAILED: aroundGraph of the adapter "broken" failed: Error: broken',
    });
  });
});

describe("a value in the place of a failure", () => {
  const rescue: Adapter = {
    name: "rescue",
    async aroundNode(call, next) {
      try {
        return await next();
      } catch (error) {
        call.mark("failed", error);
        return -1;
      }
    },
  };

  test("leaves the failure in the record of the run", async () => {
    const ends: unknown[] = [];
    const see: Adapter = {
      name: "see",
      onNodeEnd: ({ node }, { status, value, error }) => void ends.push([node.name, status, value, error?.code]),
    };
    const driver = watch({ bad: [[], fail], after: [["bad"], (bad: number) => bad * 2] }, [see, rescue]);
    const { status, results, nodes } = await driver.run(["after"], {});
    expect([status, results]).toEqual(["done", { after: -2 }]);
    expect(nodes["bad"]).toMatchObject({ status: "failed", error: { code: "NODE_FAILED", nodes: ["bad"] } });
    expect(nodes["after"]).toMatchObject({ status: "done", summary: "number" });
    expect(ends).toEqual([
      ["bad", "failed", -1, "NODE_FAILED"],
      ["after", "done", -2, undefined],
    ]);
  });

  test("is counted item by item", async () => {
    const driver = watch(
      {
        "n[]": [[], () => [1, 2, 3]],
        odd: [["n"], (n: number) => (n % 2 === 0 ? fail() : n)],
        all: [["[odd]"], (odds: number[]) => odds],
      },
      [rescue],
    );
    const { results, nodes } = await driver.run(["all"], {});
    expect(results).toEqual({ all: [1, -1, 3] });
    expect(nodes["odd"]).toMatchObject({
      status: "failed",
      items: 2,
      error: { message: expect.stringContaining("item 1") },
    });
  });
});
