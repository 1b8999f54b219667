import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { formatProblem } from "../../src/errors/format.ts";
import type { Problem } from "../../src/node.ts";
import { checkConcurrency } from "../../src/run/check-request-types.ts";
import type { RunRequest } from "../../src/run/request.ts";
import { makeDataflow, rejection } from "./make-dataflow.ts";

/** `price` has two variants and neither is active; `age` is checked. */
const flow = makeDataflow(
  {
    price__us: [["usRate", "quantity"], () => 1, ["config.when", { region: "us" }]],
    price__eu: [["euRate"], () => 2, ["config.when", { region: "eu" }], ["config.whenNot", { mode: "test" }]],
    age: [
      ["birthYear", "thisYear"],
      (birthYear: number, thisYear: number) => thisYear - birthYear,
      ["checkOutput", { range: [0, 150] }],
    ],
    total: [["price", "quantity"], () => 3],
    average: [["total", "age", "digits?"], () => 4],
    guess: [["price?"], () => 5],
    local: [["region"], () => 6],
  },
  { region: "mars" },
);

interface Case {
  readonly ask: unknown;
  /** For each problem its code, its node and a part of what is told. */
  readonly found: readonly (readonly [code: string, node: string | undefined, told: string])[];
}

const age = { birthYear: 1980, thisYear: 2020 };

const cases: Record<string, Case> = {
  "a misspelt output": {
    ask: { outputs: ["agee", "guess"] },
    found: [["OUTPUT_UNKNOWN", "agee", 'Did you mean "age"?']],
  },
  "an output that is the name of a variant": {
    ask: { outputs: ["price__us"] },
    found: [["OUTPUT_UNKNOWN", "price__us", 'Did you mean "price"? The config selects its variant.']],
  },
  "an output that is an input": {
    ask: { outputs: ["quantity"] },
    found: [["OUTPUT_UNKNOWN", "quantity", 'Ask for a node that takes it: "total".']],
  },
  "an output that is an input of a variant": {
    ask: { outputs: ["euRate"] },
    found: [
      ["OUTPUT_UNKNOWN", "euRate", 'is an input, and outputs are nodes.\n  Ask for a node that takes it: "price".'],
    ],
  },
  "an output that is a config value": {
    ask: { outputs: ["region"] },
    found: [
      [
        "OUTPUT_UNKNOWN",
        "region",
        'is a config value, and outputs are nodes.\n  Ask for a node that takes it: "local".',
      ],
    ],
  },
  "a requested node without an active variant": {
    ask: { outputs: ["price"] },
    found: [
      [
        "NODE_INACTIVE",
        "price",
        '"price__us" at flow.ts:1:17 when region = "us"\n  "price__eu" at flow.ts:4:17 when region = "eu" and mode is not "test"',
      ],
    ],
  },
  "a needed node without an active variant": {
    ask: { outputs: ["total"], inputs: { quantity: 2 } },
    found: [["NODE_INACTIVE", "price", 'under this config, and "total" needs it:']],
  },
  "missing inputs of the requested outputs alone": {
    ask: { outputs: ["age"], inputs: { birthYear: undefined } },
    found: [
      ["INPUT_MISSING", "birthYear", '"age.raw" takes it at flow.ts:7:17\n  It was given as undefined'],
      ["INPUT_MISSING", "thisYear", "inputs: { thisYear: … }"],
    ],
  },
  "a misspelt input": {
    ask: { outputs: ["guess"], inputs: { quantitty: 1 } },
    found: [["INPUT_UNKNOWN", "quantitty", 'Did you mean "quantity"?']],
  },
  "an input that is a node": {
    ask: { outputs: ["guess"], inputs: { age: 1 } },
    found: [["INPUT_IS_NODE", "age", "use overrides: { age: … }"]],
  },
  "an input that the config has": {
    ask: { outputs: ["guess"], inputs: { region: "us" } },
    found: [["INPUT_IN_CONFIG", "region", "out of the config"]],
  },
  "an input that only a variant takes which is switched off": {
    ask: { outputs: ["guess"], inputs: { euRate: 1 } },
    found: [["INPUT_INACTIVE", "euRate", '"price__eu" at flow.ts:4:17 when region = "eu" and mode is not "test"']],
  },
  "a misspelt override": {
    ask: { outputs: ["guess"], overrides: { "age.rwa": 1 } },
    found: [["OVERRIDE_UNKNOWN", "age.rwa", 'Did you mean "age.raw"?']],
  },
  "an override that is an input": {
    ask: { outputs: ["guess"], overrides: { quantity: 1 } },
    found: [["OVERRIDE_UNKNOWN", "quantity", "inputs: { quantity: … }"]],
  },
  "an override that is a config value": {
    ask: { outputs: ["guess"], overrides: { region: "us" } },
    found: [["OVERRIDE_UNKNOWN", "region", "Give the driver another config."]],
  },
  "an override of a node and of what stands for it": {
    ask: { outputs: ["age"], overrides: { age: 1, "age.raw": 2 } },
    found: [["SUPPLIED_TWICE", "age.raw", 'by the override "age" and by the override "age.raw"']],
  },
  "an inactive node as input and as override": {
    ask: { outputs: ["guess"], inputs: { price: 1 }, overrides: { price: 2 } },
    found: [["SUPPLIED_TWICE", "price", "by an input and by an override"]],
  },
  "outputs that are one name": {
    ask: { outputs: "age" },
    found: [["REQUEST_INVALID", undefined, "outputs has to be an array"]],
  },
  "outputs that are no names": {
    ask: { outputs: [1] },
    found: [["REQUEST_INVALID", undefined, "outputs has to be an array"]],
  },
  "all of the wrong types": {
    ask: { outputs: null, inputs: [1], overrides: 7, signal: {}, onError: "ignore" },
    found: [
      ["REQUEST_INVALID", undefined, "outputs"],
      ["REQUEST_INVALID", undefined, "inputs"],
      ["REQUEST_INVALID", undefined, "overrides"],
      ["REQUEST_INVALID", undefined, "signal"],
      ["REQUEST_INVALID", undefined, "onError"],
    ],
  },
  "all mistakes at once": {
    ask: { outputs: ["averge", "total"], inputs: { quanttity: 1 }, overrides: { agee: 1 } },
    found: [
      ["OUTPUT_UNKNOWN", "averge", "average"],
      ["INPUT_UNKNOWN", "quanttity", "quantity"],
      ["OVERRIDE_UNKNOWN", "agee", "age"],
      ["NODE_INACTIVE", "price", "total"],
      ["INPUT_MISSING", "quantity", '"total" takes it at flow.ts:10:17'],
    ],
  },
};

