import type { CacheCase } from "../cache-case.ts";

const integration = "hamilton tests/caching/test_integration.py";
const adapter = "hamilton tests/caching/test_adapter.py";
const two = "export function a(): number { return 1; }\nexport function b(a: number): number { return a + 1; }\n";
const three = `${two}export function c(b: number): number { return b + 1; }\n`;
/** The same with something said above the first node. */
const tagged = (behavior: string): string =>
  `import { cache } from "eponym";\ncache(a, { behavior: "${behavior}" });\n${two}`;

const cold = { executed: ["a", "b"], reused: [], results: { b: 2 }, kept: 2 };
const warm = { executed: [], reused: ["a", "b"], results: { b: 2 }, kept: 2 };

/** What a node does with its results, and who has the say in that. */
export const behaviors: readonly CacheCase[] = [
  {
    does: "recompute: it runs always, and what takes it is cut off by content",
    source: `${integration}::test_recompute_behavior`,
    program: two,
    outputs: ["b"],
    steps: [
      { expect: cold },
      { expect: warm },
      {
        cache: { behaviors: { a: "recompute" } },
        expect: { executed: ["a"], reused: ["b"], results: { b: 2 }, kept: 2, why: { a: '"recompute"' } },
      },
    ],
  },
  {
    does: "recompute: a new result is kept, and found afterwards",
    source: "hamilton hamilton/caching/adapter.py: RECOMPUTE",
    program:
      'import { readFileSync } from "node:fs";\nexport function a(path: string): string { return readFileSync(path, "utf8"); }\nexport function b(a: string): string { return `${a}!`; }',
    outputs: ["b"],
    inputs: { path: "{data}/text" },
    steps: [
      { write: { text: "one" }, expect: { executed: ["a", "b"], reused: [], results: { b: "one!" }, kept: 2 } },
      {
        write: { text: "two" },
        cache: { behaviors: { a: "recompute" } },
        expect: { executed: ["a", "b"], reused: [], results: { b: "two!" }, kept: 3 },
      },
      { expect: { executed: [], reused: ["a", "b"], results: { b: "two!" }, kept: 3 } },
    ],
  },
  {
    does: "disable: it runs, and so does what takes it, but nothing after that",
    source: `${integration}::test_disable_behavior`,
    deviation:
      "There what takes it is stored anew with each run, under a key that nobody finds again; here it is not stored.",
    program: three,
    outputs: ["c"],
    steps: [
      { expect: { executed: ["a", "b", "c"], reused: [], results: { c: 3 }, kept: 3 } },
      { expect: { executed: [], reused: ["a", "b", "c"], results: { c: 3 }, kept: 3 } },
      {
        cache: { behaviors: { a: "disable" } },
        expect: { executed: ["a", "b"], reused: ["c"], results: { c: 3 }, kept: 3, why: { b: 'it takes "a"' } },
      },
      {
        cache: { behaviors: { a: "disable" } },
        expect: { executed: ["a", "b"], reused: ["c"], results: { c: 3 }, kept: 3 },
      },
    ],
  },
  {
    does: "ignore: it runs, is no part of what takes it, and is not stored",
    source: `${integration}::test_ignore_behavior`,
    deviation: "There the ignored result is stored, against its own documents.",
    program: two,
    outputs: ["b"],
    steps: [
      { expect: cold },
      { expect: warm },
      {
        cache: { behaviors: { a: "ignore" } },
        expect: { executed: ["a", "b"], reused: [], results: { b: 2 }, kept: 3 },
      },
      { cache: { behaviors: { a: "ignore" } }, expect: { executed: ["a"], reused: ["b"], results: { b: 2 }, kept: 3 } },
      {
        edit: [["return 1", "return 7"]],
        cache: { behaviors: { a: "ignore" } },
        expect: { executed: ["a"], reused: ["b"], results: { b: 2 }, kept: 3 },
      },
    ],
  },
  ...(["default", "recompute", "disable", "ignore"] as const).map((behavior): CacheCase => ({
    does: `what stands above a function counts: ${behavior}`,
    source: `${adapter}::test_cache_tag_resolved`,
    program: tagged(behavior),
    outputs: ["b"],
    steps: [
      { expect: { ...cold, kept: { default: 2, recompute: 2, disable: 0, ignore: 1 }[behavior] } },
      {
        expect: {
          executed: { default: [], recompute: ["a"], disable: ["a", "b"], ignore: ["a"] }[behavior],
          reused: { default: ["a", "b"], recompute: ["b"], disable: [], ignore: ["b"] }[behavior],
          results: { b: 2 },
        },
      },
    ],
  })),
  {
    does: "the driver's behavior is that of all of which nothing is said",
    source: `${adapter}::test_default_behavior`,
    program: tagged("default"),
    outputs: ["b"],
    steps: [
      { expect: cold },
      {
        cache: { behavior: "recompute" },
        expect: { executed: ["b"], reused: ["a"], results: { b: 2 }, why: { b: '"recompute"' } },
      },
      { cache: { behavior: "disable" }, expect: { executed: ["b"], reused: ["a"], results: { b: 2 }, kept: 2 } },
      { expect: warm },
    ],
  },
  {
    does: "what the driver says of a node goes before what stands above its function",
    source: `${adapter}::test_driver_behavior_overrides_cache_tag`,
    program: tagged("disable"),
    outputs: ["b"],
    steps: [
      { expect: { ...cold, kept: 0 } },
      { cache: { behaviors: { a: "default" } }, expect: cold },
      { cache: { behaviors: { a: "default" } }, expect: warm },
      { cache: { behavior: "default" }, expect: { ...cold, kept: 2 } },
    ],
  },
  {
    does: "loaders and savers run each time unless something is said of them",
    source: "hamilton hamilton/caching/adapter.py:892 resolve_behaviors",
    program: [
      'import { readFileSync, writeFileSync } from "node:fs";',
      'import { type Loaded, dataLoader, dataSaver } from "eponym";',
      "dataLoader(text);",
      'export function text(path: string): Loaded<string> { return { data: readFileSync(path, "utf8"), metadata: {} }; }',
      "export function length(text: string): number { return text.length; }",
      "dataSaver(saved);",
      "export function saved(length: number, target: string): { readonly written: number } { writeFileSync(target, String(length)); return { written: length }; }",
    ].join("\n"),
    outputs: ["length", "saved"],
    inputs: { path: "{data}/text", target: "{data}/length" },
    steps: [
      {
        write: { text: "four" },
        expect: {
          executed: ["length", "saved", "text", "text.loader"],
          reused: [],
          results: { length: 4, saved: { written: 4 } },
        },
      },
      {
        expect: {
          executed: ["saved", "text.loader"],
          reused: ["text", "length"],
          results: { length: 4, saved: { written: 4 } },
        },
      },
      {
        write: { text: "other" },
        expect: {
          executed: ["length", "saved", "text", "text.loader"],
          reused: [],
          results: { length: 5, saved: { written: 5 } },
        },
      },
      {
        write: { text: "something" },
        cache: { behaviors: { "text.loader": "default", saved: "default" } },
        expect: {
          executed: [],
          reused: ["text.loader", "text", "length", "saved"],
          results: { length: 5, saved: { written: 5 } },
        },
      },
      {
        cache: { behavior: "default" },
        expect: {
          executed: ["length", "saved", "text", "text.loader"],
          reused: [],
          results: { length: 9, saved: { written: 9 } },
        },
      },
    ],
  },
  {
    does: "inputs may be looked away from, and may be what is never the same",
    source: "hamilton docs/concepts/caching.rst: ignore",
    deviation: "There behaviors are of nodes alone.",
    program: "export function b(a: number, label: string): string { return `${label} ${a}`; }",
    outputs: ["b"],
    inputs: { a: 1, label: "x" },
    steps: [
      { cache: { behaviors: { label: "ignore" } }, expect: { executed: ["b"], reused: [], results: { b: "x 1" } } },
      {
        inputs: { label: "y" },
        cache: { behaviors: { label: "ignore" } },
        expect: { executed: [], reused: ["b"], results: { b: "x 1" } },
      },
      {
        inputs: { a: 2, label: "y" },
        cache: { behaviors: { label: "ignore" } },
        expect: { executed: ["b"], reused: [], results: { b: "y 2" } },
      },
      {
        cache: { behaviors: { label: "disable" } },
        expect: { executed: ["b"], reused: [], results: { b: "x 1" }, why: { b: '"label"' } },
      },
    ],
  },
];
