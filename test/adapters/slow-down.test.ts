import fc from "fast-check";
import { expect, test } from "vitest";
import { slowDown } from "../../src/adapters.ts";
import { normalWaits, seededRandom } from "../../src/adapters/random-waits.ts";
import { type Adapter, type DataflowError, Driver } from "../../src/index.ts";
import { rejection, sketchModule } from "../run/make-dataflow.ts";

const module = sketchModule({
  first: [[], () => 1, ["tag", { remote: true, service: ["geo", "weather"] }]],
  second: [["first"], (first: number) => first + 1],
});

test("a node is called once its time has passed, and others are called meanwhile", async () => {
  const order: string[] = [];
  const slow = sketchModule({ first: [[], () => order.push("first")], second: [[], () => order.push("second")] });
  const driver = new Driver({ modules: [slow], adapters: [slowDown({ ms: 20, nodes: "first" })] });
  await driver.execute(["first", "second"]);
  expect(order).toEqual(["second", "first"]);
});

test.each([
  ["all", true, ["first", "second"]],
  ["none", false, []],
  ["a name", "second", ["second"]],
  ["names", ["first"], ["first"]],
  ["a tag with its value", { tags: { remote: true } }, ["first"]],
  ["one of the values of a tag", { tags: { service: ["weather", "sea"] } }, ["first"]],
  ["a tag alone", { tags: { service: null } }, ["first"]],
  ["a tag that is not there", { tags: { service: "sea" } }, []],
  ["a function", ({ name }: { name: string }) => name.endsWith("d"), ["second"]],
] as const)("nodes are chosen by %s", async (_, nodes, expected) => {
  const adapter = slowDown({ ms: 0, nodes });
  const waited: string[] = [];
  const spy: Adapter = {
    name: "spy",
    onNodeStart(call) {
      if (adapter.onNodeStart?.(call) !== undefined) waited.push(call.node.name);
    },
  };
  expect(await new Driver({ modules: [module], adapters: [spy] }).execute(["second"])).toEqual({ second: 2 });
  expect(waited).toEqual(expected);
});

test("a run that is aborted waits no longer", async () => {
  const controller = new AbortController();
  const adapter = slowDown({ ms: 1_000_000 });
  const waited = Promise.withResolvers<string>();
  const spy: Adapter = {
    name: "spy",
    onNodeStart(call) {
      setImmediate(() => controller.abort());
      return Promise.resolve(adapter.onNodeStart?.(call)).finally(() => waited.resolve("over"));
    },
  };
  const run = new Driver({ modules: [module], adapters: [spy] }).execute(["second"], { signal: controller.signal });
  expect(((await rejection(run)) as DataflowError).code).toBe("RUN_ABORTED");
  expect(await waited.promise).toBe("over");
});

test("the same seed gives the same waits in each run", async () => {
  const take = (seed: number): readonly number[] => {
    const next = normalWaits(100, 30, seededRandom(seed));
    return Array.from({ length: 20 }, next);
  };
  expect(take(7)).toEqual(take(7));
  expect(take(7)).not.toEqual(take(8));
});

test("waits have the mean and the deviation that was asked for, and are never below 0", () => {
  fc.assert(
    fc.property(fc.integer(), fc.integer({ min: 50, max: 5000 }), (seed, mean) => {
      const deviation = mean / 6;
      const next = normalWaits(mean, deviation, seededRandom(seed));
      const waits = Array.from({ length: 4000 }, next);
      const average = waits.reduce((sum, wait) => sum + wait, 0) / waits.length;
      const spread = Math.sqrt(waits.reduce((sum, wait) => sum + (wait - average) ** 2, 0) / waits.length);
      expect(Math.abs(average - mean)).toBeLessThan(deviation / 8);
      expect(Math.abs(spread - deviation)).toBeLessThan(deviation / 8);
      expect(Math.min(...waits)).toBeGreaterThanOrEqual(0);
    }),
    { numRuns: 60 },
  );
  const negative = normalWaits(0, 100, seededRandom(1));
  expect(Array.from({ length: 100 }, negative).filter((wait) => wait < 0)).toEqual([]);
});

test("wrong options and unknown nodes are told all at once", () => {
  const make = (options: object): DataflowError => {
    try {
      slowDown(options);
    } catch (error) {
      return error as DataflowError;
    }
    throw new Error("It was expected to throw.");
  };
  expect(
    make({ ms: -1, deviation: "5", node: true, nodes: 7, seed: 0.5 }).problems.map(({ code, message }) => [
      code,
      message,
    ]),
  ).toEqual([
    ["ADAPTER_OPTION_UNKNOWN", 'slowDown(…) has no option "node".'],
    ["ADAPTER_OPTION_INVALID", "`ms` of slowDown(…) is not what it takes."],
    ["ADAPTER_OPTION_INVALID", "`deviation` of slowDown(…) is not what it takes."],
    ["ADAPTER_OPTION_INVALID", "`nodes` of slowDown(…) is not what it takes."],
    ["ADAPTER_OPTION_INVALID", "`seed` of slowDown(…) is not what it takes."],
  ]);
  expect(make({ ms: 5, mean: 5 }).hint).toContain("neither mean nor deviation");
  expect(() => slowDown(null as never)).toThrow("ADAPTER_OPTION_INVALID");
  expect(() => new Driver({ modules: [module], adapters: [slowDown({ nodes: ["firs"] })] })).toThrow(
    'Did you mean "first"?',
  );
});
