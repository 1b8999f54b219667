import type { CacheCase } from "../cache-case.ts";

const basic = "pipedag tests/test_cache/test_basic_cache_invalidation.py";

const versioned = [
  'import { cache } from "eponym";',
  'cache(source, { version: "1.0" });',
  "export function source(): number { return 1; }",
  "export function child(source: number): number { return source + 1; }",
].join("\n");
const both = { executed: ["child", "source"], reused: [], results: { child: 2 } };
const none = { executed: [], reused: ["source", "child"], results: { child: 2 } };

const frames = [
  'import { cache } from "eponym";',
  'import { DataFrame } from "nodejs-polars";',
  'cache(source, { version: "1.0" });',
  "export function source(): DataFrame { return DataFrame({ x: [1] }); }",
  "export function child(source: DataFrame): number { return source.height + 1; }",
].join("\n");
const blobs = [
  'import { cache } from "eponym";',
  'cache(source, { version: "1.0" });',
  "export function source(): Uint8Array { return Uint8Array.of(7); }",
  "export function child(source: Uint8Array): number { return source.length + 1; }",
].join("\n");
const lazyFrames = [
  'import { DataFrame, type LazyDataFrame } from "nodejs-polars";',
  "export function plan(x: number): LazyDataFrame { return DataFrame({ x: [x] }).lazy(); }",
  "export async function child(plan: LazyDataFrame): Promise<number> { return (await plan.collect()).height; }",
].join("\n");

const cutOff = (does: string, source: string, program: string, deviation?: string): CacheCase => ({
  does,
  source: `${basic}::${source}`,
  ...(deviation !== undefined && { deviation }),
  program,
  outputs: ["child"],
  steps: [
    { expect: both },
    { expect: none },
    {
      edit: [['"1.0"', '"1.1"']],
      expect: { executed: ["source"], reused: ["child"], results: { child: 2 }, why: { source: "1.0 → 1.1" } },
    },
    { expect: none },
  ],
});

