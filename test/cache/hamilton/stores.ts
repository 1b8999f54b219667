import type { CacheCase } from "../cache-case.ts";

const integration = "hamilton tests/caching/test_integration.py";
const adapter = "hamilton tests/caching/test_adapter.py";
const two = "export function a(): number { return 1; }\nexport function b(a: number): number { return a + 1; }\n";
const cold = { executed: ["a", "b"], reused: [], results: { b: 2 }, kept: 2 };
const warm = { executed: [], reused: ["a", "b"], results: { b: 2 }, kept: 2 };

const linear = [
  'import type { Collect, Parallelizable } from "eponym";',
  "export function count(): number { return 5; }",
  "export function steps(count: number): Parallelizable<number> { return Array.from({ length: count }, (_, at) => at); }",
  "export function squared(steps: number): number { return steps ** 2; }",
  "export function cubed(steps: number): number { return steps ** 3; }",
  "export function both(squared: number, cubed: number): number { return squared + cubed; }",
  "export function sum(both: Collect<number>): number { return both.reduce((total, each) => total + each, 0); }",
  "export function final(sum: number): number { return 2 * sum; }",
].join("\n");
const items = ["both", "cubed", "squared"];
const generator: readonly (readonly [string, string])[] = [
  [
    "return Array.from({ length: count }, (_, at) => at);",
    "return (function* () { for (let at = 0; at < count; at++) yield at; })();",
  ],
];

