// Written by `eponym build` from taxes.ts; build again after a change or a merge conflict.
/* eslint-disable */
import * as source from "./taxes.ts";
import { module, type Own, type Takes } from "eponym/generated";

type Functions = Own<
  typeof source,
  | "gross"
>;

export interface Values extends Functions {}

export interface Edges {
  gross: "net" | "rate";
}

export interface Optional {}

export interface Needs {
  gross: "net" | "rate";
}

export interface Uses {}

export interface Variants {}

export interface Fans {}

export interface Inputs {
  /** Taken by `gross`. */
  net: Takes<typeof source.gross, 0>;
  /** Taken by `gross`. */
  rate: Takes<typeof source.gross, 1>;
}

export interface Config {}

export interface Shape { values: Values; edges: Edges; optional: Optional; needs: Needs; uses: Uses; variants: Variants; fans: Fans; inputs: Inputs; config: Config }


export default module<Shape>({
  name: "taxes",
  file: "./taxes.ts",
  url: import.meta.url,
  source,
  functions: [
    { name: "gross", takes: [["net", "number"], ["rate", "number"]], gives: "number", doc: "The price with tax.", hash: "2d9213b7b91a8ffa" },
  ],
  code: {
    "./taxes.ts#gross": ["a7c5b3dda7f78b19"],
  },
  positions: [
    [2, 17],
  ],
  spans: [
    [27, 114],
  ],
  texts: {
    "./taxes.ts": "b404cd397997200f",
  },
});
