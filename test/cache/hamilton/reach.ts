import type { CacheCase } from "../cache-case.ts";

const verified = "hamilton docs/concepts/caching.rst: known limits, measured with 1.88.0";
const stale = "There the old result is given: only the text of the function itself counts.";
const runs = { executed: ["total"], reused: [] };
const reuses = { executed: [], reused: ["total"] };

/** Code that a function reaches without it being its own. */
export const reach: readonly CacheCase[] = [
  {
    does: "a changed step of a pipe reruns that step and what takes it",
    source: verified,
    deviation: stale,
    program: [
      'import { pipeOutput, step } from "eponym";',
      "export function _plus(value: number, more: number): number { return value + more; }",
      "pipeOutput(total, step(_plus, (extra: number) => [extra]));",
      "export function total(price: number): number { return price; }",
    ].join("\n"),
    outputs: ["total"],
    inputs: { price: 1, extra: 10 },
    steps: [
      { expect: { executed: ["total", "total.plus", "total.raw"], reused: [], results: { total: 11 } } },
      {
        edit: [["value + more", "value + 2 * more"]],
        expect: { executed: ["total", "total.plus"], reused: ["total.raw"], results: { total: 21 } },
      },
    ],
  },
  {
    does: "a changed replacement of a node's value reruns",
    source: verified,
    deviation: stale,
    program: [
      'import { mutate } from "eponym";',
      "export function total(price: number): number { return price; }",
      "mutate(doubled, [total]);",
      "export function doubled(value: number): number { return 2 * value; }",
    ].join("\n"),
    outputs: ["total"],
    inputs: { price: 1 },
    steps: [
      { expect: { executed: ["total", "total.doubled", "total.raw"], reused: [], results: { total: 2 } } },
      {
        edit: [["2 * value", "3 * value"]],
        expect: { executed: ["total", "total.doubled"], reused: ["total.raw"], results: { total: 3 } },
      },
    ],
  },
  {
    does: "a changed constant that is injected reruns what takes it, and no other",
    source: verified,
    deviation: stale,
    program: [
      'import { parameterize } from "eponym";',
      "parameterize(above, { aboveTen: (values: number[]) => [values, 10], aboveTwo: (values: number[]) => [values, 2] });",
      "export function above(values: number[], least: number): number[] { return values.filter((value) => value > least); }",
    ].join("\n"),
    outputs: ["aboveTen", "aboveTwo"],
    inputs: { values: [1, 5, 20] },
    steps: [
      { expect: { executed: ["aboveTen", "aboveTwo"], reused: [], results: { aboveTen: [20], aboveTwo: [5, 20] } } },
      { expect: { executed: [], reused: ["aboveTen", "aboveTwo"] } },
    ],
  },
  {
    does: "a changed constant of another file that a decorator gives reruns",
    source: verified,
    deviation: stale,
    program: {
      "limits.ts": "export const least = 10;",
      "dataflow.ts": [
        'import { inject } from "eponym";',
        'import { least } from "./limits.ts";',
        "inject(total, (values: number[]) => [values, least]);",
        "export function total(values: number[], limit: number): number[] { return values.filter((value) => value > limit); }",
      ].join("\n"),
    },
    outputs: ["total"],
    inputs: { values: [1, 5, 20] },
    steps: [
      { expect: { ...runs, results: { total: [20] } } },
      { expect: { ...reuses, results: { total: [20] } } },
      { edit: [["least = 10", "least = 2"]], expect: { ...runs, results: { total: [5, 20] } } },
    ],
  },
  {
    does: "a changed helper reruns what calls it, and why names it",
    source: verified,
    deviation: stale,
    program: {
      "tax.ts": "export function rate(): number { return 2; }\nexport function other(): number { return 1; }",
      "dataflow.ts":
        'import { rate } from "./tax.ts";\nexport function total(price: number): number { return price * rate(); }\nexport function apart(price: number): number { return price; }',
    },
    outputs: ["total", "apart"],
    inputs: { price: 3 },
    steps: [
      { expect: { executed: ["apart", "total"], reused: [], results: { total: 6, apart: 3 } } },
      {
        edit: [["return 2", "return 3"]],
        expect: {
          executed: ["total"],
          reused: ["apart"],
          results: { total: 9, apart: 3 },
          why: { total: "rate (./tax.ts) changed" },
        },
      },
      {
        edit: [["return 1", "return 5"]],
        expect: { executed: [], reused: ["total", "apart"], results: { total: 9, apart: 3 } },
      },
    ],
  },
  {
    does: "a changed constant of the module reruns what reads it",
    source: verified,
    deviation: stale,
    program: "const rate = 2;\nexport function total(price: number): number { return price * rate; }",
    outputs: ["total"],
    inputs: { price: 3 },
    steps: [
      { expect: { ...runs, results: { total: 6 } } },
      { expect: { ...reuses, results: { total: 6 } } },
      {
        edit: [["rate = 2", "rate = 4"]],
        expect: { ...runs, results: { total: 12 }, why: { total: "rate (./dataflow.ts) changed" } },
      },
      { edit: [["rate = 4", "rate = 2"]], expect: { ...reuses, results: { total: 6 } } },
    ],
  },
  {
    does: "a function that reaches what can change by itself runs each time",
    source: verified,
    deviation: "There it is a stale hit as well.",
    program: "let calls = 0;\nexport function total(price: number): number { calls += 1; return price + calls; }",
    outputs: ["total"],
    inputs: { price: 3 },
    steps: [{ expect: { ...runs, kept: 0 } }, { expect: { ...runs, kept: 0, why: { total: "its code reaches" } } }],
  },
  {
    does: "what chooses a variant is part of it",
    source: "hamilton hamilton/function_modifiers/configuration.py: config.when",
    program: [
      'import { config } from "eponym";',
      'config.when(total__net, { kind: "net" });',
      "export function total__net(price: number): number { return price; }",
      "config.otherwise(total__gross);",
      "export function total__gross(price: number): number { return 2 * price; }",
    ].join("\n"),
    outputs: ["total"],
    inputs: { price: 3 },
    steps: [
      { config: { kind: "net" }, expect: { ...runs, results: { total: 3 } } },
      { config: { kind: "gross" }, expect: { ...runs, results: { total: 6 } } },
      { config: { kind: "net" }, expect: { ...reuses, results: { total: 3 } } },
      { config: { kind: "gross" }, expect: { ...reuses, results: { total: 6 } } },
    ],
  },
];