/** What a result is known by, and for how long. */
export const keys: readonly CacheCase[] = [
  {
    does: "a changed argument reruns the node and what takes it",
    source: `${basic}::test_change_bound_argument`,
    program:
      "export function out(list: number[]): number[] { return list; }\nexport function child(out: number[]): number[] { return [...out]; }",
    outputs: ["child"],
    inputs: { list: [1] },
    steps: [
      { expect: { executed: ["child", "out"], reused: [], results: { child: [1] } } },
      { expect: { executed: [], reused: ["out", "child"], results: { child: [1] } } },
      { inputs: { list: [2] }, expect: { executed: ["child", "out"], reused: [], results: { child: [2] } } },
    ],
  },
  cutOff(
    "another version tag with an equal literal reruns nothing else",
    "test_change_task_version_literal",
    versioned,
  ),
  cutOff(
    "another version tag with an equal table reruns nothing else",
    "test_change_task_version_table",
    frames,
    "There what takes a table runs.",
  ),
  cutOff(
    "another version tag with equal bytes reruns nothing else",
    "test_change_task_version_blob",
    blobs,
    "There what takes a blob runs.",
  ),
  {
    does: "a version tag stands in the place of the code",
    source: "pipedag src/pydiverse/pipedag/materialize/cache.py::task_cache_key",
    program: versioned,
    outputs: ["child"],
    steps: [
      { expect: both },
      { edit: [["return 1", "return 5"]], expect: none },
      { edit: [['"1.0"', '"1.1"']], expect: { executed: ["child", "source"], reused: [], results: { child: 6 } } },
    ],
  },
  {
    does: "an earlier version is found again when it is back",
    source: `${basic}::test_change_version_table`,
    deviation: "There one generation is kept, so that it would run again.",
    program: versioned,
    outputs: ["child"],
    steps: [
      { expect: both },
      {
        edit: [
          ['"1.0"', '"1.1"'],
          ["return 1", "return 5"],
        ],
        expect: { executed: ["child", "source"], reused: [], results: { child: 6 } },
      },
      {
        edit: [
          ['"1.1"', '"1.0"'],
          ["return 5", "return 1"],
        ],
        expect: none,
      },
    ],
  },
  {
    does: "several generations are kept, until somebody drops them",
    source: "pipedag src/pydiverse/pipedag/backend/table/sql/sql.py:1182-1193",
    deviation: "There all rows of a stage but the last are deleted at commit; issue 75 asks for several.",
    program: "export function out(x: number): number { return 2 * x; }",
    outputs: ["out"],
    steps: [
      ...[1, 2, 3].map((x) => ({
        inputs: { x },
        expect: { executed: ["out"], reused: [], results: { out: 2 * x }, kept: x },
      })),
      ...[1, 2, 3].map((x) => ({
        inputs: { x },
        expect: { executed: [], reused: ["out"], results: { out: 2 * x }, kept: 3 },
      })),
    ],
  },
  {
    does: "nodes that are gone from the dataflow keep their results for when they are back",
    source: "pipedag src/pydiverse/pipedag/backend/table/sql/sql.py:1182-1193",
    deviation: "There tasks that are not in the flow lose theirs.",
    program: versioned,
    outputs: ["child"],
    steps: [
      { expect: both },
      { outputs: ["source"], expect: { executed: [], reused: ["source"], results: { source: 1 } } },
      { expect: none },
    ],
  },
  {
    does: "different functions with the same arguments are kept apart",
    source: `${basic}::test_different_task_same_input`,
    program: "export function one(): number { return 1; }\nexport function two(): number { return 2; }",
    outputs: ["one", "two"],
    steps: [
      { expect: { executed: ["one", "two"], reused: [], results: { one: 1, two: 2 } } },
      { expect: { executed: [], reused: ["one", "two"], results: { one: 1, two: 2 } } },
    ],
  },
  {
    does: "the same function under another name is another node",
    source: `${basic}::test_change_task_stage_literal`,
    program: versioned,
    outputs: ["child"],
    steps: [
      { expect: both },
      { edit: [["source", "origin"]], expect: { executed: ["child", "origin"], reused: [], results: { child: 2 } } },
    ],
  },
  {
    does: "a result is written under its content, whatever the node is called that takes it",
    source: `${basic}::test_lazy_dataframe_table_name_change`,
    program:
      "export function base(): number { return 1; }\nexport function child(base: number): number { return base + 1; }",
    outputs: ["child"],
    steps: [
      { expect: { executed: ["base", "child"], reused: [], results: { child: 2 } } },
      {
        edit: [["child", "kid"]],
        outputs: ["kid"],
        expect: { executed: ["kid"], reused: ["base"], results: { kid: 2 } },
      },
    ],
  },
  {
    does: "what is valid stays valid while something beside it is not",
    source: `${basic}::test_partial_stage_cache_valid`,
    program: [
      ...[0, 1, 2].map((place) => `export function table${place}(): number { return ${place}; }`),
      "export function out(x: number): number { return x; }",
      "export function copy(out: number, table0: number, table1: number, table2: number): number { return out + table0 + table1 + table2; }",
    ].join("\n"),
    outputs: ["copy"],
    inputs: { x: 0 },
    steps: [
      { expect: { executed: ["copy", "out", "table0", "table1", "table2"], reused: [], results: { copy: 3 } } },
      { expect: { executed: [], reused: ["table0", "table1", "table2", "out", "copy"], results: { copy: 3 } } },
      {
        inputs: { x: 1 },
        expect: { executed: ["copy", "out"], reused: ["table0", "table1", "table2"], results: { copy: 4 } },
      },
    ],
  },
  {
    does: "a value without a version makes what takes it run, and its neighbours not",
    source: `${basic}::test_broken_df_hashing`,
    program: [
      "export function made(x: number): { readonly f: () => number } { return { f: () => x }; }",
      "export function plain(x: number): number { return 0 * x; }",
      "export function first(made: { readonly f: () => number }): number { return made.f(); }",
      "export function second(plain: number): number { return plain; }",
    ].join("\n"),
    outputs: ["first", "second"],
    inputs: { x: 0 },
    steps: [0, 1].map((x) => ({
      inputs: { x },
      expect: {
        executed: x === 0 ? ["first", "made", "plain", "second"] : ["first", "made", "plain"],
        reused: x === 0 ? [] : ["second"],
        results: { first: x, second: 0 },
        warnings: ["CACHE_UNCODABLE"],
      },
    })),
  },
  {
    does: "a lazy frame is known by its plan",
    source: `${basic}::test_lazy_table_without_query_string`,
    deviation: "There a lazy frame of polars is valid never.",
    program: lazyFrames,
    outputs: ["child"],
    inputs: { x: 1 },
    steps: [
      { expect: { executed: ["child", "plan"], reused: [], results: { child: 1 } } },
      { expect: { executed: [], reused: ["plan", "child"], results: { child: 1 } } },
      {
        edit: [["return DataFrame({ x: [x] })", "return DataFrame({ x: [1 * x] })"]],
        expect: { executed: ["plan"], reused: ["child"], results: { child: 1 } },
      },
      { inputs: { x: 2 }, expect: { executed: ["child", "plan"], reused: [], results: { child: 1 } } },
    ],
  },
];