const fine: Record<string, unknown> = {
  "nothing but outputs": { outputs: ["guess", "guess"] },
  "an inactive node as input": { outputs: ["price", "total"], inputs: { price: 1, quantity: 2 } },
  "an inactive node as override": { outputs: ["price", "total"], inputs: { quantity: 2 }, overrides: { price: 1 } },
  "inputs that an override makes needless": { outputs: ["average"], overrides: { age: 1, total: 2 } },
  "inputs that these outputs do not need": { outputs: ["guess"], inputs: { quantity: 1 }, overrides: { age: 1 } },
  "null for an input": { outputs: ["age"], inputs: { ...age, thisYear: null } },
  "undefined for what may be left out": {
    outputs: ["average"],
    inputs: { digits: undefined },
    overrides: { age: 1, total: 2, guess: undefined },
  },
};

const check = (ask: unknown): readonly Problem[] => {
  const { outputs, ...rest } = ask as RunRequest;
  return flow.check(outputs, rest);
};

describe("a request with mistakes", () => {
  test.each(Object.entries(cases))("%s", async (_, { ask, found }) => {
    const problems = check(ask);
    expect(problems.map(({ code, nodes }) => [code, nodes[0]])).toEqual(found.map(([code, node]) => [code, node]));
    for (const [place, [, , told]] of found.entries()) expect(formatProblem(problems[place]!)).toContain(told);
    const { outputs, ...rest } = ask as RunRequest;
    expect(await rejection(flow.execute(outputs, rest))).toMatchObject({ name: "DataflowError", problems });
  });
});

test.each(Object.entries(fine))("a request without: %s", (_, ask) => {
  expect(check(ask)).toEqual([]);
});

test("a concurrency is a whole number above 0", () => {
  for (const good of [undefined, 1, 8, Infinity]) expect(checkConcurrency(good)).toEqual([]);
  for (const bad of [0, -1, 1.5, Number.NaN, "8"])
    expect(checkConcurrency(bad as number)).toMatchObject([{ code: "REQUEST_INVALID" }]);
});

test("every code in the catalogue has a case", async () => {
  const catalogue = readFileSync(new URL("../../src/errors/run.ts", import.meta.url), "utf8");
  const codes = new Set([...catalogue.matchAll(/code: "(\w+)"/g)].map(([, code]) => code!));
  const broken = makeDataflow({ a: [[], () => Promise.reject(new Error("broken"))] });
  const raised = await Promise.all([
    rejection(broken.execute(["a"])),
    rejection(broken.execute(["a"], { signal: AbortSignal.abort() })),
  ]);
  const covered = [
    ...Object.values(cases).flatMap(({ found }) => found.map(([code]) => code)),
    ...raised.map((error) => (error as { code: string }).code),
  ];
  expect(new Set(covered)).toEqual(codes);
});
