import { expect, test } from "vitest";
import { functionRow, positionsOf } from "../../src/codegen/print-rows.ts";
import { mutate } from "../../src/decorators/mutate.ts";
import { pipeOutput } from "../../src/decorators/pipe-output.ts";
import { register } from "../../src/decorators/registry.ts";
import { step } from "../../src/decorators/step.ts";
import { Driver } from "../../src/driver/driver.ts";
import { DataflowError } from "../../src/errors/dataflow-error.ts";
import { createModule, type Module } from "../../src/module.ts";
import type { Argument } from "../../src/node.ts";
import { readText } from "../source/read-text.ts";

type Functions = Readonly<Record<string, (...args: never[]) => unknown>>;

/** The module of a text with code that may have gone on since. */
function moduleOf(text: string, source: Functions, url = ""): Module {
  const { declared } = readText(text);
  return createModule({
    name: "dataflow",
    file: "./dataflow.ts",
    url,
    source,
    functions: declared.map(functionRow),
    positions: declared.map(positionsOf),
  });
}

function codesOf(make: () => unknown): readonly string[] {
  try {
    make();
    return [];
  } catch (error) {
    if (!(error instanceof DataflowError)) throw error;
    return error.problems.map(({ code, message }) => `${code} ${message}`);
  }
}

const text =
  'import { tag } from "eponym";\nexport function price(net: number, rate: number = 1): number { return net * rate; }\ntag(sum, { a: 1 });\nexport function sum(price: number): number { return price; }';

function tagged(kind: string, ...args: Argument[]): (price: number) => number {
  const sum = (price: number): number => price;
  register(sum, kind, ...args);
  return sum;
}

const price = (net: number, rate = 1): number => net * rate;
const stale = (names: string): string =>
  `MODULE_STALE The generated file of module "dataflow" does not fit its source: ${names} changed.`;

test.each<readonly [string, Functions, readonly string[]]>([
  ["is as it was", { price, sum: tagged("tag", { a: 1 }) }, []],
  ["does without a parameter", { price: (net: number) => net, sum: tagged("tag", { a: 1 }) }, []],
  ["is gone", { sum: tagged("tag", { a: 1 }) }, [stale('"price" has')]],
  [
    "got a parameter",
    { price: (a: number, b: number, c: number) => a + b + c, sum: tagged("tag", { a: 1 }) },
    [stale('"price" has')],
  ],
  ["lost its decorator", { price, sum: (value: number) => value }, [stale('"sum" has')]],
  ["got another decorator", { price, sum: tagged("checkOutput", {}) }, [stale('"sum" has')]],
  ["is no function any more", { price: 5 as never, sum: tagged("tag", { a: 1 }) }, [stale('"price" has')]],
  ["and another are gone", {}, [stale('"price" and "sum" have')]],
])("a driver is made if and only if no function %s", (_, source, codes) => {
  const module = moduleOf(text, source);
  expect(codesOf(() => new Driver({ modules: [module] }))).toEqual(codes);
  expect(codesOf(() => new Driver({ modules: [module] }))).toEqual(codes);
});

test.each<readonly [string, string, Functions, readonly string[]]>([
  ["the same names", "/a.dag.ts", { ratio: (money: number, people: number) => money / people }, []],
  ["swapped names", "/a.dag.ts", { ratio: (people: number, money: number) => money / people }, [stale('"ratio" has')]],
  ["fewer names", "/a.dag.ts", { ratio: (money: number) => money }, [stale('"ratio" has')]],
  [
    "another name before a default",
    "/a.dag.js",
    { ratio: (cash: number, people = 2) => cash / people },
    [stale('"ratio" has')],
  ],
  ["names of a bundler's", "/bundle.js", { ratio: (a: number, b: number) => a / b }, []],
])("a file of its own is held to its parameters' names: %s", (_, path, source, codes) => {
  const ratio = "export function ratio(money: number, people: number): number { return money / people; }";
  const module = moduleOf(ratio, source, new URL(path, "file:///").href);
  expect(codesOf(() => new Driver({ modules: [module] }))).toEqual(codes);
});

test("what is written out in decorators is held to, and expressions are not", () => {
  const variants = (limit: string): string =>
    `import { config, parameterize } from "eponym";\nconst ten = 10;\nconfig.whenIn(above, { region: ["us", ${limit}] });\nparameterize(above, { high: (spends: number) => [spends, ten] });\nexport function above(value: number, least: number): number { return value - least; }`;
  const above = (value: number, least: number): number => value - least;
  register(above, "config.whenIn", { region: ["us", "ca"] });
  register(above, "parameterize", { high: (spends: number) => [spends, 10] });
  const make = (limit: string) => (): unknown =>
    new Driver({ modules: [moduleOf(variants(limit), { above }, "file:///a.dag.ts")] });
  expect(codesOf(make('"ca"'))).toEqual([]);
  expect(codesOf(make('"mx"'))).toEqual([stale('"above" has')]);
});

