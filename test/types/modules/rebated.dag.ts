// Written by `eponym build` from rebated.ts; build again after a change or a merge conflict.
/* eslint-disable */
import * as source from "./rebated.ts";
import { module, type Edge, type Own, type Result, type Takes } from "eponym/generated";

type Functions = Own<
  typeof source,
  | "base"
  | "margin"
  | "retail"
>;

export interface Values extends Functions {}

export interface Edges {
  base: "cost";
  margin: "base" | "factor";
  retail: "margin";
}

export interface Optional {}

export interface Needs {
  base: "cost";
  margin: "factor" | "cost";
  retail: "factor" | "cost";
}

export interface Uses {}

export interface Variants {}

export interface Fans {}

export interface Inputs {
  /** Taken by `base`. */
  cost: Takes<typeof source.base, 0>;
  /** Taken by `margin`. */
  factor: Takes<typeof source.margin, 1>;
}

export interface Config {}

export interface Shape { values: Values; edges: Edges; optional: Optional; needs: Needs; uses: Uses; variants: Variants; fans: Fans; inputs: Inputs; config: Config }

export type Checked = [
  Edge<{ "margin(base) <- base": Result<typeof source.base> }, { "margin(base) <- base": Takes<typeof source.margin, 0> }>,
  Edge<{ "retail(margin) <- margin": Result<typeof source.margin> }, { "retail(margin) <- margin": Takes<typeof source.retail, 0> }>,
];

export default module<Shape>({
  name: "rebated",
  file: "./rebated.ts",
  url: import.meta.url,
  source,
  functions: [
    { name: "base", takes: [["cost", "number"]], gives: "number", doc: "Three in a row, of which another module replaces the first.", hash: "c43112935404e8bf" },
    { name: "margin", takes: [["base", "number"], ["factor", "number"]], gives: "number", hash: "b05311d5ba062b70" },
    { name: "retail", takes: [["margin", "number"]], gives: "number", hash: "ed655fe79aef6016" },
  ],
  code: {
    "./rebated.ts#base": ["89b215dca0a035be"],
    "./rebated.ts#margin": ["5dd5020c5cb0fdbb"],
    "./rebated.ts#retail": ["816622fcdc62f8c9"],
  },
  positions: [
    [2, 17],
    [6, 17],
    [10, 17],
  ],
  spans: [
    [67, 128],
    [130, 218],
    [220, 287],
  ],
  texts: {
    "./rebated.ts": "87d2669234c83c7e",
  },
});
