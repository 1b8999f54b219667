import type { CacheCase } from "../cache-case.ts";

const basic = "pipedag tests/test_cache/test_basic_cache_invalidation.py";
const memo = "pipedag tests/test_materialize.py";

const versioned = [
  'import { cache } from "eponym";',
  'cache(source, { version: "1.0" });',
  "export function source(): number { return 1; }",
  "export function child(source: number): number { return source + 1; }",
].join("\n");
const both = { executed: ["child", "source"], reused: [], results: { child: 2 } };
const none = { executed: [], reused: ["source", "child"], results: { child: 2 } };

/** What one run does with equal calls, and what forces or spoils results. */
export const calls: readonly CacheCase[] = [
  {
    does: "the driver may have all of them run each time",
    source: `${basic}::test_ignore_task_version`,
    deviation:
      "There ignore_task_version makes explicitly versioned tasks run; here a behavior does, by name or for all.",
    program: versioned,
    outputs: ["child"],
    steps: Array.from({ length: 3 }, () => ({
      cache: { behavior: "recompute" as const },
      expect: { ...both, kept: 2 },
    })),
  },
  {
    does: "equal calls in one run compute once, and those that come meanwhile wait",
    source: `${memo}::test_materialize_memo_literal`,
    program: [
      'import type { Collect, Parallelizable } from "eponym";',
      "export function items(): Parallelizable<number> { return [1, 2, 1, 1]; }",
      "export async function slow(items: number): Promise<number> { await new Promise((resolve) => { setTimeout(resolve, 5); }); return 2 * items; }",
      "export function sum(slow: Collect<number>): number { return slow.reduce((total, each) => total + each, 0); }",
    ].join("\n"),
    outputs: ["sum"],
    steps: [{ expect: { executed: ["items", "slow ×2", "sum"], reused: [], results: { sum: 10 }, kept: 4 } }],
  },
  {
    does: "runs at the same time compute once",
    source: `${memo}::test_materialize_memo_table`,
    program:
      "export async function slow(x: number): Promise<number> { await new Promise((resolve) => { setTimeout(resolve, 5); }); return 2 * x; }",
    outputs: ["slow"],
    inputs: { x: 1 },
    steps: [{ atOnce: 3, expect: { executed: ["slow"], reused: ["slow"], results: { slow: 2 }, kept: 1 } }],
  },
  {
    does: "where the first of equal calls fails, each of the others has a try of its own",
    source: `${memo}::test_materialize_memo_with_failure`,
    deviation: "There the others fail, since the first has.",
    program:
      'export async function slow(x: number): Promise<number> { await new Promise((resolve) => { setTimeout(resolve, 5); }); throw new Error("no"); }',
    outputs: ["slow"],
    inputs: { x: 1 },
    steps: [{ atOnce: 3, expect: { executed: ["slow ×3"], reused: [], error: ["NODE_FAILED"], kept: 0 } }],
  },
  {
    does: "a damaged result is computed again, and what takes it is cut off",
    source: "pipedag src/pydiverse/pipedag/backend/table/sql/sql.py:1506-1548",
    deviation: "There bytes are not checked.",
    program: versioned,
    outputs: ["source", "child"],
    steps: [
      { expect: { ...both, results: { source: 1, child: 2 } } },
      {
        lose: { source: "damaged" },
        expect: {
          executed: ["source"],
          reused: ["child"],
          results: { source: 1, child: 2 },
          warnings: ["CACHE_DAMAGED"],
        },
      },
      { expect: { ...none, results: { source: 1, child: 2 } } },
    ],
  },
  {
    does: "a function without arguments runs once",
    source: "pipedag src/pydiverse/pipedag/materialize/materializing_task.py: H(INPUT)",
    program: "export function now(): number { return 1; }",
    outputs: ["now"],
    steps: [{ expect: { executed: ["now"], reused: [] } }, { expect: { executed: [], reused: ["now"] } }],
  },
];
