// Written by `eponym build` from quoting.ts; build again after a change or a merge conflict.
/* eslint-disable */
import * as source from "./quoting.ts";
import { module, type Column, type Edge, type Own, type Result, type Takes, type Unmarked } from "eponym/generated";

type Functions = Own<
  typeof source,
  | "table"
  | "挨拶"
  | "constructorOf"
>;

export interface Values extends Functions {
  /** The column `budget in €` of `table`. From {@link source.table}. */
  "budget in €": Column<Result<typeof source.table>, "budget in €">;
  /** The column `it's` of `table`. From {@link source.table}. */
  "it's": Column<Result<typeof source.table>, "it's">;
  /** The column `say "hi"` of `table`. From {@link source.table}. */
  "say \"hi\"": Column<Result<typeof source.table>, "say \"hi\"">;
  /** The column `constructor` of `table`. From {@link source.table}. */
  constructor: Column<Result<typeof source.table>, "constructor">;
  /** The column `größe` of `table`. From {@link source.table}. */
  "größe": Column<Result<typeof source.table>, "größe">;
}

export interface Edges {
  table: "rows";
  "budget in €": "table";
  "it's": "table";
  "say \"hi\"": "table";
  constructor: "table";
  "größe": "table";
  "挨拶": "größe" | "$dollar";
  constructorOf: "constructor";
}

export interface Optional {
  "挨拶": "_low";
}

export interface Needs {
  table: "rows";
  "budget in €": "rows";
  "it's": "rows";
  "say \"hi\"": "rows";
  constructor: "rows";
  "größe": "rows";
  "挨拶": "$dollar" | "rows";
  constructorOf: "rows";
}

export interface Uses {
  "挨拶": "_low";
}

export interface Variants {}

export interface Fans {}

export interface Inputs {
  /** Taken by `table`. */
  rows: Takes<typeof source.table, 0>;
  /** Taken by `挨拶`. */
  $dollar: Takes<typeof source.挨拶, 1>;
  /** Taken by `挨拶`. */
  _low: Exclude<Takes<typeof source.挨拶, 2>, undefined>;
}

export interface Config {}

export interface Shape { values: Values; edges: Edges; optional: Optional; needs: Needs; uses: Uses; variants: Variants; fans: Fans; inputs: Inputs; config: Config }

export type Checked = [
  Edge<{ "挨拶(größe) <- größe": Column<Result<typeof source.table>, "größe"> }, { "挨拶(größe) <- größe": Takes<typeof source.挨拶, 0> }>,
  Edge<{ "constructorOf(constructor) <- constructor": Column<Result<typeof source.table>, "constructor"> }, { "constructorOf(constructor) <- constructor": Takes<typeof source.constructorOf, 0> }>,
  Unmarked<{ "result of table": Result<typeof source.table> }, "result of table">,
  Unmarked<{ "table(rows)": Takes<typeof source.table, 0> }, "table(rows)">,
];

export default module<Shape>({
  name: "quoting",
  file: "./quoting.ts",
  url: import.meta.url,
  source,
  functions: [
    { name: "table", takes: [["rows", "Awkward"]], gives: "Awkward", doc: "Ends a comment with *\\/ and goes on.\n\nTwo lines, `code` and {@link table}.", hash: "12fe39cd1e71a45e", decorators: [["extractColumns", ["budget in €", "it's", "say \"hi\"", "constructor", "größe"]], ["tag", { "own er": "O'Neil \"the\\boss\"\n*/", "größe": ["ä", 1, true, -0], constructor: "c", "ключ": "tick" }], ["tagOutputs", { "say \"hi\"": { quoted: true } }]] },
    { name: "挨拶", takes: [["größe", "number[]"], ["$dollar", "number"], ["_low?", "string"]], gives: "string", doc: "Greetings to 日本.", hash: "7980752d3d41a12d" },
    { name: "constructorOf", takes: [["constructor", "number[]"]], gives: "number", hash: "1e03c9f284055748" },
  ],
  types: {
    "#Awkward": ["array", ["object", { "budget in €": "number", "it's": "number", "say \"hi\"": "number", constructor: "number", "größe": "number" }]],
  },
  code: {
    "./quoting.ts#constructorOf": ["c0e45d872cf79be1"],
    "./quoting.ts#table": ["c6e7507fada80ed5"],
    "./quoting.ts#挨拶": ["08a785688161a01d"],
  },
  positions: [
    [11, 17, 5, 1, 6, 1, 7, 1],
    [16, 17],
    [20, 17],
  ],
  spans: [
    [730, 823],
    [512, 576],
    [602, 728],
  ],
  texts: {
    "./quoting.ts": "445ae4f97d472ab4",
  },
});
