import { describe, expect, test } from "vitest";
import { gracefulErrors, type GracefulErrorsOptions } from "../../src/adapters.ts";
import { type Adapter, DataflowError, Driver, type Run } from "../../src/index.ts";
import { type FunctionSketch, rejection, sketchModule } from "../run/make-dataflow.ts";

type Sketches = Readonly<Record<string, FunctionSketch>>;

function driverOf(sketches: Sketches, options: GracefulErrorsOptions = {}, more: readonly Adapter[] = []): Driver {
  const adapters = [gracefulErrors(options), ...more];
  return new Driver({ modules: [sketchModule(sketches)], adapters }) as unknown as Driver;
}

const fail = (message = "off"): never => {
  throw new Error(message);
};
const failLater = async (): Promise<never> => fail("later");

function statusesOf({ nodes }: Run<unknown>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(nodes).map(([name, { status }]) => [name, status]));
}

const basic: Sketches = {
  good: [[], () => 1],
  bad: [[], () => fail()],
  later: [[], failLater],
  needsBad: [["bad", "good"], (bad: number, good: number) => bad + good],
  deep: [["needsBad"], (value: number) => value + 1],
  afterLater: [["later"], (value: number) => value],
  fine: [["good"], (good: number) => good + 1],
};

describe("a node that fails", () => {
  test("gives the sentinel, and so does what depends on it", async () => {
    const outputs = ["bad", "later", "needsBad", "deep", "afterLater", "fine"];
    const run = (await driverOf(basic, { sentinel: "none" }).run(outputs)) as Run;
    expect(run.results).toEqual({
      bad: "none",
      later: "none",
      needsBad: "none",
      deep: "none",
      afterLater: "none",
      fine: 2,
    });
    expect(statusesOf(run)).toEqual({
      good: "done",
      bad: "failed",
      later: "failed",
      needsBad: "skipped",
      deep: "skipped",
      afterLater: "skipped",
      fine: "done",
    });
    expect(run.nodes["bad"]?.error?.message).toContain("Error: off");
    expect(run.nodes["bad"]?.error?.code).toBe("NODE_FAILED");
  });

  test("gives null unless something else is given", async () => {
    expect(await driverOf(basic).execute(["deep"])).toEqual({ deep: null });
  });

  test("fails the run where its error is not to be borne", async () => {
    const seen: string[] = [];
    const driver = driverOf(basic, {
      catches: (error, node) => {
        seen.push(`${node.name}: ${(error as Error).message}`);
        return node.name !== "bad";
      },
    });
    expect(await driver.execute(["afterLater"])).toEqual({ afterLater: null });
    expect(((await rejection(driver.execute(["deep"]))) as DataflowError).code).toBe("NODE_FAILED");
    expect(seen).toEqual(["later: later", "bad: off"]);
  });

  test("does so at any concurrency, and for each run by itself", async () => {
    let calls = 0;
    const flaky: Sketches = {
      source: [[], async () => (++calls % 2 === 1 ? fail() : 7)],
      taken: [["source"], (value: number) => value * 2],
    };
    const driver = new Driver({ modules: [sketchModule(flaky)], adapters: [gracefulErrors()], concurrency: 1 });
    const found = await Promise.all([1, 2, 3, 4].map(() => driver.execute(["taken"])));
    expect(found.map(({ taken }) => taken)).toEqual([null, 14, null, 14]);
  });
});

describe("a value that is equal to the sentinel", () => {
  const nulls: Sketches = {
    empty: [[], () => null],
    taken: [["empty"], (value: unknown) => [value]],
    items: [[], () => [null, 1]],
  };

  test("is a value, from a node, an override or an input", async () => {
    expect(await driverOf(nulls).execute(["empty", "taken"])).toEqual({ empty: null, taken: [null] });
    expect(await driverOf(basic).execute(["needsBad"], { overrides: { bad: null } })).toEqual({ needsBad: 1 });
    const taking: Sketches = { taken: [["given"], (value: unknown) => [value]] };
    expect(await driverOf(taking).execute(["taken"], { inputs: { given: null } })).toEqual({ taken: [null] });
  });
});

