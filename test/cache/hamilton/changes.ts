import type { CacheCase } from "../cache-case.ts";

const integration = "hamilton tests/caching/test_integration.py";
const one = "export function a(): number { return 1; }\n";
const two = `${one}export function b(a: number): number { return a + 1; }\n`;

const cold = { executed: ["a", "b"], reused: [], results: { b: 2 }, kept: 2 };
const warm = { executed: [], reused: ["a", "b"], results: { b: 2 }, kept: 2 };

/** What changes between two runs of the same nodes. */
export const changes: readonly CacheCase[] = [
  {
    does: "a changed function runs although it gives the same",
    source: `${integration}::test_code_change_same_result_do_recompute`,
    program: one,
    outputs: ["a"],
    steps: [
      { expect: { executed: ["a"], reused: [], results: { a: 1 }, kept: 1, why: { a: "nothing is kept of it yet" } } },
      { expect: { executed: [], reused: ["a"], results: { a: 1 }, kept: 1 } },
      {
        edit: [["return 1", "return 3 - 2"]],
        expect: { executed: ["a"], reused: [], results: { a: 1 }, kept: 2, why: { a: "a (./dataflow.ts) changed" } },
      },
    ],
  },
  {
    does: "a changed function runs, and gives something else",
    source: `${integration}::test_code_change_different_result_do_recompute`,
    program: one,
    outputs: ["a"],
    steps: [
      { expect: { executed: ["a"], reused: [], results: { a: 1 }, kept: 1 } },
      { expect: { executed: [], reused: ["a"], results: { a: 1 }, kept: 1 } },
      { edit: [["return 1", "return 7"]], expect: { executed: ["a"], reused: [], results: { a: 7 }, kept: 2 } },
    ],
  },
  {
    does: "a changed input reruns what takes it",
    source: `${integration}::test_input_data_change_do_recompute`,
    program: "export function b(a: number): number { return a + 1; }",
    outputs: ["b"],
    inputs: { a: 1 },
    steps: [
      { expect: { executed: ["b"], reused: [], results: { b: 2 }, kept: 1 } },
      { expect: { executed: [], reused: ["b"], results: { b: 2 }, kept: 1 } },
      {
        inputs: { a: 2 },
        expect: { executed: ["b"], reused: [], results: { b: 3 }, kept: 2, why: { b: "the input a changed" } },
      },
    ],
  },
  {
    does: "what takes an equal result of changed code does not run",
    source: `${integration}::test_dependency_code_change_same_result_dont_recompute`,
    program: two,
    outputs: ["b"],
    steps: [
      { expect: cold },
      { expect: warm },
      { edit: [["return 1", "return 3 - 2"]], expect: { executed: ["a"], reused: ["b"], results: { b: 2 }, kept: 3 } },
    ],
  },
  {
    does: "what takes another result of changed code runs",
    source: `${integration}::test_dependency_code_change_different_result_do_recompute`,
    program: two,
    outputs: ["b"],
    steps: [
      { expect: cold },
      { expect: warm },
      {
        edit: [["return 1", "return 7"]],
        expect: { executed: ["a", "b"], reused: [], results: { b: 8 }, kept: 4, why: { b: "what a gives changed" } },
      },
    ],
  },
  {
    does: "an override with the node's own value changes nothing",
    source: `${integration}::test_override_with_same_value_dont_recompute`,
    program: two,
    outputs: ["b"],
    steps: [
      { expect: cold },
      { expect: warm },
      { overrides: { a: 1 }, expect: { executed: [], reused: ["b"], results: { b: 2 }, kept: 2 } },
    ],
  },
  {
    does: "an override with another value reruns what takes it, and is not kept itself",
    source: `${integration}::test_override_with_different_value_do_recompute`,
    program: two,
    outputs: ["b"],
    steps: [
      { expect: cold },
      { expect: warm },
      { overrides: { a: 13 }, expect: { executed: ["b"], reused: [], results: { b: 14 }, kept: 3 } },
      { expect: { ...warm, kept: 3 } },
    ],
  },
  {
    does: "a node that throws stores nothing, and what it takes is reused",
    source: `${integration}::test_node_that_raises_error`,
    program: two,
    outputs: ["b"],
    steps: [
      { expect: cold },
      { expect: warm },
      {
        edit: [["return a + 1;", 'throw new Error("no");']],
        expect: { executed: ["b"], reused: [], error: ["NODE_FAILED"], kept: 2 },
      },
      {
        onError: "continue",
        expect: { executed: ["b"], reused: ["a"], results: {}, kept: 2 },
      },
      { edit: [['throw new Error("no");', "return a + 1;"]], expect: warm },
    ],
  },
  {
    does: "a default that nobody overrides is the same as its value given",
    source: `${integration}::test_consistent_cache_key_with_or_without_default_parameter`,
    program: "export function foo(externalDep: number = 3): number { return externalDep + 1; }",
    outputs: ["foo"],
    steps: [
      { expect: { executed: ["foo"], reused: [], results: { foo: 4 }, kept: 1 } },
      { inputs: { externalDep: 3 }, expect: { executed: [], reused: ["foo"], results: { foo: 4 }, kept: 1 } },
      { inputs: { externalDep: 4 }, expect: { executed: ["foo"], reused: [], results: { foo: 5 }, kept: 2 } },
      { inputs: { externalDep: undefined }, expect: { executed: [], reused: ["foo"], results: { foo: 4 }, kept: 2 } },
    ],
  },
  {
    does: "a default is part of the code, too",
    source: "hamilton docs/reference/caching/caching-logic.rst: default parameter values",
    program: "export function foo(externalDep: number = 3): number { return externalDep + 1; }",
    outputs: ["foo"],
    steps: [
      { expect: { executed: ["foo"], reused: [], results: { foo: 4 } } },
      { edit: [["= 3", "= 5"]], expect: { executed: ["foo"], reused: [], results: { foo: 6 } } },
      { edit: [["= 5", "= 3"]], expect: { executed: [], reused: ["foo"], results: { foo: 4 } } },
    ],
  },
  {
    does: "comments and docs are no code",
    source: "hamilton hamilton/graph_types.py::hash_source_code",
    program: two,
    outputs: ["b"],
    steps: [
      { expect: cold },
      {
        edit: [
          ["export function a", "/** The first. */\nexport function a"],
          ["return 1;", "// one\n  return 1;"],
        ],
        expect: warm,
      },
    ],
  },
  {
    does: "a name of a node is part of its key, one of a local is not",
    source: "hamilton issue 1250",
    deviation: "There the names of locals count, since the text of a function does.",
    program:
      "export function a(): number { const first = 1; return first; }\nexport function b(a: number): number { return a + 1; }",
    outputs: ["b"],
    steps: [
      { expect: cold },
      { edit: [["first", "other"]], expect: warm },
      {
        edit: [
          ["a()", "c()"],
          ["a: number", "c: number"],
          ["a + 1", "c + 1"],
        ],
        expect: { executed: ["b", "c"], reused: [], results: { b: 2 } },
      },
    ],
  },
];
