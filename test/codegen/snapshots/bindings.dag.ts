// Written by `eponym build` from bindings.ts; build again after a change or a merge conflict.
/* eslint-disable */
import * as source from "./bindings.ts";
import { module, type Edge, type Own, type Result } from "eponym/generated";
import type { Edge as Pair } from "./types.ts";
import type { Row as Person } from "./types.ts";
import type Table from "./types.ts";
import type * as source_ from "./types.ts";

type Functions = Own<
  typeof source,
  | "total"
>;

export interface Values extends Functions {
  /** From {@link source.ageOf}. */
  first: Result<typeof source.ageOf>;
  /** From {@link source.ageOf}. */
  second: Result<typeof source.ageOf>;
  /** From {@link source.ageOf}. */
  "third one": Result<typeof source.ageOf>;
  /** From {@link source.ageOf}. */
  fourth: Result<typeof source.ageOf>;
}

export interface Edges {
  first: "table";
  second: "pair";
  "third one": "person" | "own";
  fourth: "row" | "people";
  total: "first" | "second";
}

export interface Optional {
  first: "place";
}

export interface Needs {
  first: "table";
  second: "pair";
  "third one": "person" | "own";
  fourth: "row" | "people";
  total: "table" | "pair";
}

export interface Uses {
  first: "place";
  total: "place";
}

export interface Variants {}

export interface Fans {}

export interface Inputs {
  /** Taken by `first`. */
  table: Table;
  /** Taken by `first`. */
  place: Exclude<number, undefined>;
  /** Taken by `second`. */
  pair: Pair;
  /** Taken by `third one`. */
  person: Person;
  /** Taken by `third one`. */
  own: source.Own;
  /** Taken by `fourth`. */
  row: source_.Row;
  /** Taken by `fourth`. */
  people: readonly Person[];
}

export interface Config {}

export interface Shape { values: Values; edges: Edges; optional: Optional; needs: Needs; uses: Uses; variants: Variants; fans: Fans; inputs: Inputs; config: Config }

export type Checked = [
  Edge<{ "total(first) <- first": Result<typeof source.ageOf> }, { "total(first) <- first": number }>,
  Edge<{ "total(second) <- second": Result<typeof source.ageOf> }, { "total(second) <- second": number }>,
];

export default module<Shape>({
  name: "bindings",
  file: "./bindings.ts",
  url: import.meta.url,
  source,
  functions: [
    { name: "ageOf", takes: [["age", "number"]], gives: "number", hash: "0bdac5015e48256c", decorators: [["parameterize", { first: { $: "binding", parameters: [{ name: "table", node: "table", optional: false, type: "Table" }, { name: "place", node: "place", optional: true, type: "number", default: 0 }] }, second: { $: "binding", parameters: [{ name: "pair", node: "pair", optional: false, type: "Pair" }] }, "third one": { $: "binding", parameters: [{ name: "person", node: "person", optional: false, type: "Person" }, { name: "own", node: "own", optional: false, type: "Own" }] }, fourth: { $: "binding", parameters: [{ name: "row", node: "row", optional: false, type: "source.Row" }, { name: "many", node: "people", optional: false, type: "readonly Person[]" }] } }]], above: { "0": { hash: "3524aaa9a0cf04e6" } } },
    { name: "total", takes: [["values", "number[]"], ["scale", "number"]], gives: "number", call: "named", hash: "2bf890902c16b25e", decorators: [["inject", { $: "binding", parameters: [{ name: "first", node: "first", optional: false, type: "number" }, { name: "second", node: "second", optional: false, type: "number" }] }]], above: { "0": { hash: "de065e45667ce5ac" } } },
  ],
  types: {
    "#Own": ["object", { a: "number" }],
    "./types.ts#Edge": ["tuple", ["./types.ts#Row", "./types.ts#Row"], 2],
    "./types.ts#Row": ["object", { age: "number" }],
    "./types.ts#Table": ["object", { rows: ["array", "./types.ts#Row"] }],
    "Pair": "./types.ts#Edge",
    "Person": "./types.ts#Row",
    "Table": "./types.ts#Table",
    "readonly Person[]": ["array", "./types.ts#Row"],
    "source.Row": "./types.ts#Row",
  },
  code: {
    "./bindings.ts#ageOf": ["53bd047c0c9c893a"],
    "./bindings.ts#ageOf@parameterize": ["603b90c118114c67"],
    "./bindings.ts#total": ["2947df8beae61e80"],
    "./bindings.ts#total@inject": ["a70a86a24326755d"],
  },
  positions: [
    [16, 17, 10, 1],
    [21, 17, 20, 1],
  ],
  spans: [
    [557, 617],
    [252, 556],
    [710, 863],
    [619, 709],
  ],
  texts: {
    "./bindings.ts": "e35e663a41ce133f",
  },
});