/** What is in the store, what is lost of it, and what stands there for each item. */
export const stores: readonly CacheCase[] = [
  {
    does: "a result that is gone although it is listed is computed again where it is needed, and only there",
    source: `${adapter}::test_run_to_execute_repo_cache_desync`,
    program: two,
    outputs: ["b"],
    steps: [
      { expect: cold },
      { lose: { a: "bytes" }, expect: warm },
      {
        lose: { a: "bytes" },
        edit: [["a + 1", "a + 2"]],
        expect: { executed: ["a", "b"], reused: [], results: { b: 3 }, kept: 3, warnings: ["CACHE_DAMAGED"] },
      },
      { expect: { executed: [], reused: ["a", "b"], results: { b: 3 }, kept: 3 } },
      {
        lose: { b: "damaged" },
        expect: { executed: ["b"], reused: ["a"], results: { b: 3 }, warnings: ["CACHE_DAMAGED"] },
      },
    ],
  },
  {
    does: "a result that is not listed although it is there is computed again, and what takes it is not",
    source: "hamilton hamilton/caching/adapter.py:42-87",
    program: two,
    outputs: ["b"],
    steps: [
      { expect: cold },
      {
        lose: { a: "entry" },
        expect: { executed: ["a"], reused: ["b"], results: { b: 2 }, kept: 2, why: { a: "nothing is kept of it yet" } },
      },
      { expect: warm },
    ],
  },
  {
    does: "a result is kept in the format that is asked for",
    source: `${integration}::test_result_is_materialized_to_file`,
    program:
      'import { cache } from "eponym";\ncache(foo, { format: "json" });\nexport function foo(): { readonly hello: string } { return { hello: "world" }; }',
    outputs: ["foo"],
    steps: [
      { expect: { executed: ["foo"], reused: [], results: { foo: { hello: "world" } }, formats: { foo: "json" } } },
      {
        expect: {
          executed: [],
          reused: ["foo"],
          results: { foo: { hello: "world" } },
          fromCache: { foo: { hello: "world" } },
        },
      },
    ],
  },
  {
    does: "a fan-out over a generator is gone over again, and each item is reused",
    source: `${integration}::test_parallel_synchronous_step_by_step`,
    deviation: "There each version of each item counts as kept; here the generator itself is not kept.",
    program: linear.replace(generator[0]![0], generator[0]![1]),
    outputs: ["final"],
    steps: [
      {
        expect: {
          executed: ["both ×5", "count", "cubed ×5", "final", "squared ×5", "steps", "sum"],
          reused: [],
          results: { final: 260 },
          kept: 18,
        },
      },
      {
        expect: {
          executed: ["steps"],
          reused: ["count", "squared", "cubed", "both", "sum", "final"],
          results: { final: 260 },
          kept: 18,
        },
      },
    ],
  },
  {
    does: "a fan-out over an array is reused as well, and another number of items reruns the new ones",
    source: `${integration}::test_parallel_synchronous_step_by_step`,
    deviation: "There what fans out is computed again each time.",
    program: linear,
    outputs: ["final"],
    steps: [
      {
        expect: {
          executed: ["both ×5", "count", "cubed ×5", "final", "squared ×5", "steps", "sum"],
          reused: [],
          results: { final: 260 },
        },
      },
      {
        expect: {
          executed: [],
          reused: ["count", "steps", ...items.toReversed(), "sum", "final"],
          results: { final: 260 },
        },
      },
      {
        edit: [["return 5", "return 6"]],
        expect: {
          executed: ["both", "count", "cubed", "final", "squared", "steps", "sum"],
          reused: [],
          results: { final: 560 },
        },
      },
      {
        edit: [["steps ** 2", "steps * steps"]],
        expect: { executed: ["squared ×6"], reused: ["count", "steps", "cubed", "both", "sum", "final"] },
      },
    ],
  },
  {
    does: "what is inside of a fan-out is kept in the format that is asked for, item by item",
    source: `${integration}::test_materialize_parallel_branches`,
    program: [
      'import { cache, type Collect, type Parallelizable } from "eponym";',
      "export function expand(): Parallelizable<number> { return (function* () { yield* [0, 1, 2, 3, 4, 5, 6, 7]; })(); }",
      'cache(inside, { format: "structured" });',
      "export function inside(expand: number): { readonly value: number } { return { value: expand }; }",
      "export function collected(inside: Collect<{ readonly value: number }>): number { return inside.length; }",
    ].join("\n"),
    outputs: ["collected"],
    steps: [
      {
        expect: {
          executed: ["collected", "expand", "inside ×8"],
          reused: [],
          results: { collected: 8 },
          kept: 9,
          formats: { inside: "structured" },
        },
      },
      { expect: { executed: ["expand"], reused: ["inside", "collected"], results: { collected: 8 }, kept: 9 } },
    ],
  },
  {
    does: "a run in which nothing is computed has a history of its own",
    source: "hamilton hamilton/caching/adapter.py: get_run",
    deviation: "There the history of a run of nothing but hits is empty.",
    program: two,
    outputs: ["b"],
    steps: [{ expect: { ...cold, fromCache: { a: 1, b: 2 } } }, { expect: { ...warm, fromCache: { a: 1, b: 2 } } }],
  },
  {
    does: "every output comes from the store, also one in the middle",
    source: "hamilton hamilton/caching/adapter.py: is_final_var",
    program: two,
    outputs: ["a", "b"],
    steps: [
      { expect: { ...cold, results: { a: 1, b: 2 } } },
      { expect: { ...warm, results: { a: 1, b: 2 } } },
      { outputs: ["a"], expect: { executed: [], reused: ["a"], results: { a: 1 } } },
    ],
  },
  {
    does: "it tells of each node why it ran",
    source: "hamilton hamilton/caching/adapter.py:363 logs",
    deviation: "There a log lists events; which dependency changed has to be worked out from the keys.",
    program: `import { cache } from "eponym";\ncache(c, { behavior: "recompute" });\n${two}export function c(b: number, x: number): number { return b + x; }`,
    outputs: ["c"],
    inputs: { x: 1 },
    steps: [
      {
        expect: {
          executed: ["a", "b", "c"],
          reused: [],
          why: { a: "nothing is kept of it yet", b: "nothing is kept", c: '"recompute"' },
        },
      },
      { expect: { executed: ["c"], reused: ["a", "b"], why: { c: '"recompute"' } } },
      {
        edit: [["return 1", "return 2"]],
        expect: {
          executed: ["a", "b", "c"],
          reused: [],
          why: { a: "a (./dataflow.ts) changed", b: "what a gives changed" },
        },
      },
    ],
  },
];
