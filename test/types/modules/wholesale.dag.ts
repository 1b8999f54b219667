// Written by `eponym build` from wholesale.ts; build again after a change or a merge conflict.
/* eslint-disable */
import * as source from "./wholesale.ts";
import { module, type Own, type Takes } from "eponym/generated";

type Functions = Own<
  typeof source,
  | "base"
>;

export interface Values extends Functions {}

export interface Edges {
  base: "pallets" | "perPallet";
}

export interface Optional {}

export interface Needs {
  base: "pallets" | "perPallet";
}

export interface Uses {}

export interface Variants {}

export interface Fans {}

export interface Inputs {
  /** Taken by `base`. */
  pallets: Takes<typeof source.base, 0>;
  /** Taken by `base`. */
  perPallet: Takes<typeof source.base, 1>;
}

export interface Config {}

export interface Shape { values: Values; edges: Edges; optional: Optional; needs: Needs; uses: Uses; variants: Variants; fans: Fans; inputs: Inputs; config: Config }


export default module<Shape>({
  name: "wholesale",
  file: "./wholesale.ts",
  url: import.meta.url,
  source,
  functions: [
    { name: "base", takes: [["pallets", "number"], ["perPallet", "number"]], gives: "number", hash: "597220003ec5cf17" },
  ],
  code: {
    "./wholesale.ts#base": ["5cce66230b7b9a8c"],
  },
  positions: [
    [1, 17],
  ],
  spans: [
    [0, 98],
  ],
  texts: {
    "./wholesale.ts": "0cc5706f98c7372a",
  },
});
