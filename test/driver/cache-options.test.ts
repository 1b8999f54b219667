import { expect, test } from "vitest";
import { type CacheOptions, type DataflowError, Driver } from "../../src/index.ts";
import { memory } from "../../src/stores/memory.ts";
import { rejection, sketchModule } from "../run/make-dataflow.ts";

const modules = [sketchModule({ one: [["input"], (input: number) => input], two: [["one"], () => 2] })];

/** The problems of a driver with this cache, each with its hint. */
function problemsOf(cache: unknown): readonly string[] {
  try {
    void new Driver({ modules, cache } as never);
  } catch (error) {
    return (error as DataflowError).problems.map(({ code, message, hint }) => `${code} ${message} ${hint}`);
  }
  return [];
}

test.each<[unknown, RegExp]>([
  [5, /^CACHE_INVALID .*: it is number\. Give true, or an object/],
  [".eponym/cache", /^CACHE_INVALID .*: it is string/],
  [null, /^CACHE_INVALID .*: it is null/],
  [["cache"], /^CACHE_INVALID .*: it is array of 1/],
  [{ pth: "cache" }, /^CACHE_INVALID .*: it has no option "pth"\. Did you mean "path"\?/],
  [{ path: "" }, /^CACHE_INVALID .*: path is string \(\d characters\)\. Give the path of a folder\./],
  [{ path: 5 }, /^CACHE_INVALID .*: path is number/],
  [{ path: "cache", store: memory() }, /^CACHE_INVALID .*: it has a path and a store\. Give one of them/],
  [{ store: memory }, /^CACHE_INVALID .*: store is function.*Give files\(…\), memory\(\) or s3\(…\)/],
  [{ store: {} }, /^CACHE_INVALID .*: store is /],
  [{ store: "memory" }, /^CACHE_INVALID .*: store is string/],
  [{ mode: "forceall" }, /^CACHE_INVALID .*: mode is "forceall"\. Did you mean "forceAll"\?/],
  [{ mode: true }, /^CACHE_INVALID .*: mode is boolean\. Give one of normal, /],
  [{ behavior: "recomputed" }, /^CACHE_INVALID .*: behavior is "recomputed"\. Did you mean "recompute"\?/],
  [{ behaviors: "ignore" }, /^CACHE_INVALID .*: behaviors is string \(\d characters\)\. Give an object/],
  [{ behaviors: { one: "never" } }, /^CACHE_INVALID .*: behaviors\.one is "never"/],
  [{ behaviors: { input: "recompute" } }, /^CACHE_INVALID .*: behaviors\.input is "recompute"/],
  [{ behaviors: { onne: "ignore" } }, /^CACHE_NODE_UNKNOWN .*"onne".*Did you mean "one"\?/],
  [{ coordinate: "yes" }, /^CACHE_INVALID .*: coordinate is string \(\d characters\)\. Give true or false\./],
  [{ codecs: {} }, /^CACHE_INVALID .*: codecs is /],
])("%o is told to be wrong", (cache, expected) => {
  const problems = problemsOf(cache);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(expected);
});

test("a store that cannot let processes wait is not asked to", () => {
  const store = Object.fromEntries(Object.entries(memory()).filter(([name]) => name !== "lease"));
  expect(problemsOf({ store, coordinate: true })).toEqual([
    expect.stringMatching(/^CACHE_COORDINATE .*Leave out coordinate, or keep results in files\(path\)\./),
  ]);
  expect(problemsOf({ store })).toEqual([]);
});

test("all mistakes are told at once", () => {
  const found = problemsOf({ pth: "a", mode: "all", behavior: "none", behaviors: { three: "ignore" }, coordinate: 1 });
  expect(found.map((problem) => problem.split(" ")[0])).toEqual([
    "CACHE_INVALID",
    "CACHE_INVALID",
    "CACHE_INVALID",
    "CACHE_NODE_UNKNOWN",
    "CACHE_INVALID",
  ]);
});

test("what is right is taken, and a copy may have another cache or none", async () => {
  const options: readonly (boolean | CacheOptions)[] = [
    true,
    false,
    {},
    { path: "somewhere" },
    { store: memory(), mode: "forceFreshInput", behavior: "disable", coordinate: false, codecs: [] },
    { store: memory(), behaviors: { one: "recompute", two: "default", input: "ignore" } },
  ];
  for (const cache of options) expect(problemsOf(cache)).toEqual([]);
  const plain = sketchModule({ one: [["input"], (input: number) => input] });
  const driver = new Driver({ modules: [plain], cache: { store: memory() } } as never) as unknown as Driver;
  const statusIn = async (one: Driver): Promise<string | undefined> =>
    (await one.run(["one"], { inputs: { input: 1 } })).nodes["one"]?.status;
  expect([await statusIn(driver), await statusIn(driver)]).toEqual(["done", "cached"]);
  expect(await statusIn(driver.with({ cache: false }))).toBe("done");
  expect(await statusIn(driver.with({ cache: { store: memory() } }))).toBe("done");
  expect(await statusIn(driver.with({ concurrency: 1 }))).toBe("cached");
});

test("without a cache nothing can be told of it", async () => {
  const driver = new Driver({ modules } as never) as unknown as Driver;
  for (const asked of [driver.explain("two", { inputs: { input: 1 } }), driver.fromCache("two")])
    expect(((await rejection(asked)) as DataflowError).code).toBe("CACHE_MISSING");
});

test("a plan without a cache is what it was, and of unknown outputs it is rejected", async () => {
  const driver = new Driver({ modules } as never) as unknown as Driver;
  const { steps } = await driver.plan(["two"], { inputs: { input: 1 } });
  expect(steps.map(({ node, kind }) => [node, kind])).toEqual([
    ["input", "input"],
    ["one", "run"],
    ["two", "run"],
  ]);
  expect(((await rejection(driver.plan(["tow"]))) as DataflowError).code).toBe("OUTPUT_UNKNOWN");
});