describe("nodes that accept sentinels", () => {
  const sketch = (): Sketches => ({
    ...basic,
    report: [["bad", "good"], (bad: unknown, good: number) => `${String(bad)} ${good}`, ["tag", { report: true }]],
    whole: [["report"], (report: string) => report.length],
  });

  test.each<readonly [string, GracefulErrorsOptions["accepts"]]>([
    ["a name", "report"],
    ["names", ["report"]],
    ["tags", { tags: { report: true } }],
    ["a function", ({ name }) => name === "report"],
  ])("are chosen by %s", async (_, accepts) => {
    const driver = driverOf(sketch(), { sentinel: "?", accepts: accepts! });
    const run = (await driver.run(["report", "whole", "needsBad"])) as Run;
    expect(run.results).toEqual({ report: "? 1", whole: 3, needsBad: "?" });
    expect(run.nodes["report"]?.status).toBe("done");
  });

  test("are told of as the driver is made where they are not there", () => {
    expect(() => driverOf(sketch(), { accepts: ["reports"] })).toThrow(/ADAPTER_NODE_UNKNOWN.*reports/s);
  });
});

describe("fan-outs", () => {
  const flow: Sketches = {
    "word[]": [[], () => ["a", "bad", "c"]],
    shout: [["word"], (word: string) => (word === "bad" ? fail() : word.toUpperCase())],
    long: [["shout"], async (shout: string) => `${shout}!`],
    all: [["[long]"], (all: unknown[]) => all],
    count: [["all"], (all: unknown[]) => all.length],
  };

  test("hold the sentinel in the places of items that failed", async () => {
    const run = (await driverOf(flow, { sentinel: "none" }).run(["count", "all", "long"])) as Run;
    expect(run.results).toEqual({ all: ["A!", "none", "C!"], count: 3, long: ["A!", "none", "C!"] });
    expect(statusesOf(run)).toMatchObject({ shout: "failed", all: "done", count: "done" });
  });

  test("that fail themselves are one item that is not there", async () => {
    const failing = { ...flow, "word[]": [[], () => fail()] } satisfies Sketches;
    const run = (await driverOf(failing).run(["all"])) as Run;
    expect(run.results).toEqual({ all: [null] });
    expect(statusesOf(run)).toMatchObject({ word: "failed", shout: "skipped", long: "skipped", all: "done" });
  });

  test.each([
    [
      "at once",
      function* () {
        yield "a";
        fail();
      },
    ],
    [
      "later",
      async function* () {
        yield "a";
        await Promise.resolve();
        fail();
      },
    ],
  ])("that fail half way keep what they gave: %s", async (_, words) => {
    const failing = { ...flow, "word[]": [[], words] } satisfies Sketches;
    const run = (await driverOf(failing).run(["all"])) as Run;
    expect(run.results).toEqual({ all: ["A!", null] });
    expect(statusesOf(run)).toEqual({ word: "failed", shout: "done", long: "done", all: "done" });
    expect(run.nodes["word"]?.error?.message).toContain("Error: off");
  });

  test("within each other", async () => {
    const nested: Sketches = {
      "row[]": [[], () => [1, 2, 3]],
      "cell[]": [["row"], (row: number) => (row === 2 ? fail() : [row, row * 10])],
      value: [["cell"], (cell: number) => (cell === 30 ? fail() : cell)],
      sums: [["[value]"], (values: (number | null)[]) => values.reduce<number>((sum, value) => sum + (value ?? 0), 0)],
      total: [["[sums]"], (sums: number[]) => sums],
    };
    const driver = driverOf(nested);
    expect(await driver.execute(["total", "value"])).toEqual({
      total: [11, 0, 3],
      value: [[1, 10], [null], [3, null]],
    });
  });

  test("give their nodes what is not there outside of them", async () => {
    const outside: Sketches = {
      bad: [[], () => fail()],
      "word[]": [[], () => ["a", "b"]],
      joined: [["word", "bad"], (word: string, bad: unknown) => `${word}${String(bad)}`],
      all: [["[joined]"], (all: unknown[]) => all],
    };
    expect(await driverOf(outside).execute(["all"])).toEqual({ all: [null, null] });
    expect(await driverOf(outside, { accepts: "joined" }).execute(["all"])).toEqual({ all: ["anull", "bnull"] });
  });
});

