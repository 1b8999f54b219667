// Written by `eponym build` from flat-tax.ts; build again after a change or a merge conflict.
/* eslint-disable */
import * as source from "./flat-tax.ts";
import { module, type Own, type Takes } from "eponym/generated";

type Functions = Own<
  typeof source,
  | "gross"
>;

export interface Values extends Functions {}

export interface Edges {
  gross: "net" | "flatTax";
}

export interface Optional {}

export interface Needs {
  gross: "net" | "flatTax";
}

export interface Uses {}

export interface Variants {}

export interface Fans {}

export interface Inputs {
  /** Taken by `gross`. */
  net: Takes<typeof source.gross, 0>;
  /** Taken by `gross`. */
  flatTax: Takes<typeof source.gross, 1>;
}

export interface Config {}

export interface Shape { values: Values; edges: Edges; optional: Optional; needs: Needs; uses: Uses; variants: Variants; fans: Fans; inputs: Inputs; config: Config }


export default module<Shape>({
  name: "flat-tax",
  file: "./flat-tax.ts",
  url: import.meta.url,
  source,
  functions: [
    { name: "gross", takes: [["net", "number"], ["flatTax", "bigint"]], gives: "25", doc: "Takes the place of the node in another module.", hash: "b4af28cd82797889" },
  ],
  code: {
    "./flat-tax.ts#gross": ["1043c9e1751e37cb"],
  },
  positions: [
    [2, 17],
  ],
  spans: [
    [54, 159],
  ],
  texts: {
    "./flat-tax.ts": "a7e38db98bbac118",
  },
});
