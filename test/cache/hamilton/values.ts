import type { CacheCase } from "../cache-case.ts";

const fingerprinting = "hamilton tests/caching/test_fingerprinting.py";
const program = "export function type(value: unknown): string { return `${typeof value} ${Array.isArray(value)}`; }";
const deep = (text: string): unknown => [[[[[[[[[[text]]]]]]]]]];

/** Values one after the other: whether they are what an earlier one was. */
function compare(
  does: string,
  source: string,
  values: readonly (readonly [value: unknown, isKnown: boolean])[],
  deviation?: string,
): CacheCase {
  return {
    does,
    source: `${fingerprinting}::${source}`,
    ...(deviation !== undefined && { deviation }),
    program,
    outputs: ["type"],
    steps: values.map(([value, isKnown]) => ({
      inputs: { value },
      expect: isKnown ? { executed: [], reused: ["type"] } : { executed: ["type"], reused: [] },
    })),
  };
}

/** Values of a class that nobody knows. */
class Client {
  readonly url = "http://localhost";
}

/** What is the same value, and what has no version. */
export const values: readonly CacheCase[] = [
  compare("null is a value of its own", "test_hash_none", [
    [null, false],
    [null, true],
    ["<none>", false],
    [0, false],
    ["null", false],
  ]),
  compare(
    "primitives of different types are never the same",
    "test_hash_primitive",
    [
      [1, false],
      ["1", false],
      [1n, false],
      [true, false],
      ["true", false],
      [1, true],
      ["1", true],
      [-0, false],
      [0, false],
      [Number.NaN, false],
      [Number.NaN, true],
      [Buffer.from("hello"), false],
      ["hello", false],
      [Buffer.from("hello"), true],
    ],
    'There 1 and "1" had the same version (until PR #1628), so that a run gave values of the other type.',
  ),
  compare("sequences are told apart by their items and their order", "test_hash_sequence", [
    [[0, true, "hello"], false],
    [[0, true, "hello"], true],
    [[true, 0, "hello"], false],
    [[0, true, ["hello"]], false],
  ]),
  compare(
    "kinds of sequences are told apart",
    "test_hash_equals_for_different_sequence_types",
    [
      [[1, 2], false],
      [new Set([1, 2]), false],
      [Uint8Array.of(1, 2), false],
      [Float64Array.of(1, 2), false],
      [{ 0: 1, 1: 2 }, false],
      [[1, 2], true],
    ],
    "There a list and a tuple are the same.",
  ),
  compare("the order of keys counts where it is asked for", "test_hash_mapping_where_order_matters", [
    [
      new Map([
        ["a", 1],
        ["b", 2],
      ]),
      false,
    ],
    [
      new Map([
        ["b", 2],
        ["a", 1],
      ]),
      false,
    ],
    [
      new Map([
        ["a", 1],
        ["b", 2],
      ]),
      true,
    ],
  ]),
  compare(
    "the order of keys counts always",
    "test_hash_mapping_where_order_doesnt_matter",
    [
      [{ a: 1, b: 2 }, false],
      [{ b: 2, a: 1 }, false],
      [{ a: 1, b: 2 }, true],
    ],
    "There it does not count by default; but code may go through keys in their order.",
  ),
  compare("sets of the same items are the same", "test_hash_set", [
    [new Set([0, "key"]), false],
    [new Set([0, "key"]), true],
    [new Set([0, "other"]), false],
  ]),
  compare(
    "what lies deep inside counts",
    "test_max_recursion_depth",
    [
      [deep("one"), false],
      [deep("two"), false],
      [deep("one"), true],
    ],
    "There nothing counts that lies deeper than six levels.",
  ),
  {
    does: "an instance of an unknown class has no version, so that what takes it runs each time and says so",
    source: `${fingerprinting}::test_empty_dict_attr_is_unhashable`,
    deviation: "There instances with fields are told apart by these, whatever else they hold.",
    program,
    outputs: ["type"],
    inputs: { value: new Client() },
    steps: Array.from({ length: 2 }, () => ({
      expect: {
        executed: ["type"],
        reused: [],
        kept: 0,
        warnings: ["CACHE_UNCODABLE"],
        why: { type: "no data version" },
      },
    })),
  },
  {
    does: "a result without a version makes its node and what takes it run, but nothing after that",
    source: "hamilton hamilton/caching/fingerprinting.py: unhashable values",
    program: [
      "export function make(): { readonly get: () => number } { return { get: () => 1 }; }",
      "export function got(make: { readonly get: () => number }): number { return make.get(); }",
      "export function last(got: number): number { return got + 1; }",
    ].join("\n"),
    outputs: ["last"],
    steps: [
      {
        expect: {
          executed: ["got", "last", "make"],
          reused: [],
          results: { last: 2 },
          kept: 1,
          warnings: ["CACHE_UNCODABLE"],
        },
      },
      {
        expect: {
          executed: ["got", "make"],
          reused: ["last"],
          results: { last: 2 },
          kept: 1,
          warnings: ["CACHE_UNCODABLE"],
        },
      },
    ],
  },
  {
    does: "a frame is kept, and found again by its content",
    source: "hamilton tests/caching/test_integration.py::test_caching_pandas_dataframe",
    program: [
      'import { DataFrame } from "nodejs-polars";',
      'export function a(): DataFrame { return DataFrame({ foo: [0, 1], bar: ["a", "b"] }); }',
      "export function b(a: DataFrame): number { return a.height; }",
    ].join("\n"),
    outputs: ["b"],
    steps: [
      { expect: { executed: ["a", "b"], reused: [], results: { b: 2 }, kept: 2, formats: { a: "arrow" } } },
      { expect: { executed: [], reused: ["a", "b"], results: { b: 2 }, kept: 2 } },
      { edit: [["a.height", "a.width"]], expect: { executed: ["b"], reused: ["a"], results: { b: 2 }, kept: 3 } },
      { edit: [["[0, 1]", "[0, 2]"]], expect: { executed: ["a", "b"], reused: [], results: { b: 2 }, kept: 5 } },
    ],
  },
];