describe("what is taken lazily", () => {
  const lazy: Sketches = {
    bad: [[], () => fail()],
    never: [["lazy bad"], () => 5],
    asking: [["lazy bad"], async (bad: () => Promise<unknown>) => [await bad()]],
    careful: [["lazy bad"], (bad: () => Promise<unknown>) => bad().catch(() => "caught")],
  };

  test("skips who asks for it, unless they bear that", async () => {
    const run = (await driverOf(lazy).run(["never", "asking", "careful"])) as Run;
    expect(run.results).toEqual({ never: 5, asking: null, careful: "caught" });
    expect(statusesOf(run)).toEqual({ bad: "failed", never: "done", asking: "skipped", careful: "done" });
  });

  test("is the sentinel to those who accept it", async () => {
    expect(await driverOf(lazy, { accepts: "asking", sentinel: 0 }).execute(["asking"])).toEqual({ asking: [0] });
  });
});

describe("derived nodes", () => {
  test("checks, fields, steps and retries", async () => {
    let attempts = 0;
    const derived: Sketches = {
      checked: [[], () => 5, ["checkOutput", { range: [0, 1] }]],
      taken: [["checked"], (value: number) => value],
      split: [[], () => fail(), ["extractFields", ["left", "right"]]],
      left2: [["left"], (left: number) => left],
      tried: [
        [],
        () => {
          attempts++;
          fail();
        },
        ["retry", { attempts: 3, delay: 0 }],
      ],
    };
    const run = (await driverOf(derived).run(["taken", "left2", "right", "tried"])) as Run;
    expect(run.results).toEqual({ taken: null, left2: null, right: null, tried: null });
    expect(statusesOf(run)).toMatchObject({
      checked: "failed",
      taken: "skipped",
      split: "failed",
      left: "skipped",
      tried: "failed",
    });
    expect(run.nodes["checked"]?.error?.code).toBe("CHECK_FAILED");
    expect(attempts).toBe(3);
  });
});

test("other adapters are given values, never what stands for those that are not there", async () => {
  const seen: string[] = [];
  const spy: Adapter = {
    name: "spy",
    aroundNode({ node, values }, next) {
      seen.push(`${node.name}(${JSON.stringify(values)})`);
      if (node.name === "fine") fail("adapter");
      return next();
    },
  };
  const accepting: Sketches = { ...basic, report: [["bad", "good"], () => "told"] };
  const driver = driverOf(accepting, { accepts: "report", sentinel: "none" }, [spy]);
  expect(await driver.execute(["report", "deep", "fine"])).toEqual({ report: "told", deep: "none", fine: "none" });
  expect(seen.toSorted()).toEqual(["bad([])", "fine([1])", "good([])", 'report(["none",1])']);
});

test("a run that is aborted stops", async () => {
  const controller = new AbortController();
  const waiting: Sketches = {
    slow: [
      [],
      () =>
        new Promise((_, reject) => {
          setImmediate(() => {
            controller.abort();
            reject(new Error("aborted"));
          });
        }),
    ],
  };
  const run = driverOf(waiting).execute(["slow"], { signal: controller.signal });
  expect(((await rejection(run)) as DataflowError).code).toBe("RUN_ABORTED");
});

test("wrong options are told at once", () => {
  const make = (): unknown => gracefulErrors({ catches: 1, accept: "a" } as never);
  expect(make).toThrow(DataflowError);
  expect(make).toThrow(/ADAPTER_OPTION_UNKNOWN.*ADAPTER_OPTION_INVALID/s);
});
