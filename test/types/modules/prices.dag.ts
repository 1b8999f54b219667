// Written by `eponym build` from prices.ts; build again after a change or a merge conflict.
/* eslint-disable */
import * as source from "./prices.ts";
import { module, type Own, type Takes } from "eponym/generated";

type Functions = Own<
  typeof source,
  | "net"
  | "shown"
>;

export interface Values extends Functions {}

export interface Edges {
  net: "listPrice" | "discount";
  shown: "gross" | "currency";
}

export interface Optional {}

export interface Needs {
  net: "listPrice" | "discount";
  shown: "gross" | "currency";
}

export interface Uses {}

export interface Variants {}

export interface Fans {}

export interface Inputs {
  /** Taken by `net`. */
  listPrice: Takes<typeof source.net, 0>;
  /** Taken by `net`. */
  discount: Takes<typeof source.net, 1>;
  /** Taken by `shown`. */
  gross: Takes<typeof source.shown, 0>;
  /** Taken by `shown`. */
  currency: Takes<typeof source.shown, 1>;
}

export interface Config {}

export interface Shape { values: Values; edges: Edges; optional: Optional; needs: Needs; uses: Uses; variants: Variants; fans: Fans; inputs: Inputs; config: Config }


export default module<Shape>({
  name: "prices",
  file: "./prices.ts",
  url: import.meta.url,
  source,
  functions: [
    { name: "net", takes: [["listPrice", "number"], ["discount", "number"]], gives: "number", hash: "a9c296bfb26baa43" },
    { name: "shown", takes: [["gross", "number"], ["currency", "string"]], gives: "string", hash: "ae6769d0b2479708" },
  ],
  code: {
    "./prices.ts#net": ["7795288660178948"],
    "./prices.ts#shown": ["4feeb397178bda41"],
  },
  positions: [
    [1, 17],
    [5, 17],
  ],
  spans: [
    [0, 105],
    [107, 206],
  ],
  texts: {
    "./prices.ts": "841a7a0d33cedc5e",
  },
});