test("a warning of execute is one of the process", async () => {
  const age = (born: number): number => 2000 - born;
  register(age, "checkOutput", { range: [0, 120] }, { onFail: "warn" });
  const module = moduleOf(
    'import { checkOutput } from "eponym";\ncheckOutput(age, { range: [0, 120] }, { onFail: "warn" });\nexport function age(born: number): number { return 2000 - born; }',
    { age },
  );
  const warned = new Promise<Error & { code?: string }>((resolve) => {
    process.once("warning", resolve);
  });
  expect(await new Driver({ modules: [module] }).execute(["age"], { inputs: { born: 1000 } })).toEqual({ age: 1000 });
  const { name, code, message } = await warned;
  expect({ name, code, message }).toEqual({
    name: "DataflowWarning",
    code: "CHECK_FAILED",
    message: 'A check of "age" failed:\n  range: The value is not between 0 and 120.',
  });
});

test("drivers of one module under configs that differ in kind alone are not mixed up", async () => {
  const source: Functions = { v__null: () => "null", v__text: () => "text", v__rest: () => "rest" };
  register(source["v__null"]!, "config.when", { k: null });
  register(source["v__text"]!, "config.when", { k: "null" });
  register(source["v__rest"]!, "config.otherwise");
  const module = moduleOf(
    'import { config } from "eponym";\nconfig.when(v__null, { k: null });\nexport function v__null(): string { return ""; }\nconfig.when(v__text, { k: "null" });\nexport function v__text(): string { return ""; }\nconfig.otherwise(v__rest);\nexport function v__rest(): string { return ""; }',
    source,
  );
  const run = async (k: unknown): Promise<unknown> =>
    (await new Driver({ modules: [module], config: { k } }).execute(["v"]))["v"];
  const circular: Record<string, unknown> = {};
  circular["self"] = circular;
  const values = [null, Number.NaN, "null", undefined, Number.POSITIVE_INFINITY, 1n, circular, null];
  expect(await Promise.all(values.map(run))).toEqual(["null", "rest", "text", "rest", "rest", "rest", "rest", "null"]);
});

const piped = `
import { mutate, pipeOutput, step } from "eponym";
export function _plus(value: number, more: number): number { return value + more; }
pipeOutput(sum, step(_plus, (k: number) => [k], { when: { m: "x" } }));
export function sum(price: number): number { return price; }
export function other(price: number): number { return price; }
mutate(cut, [sum]);
export function cut(value: number): number { return value; }
`;

/** The code of `piped`, decorated as it may be after an edit. */
function pipedSource(decorate: (functions: ReturnType<typeof makePiped>) => void): Functions {
  const functions = makePiped();
  decorate(functions);
  return functions;
}

function makePiped() {
  return {
    _plus: (value: number, more: number): number => value + more,
    sum: (price: number): number => price,
    other: (price: number): number => price,
    cut: (value: number): number => value,
  };
}

test.each<readonly [string, Parameters<typeof pipedSource>[0], readonly string[]]>([
  [
    "are as they were",
    ({ sum, _plus, cut }) => {
      pipeOutput(
        sum,
        step(_plus, (k: number) => [k], { when: { m: "x" } }),
      );
      mutate(cut, [sum]);
    },
    [],
  ],
  [
    "have another condition",
    ({ sum, _plus, cut }) => {
      pipeOutput(
        sum,
        step(_plus, (k: number) => [k], { when: { m: "y" } }),
      );
      mutate(cut, [sum]);
    },
    ["sum"],
  ],
  [
    "have another name",
    ({ sum, _plus, cut }) => {
      pipeOutput(
        sum,
        step(_plus, (k: number) => [k], { name: "z" }),
      );
      mutate(cut, [sum]);
    },
    ["sum"],
  ],
  [
    "take another node",
    ({ sum, _plus, cut }) => {
      pipeOutput(
        sum,
        step(_plus, (n: number) => [n], { when: { m: "x" } }),
      );
      mutate(cut, [sum]);
    },
    ["sum"],
  ],
  [
    "are another function",
    ({ sum, other, cut }) => {
      pipeOutput(sum, step(other, { when: { m: "x" } }));
      mutate(cut, [sum]);
    },
    ["sum"],
  ],
  [
    "are steps of something else",
    ({ sum, _plus, cut, other }) => {
      pipeOutput(
        sum,
        step(_plus, (k: number) => [k], { when: { m: "x" } }),
      );
      mutate(cut, [other]);
    },
    ["cut"],
  ],
])("tells of a source whose steps %s", (_, decorate, changed) => {
  const module = moduleOf(piped, pipedSource(decorate), "file:///dataflow.dag.ts");
  const expected = changed.map((name) => stale(`"${name}" has`));
  expect(codesOf(() => new Driver({ modules: [module], config: { m: "x" } }))).toEqual(expected);
});
