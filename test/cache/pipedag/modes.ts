import type { CacheCase } from "../cache-case.ts";
import { base, both, files, none } from "./fresh-program.ts";

const basic = "pipedag tests/test_cache/test_basic_cache_invalidation.py";
const ignoring = "pipedag tests/test_cache/test_ignore_cache_function.py";

/** In which modes freshness counts, and what they force. */
export const modes: readonly CacheCase[] = [
  {
    ...base,
    does: "ignoreFreshInput: freshness does not count, however often, and counts again afterwards",
    source: `${ignoring}::test_literal`,
    deviation: "There the freshness function is asked all the same.",
    steps: [
      { write: files("0", "a"), expect: { ...both, results: { child: "a!" } } },
      ...Array.from({ length: 3 }, () => ({
        write: files("1", "b"),
        cache: { mode: "ignoreFreshInput" as const },
        expect: { ...none, results: { child: "a!" }, asked: "" },
      })),
      { write: files("1", "b"), expect: { ...both, results: { child: "b!" }, asked: "!" } },
    ],
  },
  {
    ...base,
    does: "a freshness that was another for a while runs nothing when it is back",
    source: `${ignoring}::test_cache_temporarily_different`,
    steps: [
      { write: files("0", "a"), expect: { ...both, results: { child: "a!" } } },
      { write: files("1", "a"), cache: { mode: "ignoreFreshInput" }, expect: { ...none, results: { child: "a!" } } },
      { write: files("0", "a"), expect: { ...none, results: { child: "a!" } } },
    ],
  },
  {
    ...base,
    does: "what runs in ignoreFreshInput is kept under its freshness, so that the normal mode finds it",
    source: "pipedag src/pydiverse/pipedag/materialize/store.py:1105",
    steps: [
      {
        write: files("0", "a"),
        cache: { mode: "ignoreFreshInput" },
        expect: { ...both, results: { child: "a!" }, asked: "!" },
      },
      { expect: { ...none, results: { child: "a!" }, asked: "!" } },
      { write: files("1", "b"), expect: { ...both, results: { child: "b!" } } },
      { write: files("0", "c"), cache: { mode: "ignoreFreshInput" }, expect: { ...none, results: { child: "b!" } } },
    ],
  },
  {
    ...base,
    does: "ignoreFreshInput: a node runs all the same where something else has changed",
    source: `${ignoring}::test_input_invalid`,
    steps: [
      { write: files("0", "a"), expect: { ...both, results: { child: "a!" } } },
      {
        write: files("0", "b"),
        edit: [['}/value`, "utf8")', '}/value`, "utf8").toUpperCase()']],
        cache: { mode: "ignoreFreshInput" },
        expect: { ...both, results: { child: "B!" } },
      },
    ],
  },
  {
    ...base,
    does: "assertNoFreshInput: a changed freshness does not count, and a node that would run is a mistake",
    source: `${basic}::test_cache_validation_mode_assert`,
    deviation: "There the freshness function is asked before; here only a node that runs is.",
    steps: [
      { write: files("0", "a"), cache: { mode: "forceAll" }, expect: { ...both, results: { child: "a!" } } },
      {
        write: files("1", "b"),
        cache: { mode: "assertNoFreshInput" },
        expect: { ...none, results: { child: "a!" }, asked: "" },
      },
      {
        edit: [['}/value`, "utf8")', '}/value`, "utf8").toUpperCase()']],
        cache: { mode: "assertNoFreshInput" },
        expect: { executed: [], reused: [], error: ["CACHE_FRESH_INPUT"] },
      },
      {
        edit: [
          [".toUpperCase()", ""],
          ["!`; }", "?`; }"],
        ],
        cache: { mode: "assertNoFreshInput" },
        expect: { executed: ["child"], reused: ["source"], results: { child: "a?" } },
      },
    ],
  },
  {
    ...base,
    does: "assertNoFreshInput: nothing is kept yet, so that the node would run",
    source: `${basic}::test_cache_validation_mode_assert`,
    steps: [
      {
        write: files("0", "a"),
        cache: { mode: "assertNoFreshInput" },
        expect: { executed: [], reused: [], error: ["CACHE_FRESH_INPUT"], kept: 0 },
      },
    ],
  },
  {
    ...base,
    does: "forceFreshInput: nodes with a freshness run, what takes them is cut off by content",
    source: `${basic}::test_cache_validation_mode`,
    outputs: ["child", "apart"],
    steps: [
      {
        write: files("0", "a"),
        expect: { executed: ["apart", "child", "source"], reused: [], results: { child: "a!", apart: 1 } },
      },
      {
        cache: { mode: "forceFreshInput" },
        expect: {
          executed: ["source"],
          reused: ["child", "apart"],
          results: { child: "a!", apart: 1 },
          asked: "!",
          why: { source: '"forceFreshInput"' },
        },
      },
      {
        write: files("0", "b"),
        cache: { mode: "forceFreshInput" },
        expect: { executed: ["child", "source"], reused: ["apart"], results: { child: "b!", apart: 1 } },
      },
      { expect: { executed: [], reused: ["source", "child", "apart"], results: { child: "b!", apart: 1 } } },
    ],
  },
  {
    ...base,
    does: "forceAll: everything runs, and is kept",
    source: `${basic}::test_cache_validation_mode`,
    outputs: ["child", "apart"],
    steps: [
      {
        write: files("0", "a"),
        expect: { executed: ["apart", "child", "source"], reused: [], results: { child: "a!", apart: 1 }, kept: 3 },
      },
      {
        write: files("0", "b"),
        cache: { mode: "forceAll" },
        expect: {
          executed: ["apart", "child", "source"],
          reused: [],
          results: { child: "b!", apart: 1 },
          kept: 4,
          why: { apart: '"forceAll"' },
        },
      },
      { expect: { executed: [], reused: ["source", "child", "apart"], results: { child: "b!", apart: 1 }, kept: 4 } },
    ],
  },
];
