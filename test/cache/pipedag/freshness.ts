import type { CacheCase } from "../cache-case.ts";
import { base, both, files, none } from "./fresh-program.ts";

const basic = "pipedag tests/test_cache/test_basic_cache_invalidation.py";

/** What a freshness function tells. */
export const freshness: readonly CacheCase[] = [
  {
    ...base,
    does: "another freshness reruns the node",
    source: `${basic}::test_changed_cache_fn_literal`,
    steps: [
      { write: files("0", "a"), expect: { ...both, results: { child: "a!" }, asked: "!" } },
      { write: files("0", "b"), expect: { ...none, results: { child: "a!" }, asked: "!" } },
      {
        write: files("1", "b"),
        expect: { ...both, results: { child: "b!" }, asked: "!", why: { source: "its freshness changed" } },
      },
      { write: files("0", "c"), expect: { ...none, results: { child: "a!" }, asked: "!" } },
    ],
  },
  {
    ...base,
    does: "another freshness with an equal result reruns nothing else",
    source: `${basic}::test_change_cache_fn_table`,
    deviation:
      "There what takes a table or a blob runs, since these are known by who made them; here by their content.",
    steps: [
      { write: files("0", "a"), expect: { ...both, results: { child: "a!" } } },
      { write: files("1", "a"), expect: { executed: ["source"], reused: ["child"], results: { child: "a!" } } },
    ],
  },
  {
    ...base,
    does: "a changed freshness function is no other result",
    source: "pipedag src/pydiverse/pipedag/materialize/materializing_task.py: H(CACHE_FN)",
    steps: [
      { write: files("0", "a"), expect: { ...both, results: { child: "a!" } } },
      {
        edit: [
          [
            'return readFileSync(`${folder}/fresh`, "utf8");',
            'const text = readFileSync(`${folder}/fresh`, "utf8"); return text.trim();',
          ],
        ],
        expect: { ...none, results: { child: "a!" } },
      },
    ],
  },
  {
    does: "a freshness function is given defaults as well, where the source tells them",
    source: "pipedag src/pydiverse/pipedag/materialize/materializing_task.py: cache(*args)",
    program: [
      'import { readFileSync } from "node:fs";',
      'import { cache } from "eponym";',
      'cache(source, { freshness: (folder, name) => readFileSync(`${folder}/${name}`, "utf8") });',
      'export function source(folder: string, name: string = "value"): string { return readFileSync(`${folder}/${name}`, "utf8"); }',
    ].join("\n"),
    outputs: ["source"],
    inputs: { folder: "{data}" },
    steps: [
      { write: { value: "a" }, expect: { executed: ["source"], reused: [], results: { source: "a" } } },
      { inputs: { name: "value" }, expect: { executed: [], reused: ["source"], results: { source: "a" } } },
      { write: { value: "b" }, expect: { executed: ["source"], reused: [], results: { source: "b" } } },
    ],
  },
  {
    does: "a freshness function that fails fails its node",
    source: "pipedag src/pydiverse/pipedag/materialize/materializing_task.py: cache(*args)",
    program: [
      'import { readFileSync } from "node:fs";',
      'import { cache } from "eponym";',
      'cache(source, { freshness: async (folder) => readFileSync(`${folder}/none`, "utf8") });',
      "export function source(folder: string): number { return folder.length && 1; }",
      "export function child(source: number): number { return source + 1; }",
      "export function apart(folder: string): number { return folder.length && 1; }",
    ].join("\n"),
    outputs: ["child", "apart"],
    inputs: { folder: "{data}" },
    steps: [
      { expect: { executed: ["apart"], reused: [], error: ["CACHE_FRESHNESS_FAILED"] } },
      { onError: "continue", expect: { executed: [], reused: ["apart"], results: { apart: 1 } } },
      {
        write: { none: "a" },
        expect: { executed: ["child", "source"], reused: ["apart"], results: { child: 2, apart: 1 } },
      },
    ],
  },
];
