// Written by `eponym build` from literals.ts; build again after a change or a merge conflict.
/* eslint-disable */
import * as source from "./literals.ts";
import { module, type Result, type Takes } from "eponym/generated";

export interface Values {
  /** From {@link source.price__us}, {@link source.price__eu}. */
  price: Result<typeof source.price__us> | Result<typeof source.price__eu>;
}

export interface Edges {
  price: "?price";
}

export interface Optional {}

export interface Needs {
  price: "?price";
}

export interface Uses {}

export interface Variants {
  "?price":
    | { when: { region: "us" }; unless: never; gives: Result<typeof source.price__us>; edges: "dollars"; optional: never; needs: "dollars"; uses: never }
    | { when: { region: "de" | "fr" }; unless: never; gives: Result<typeof source.price__eu>; edges: "euros" | "vat"; optional: never; needs: "euros" | "vat"; uses: never };
}

export interface Fans {}

export interface Inputs {
  /** Taken by `price`. */
  dollars: Takes<typeof source.price__us, 0>;
  /** Taken by `price`. */
  euros: Takes<typeof source.price__eu, 0>;
  /** Taken by `price`. */
  vat: Takes<typeof source.price__eu, 1>;
}

export interface Config {
  region?: "us" | "de" | "fr" | undefined;
}

export interface Shape { values: Values; edges: Edges; optional: Optional; needs: Needs; uses: Uses; variants: Variants; fans: Fans; inputs: Inputs; config: Config }


export default module<Shape>({
  name: "literals",
  file: "./literals.ts",
  url: import.meta.url,
  source,
  functions: [
    { name: "price__us", takes: [["dollars", "number"]], gives: "number", hash: "37124e33cdca73fa", decorators: [["config.when", { region: "us" }]] },
    { name: "price__eu", takes: [["euros", "number"], ["vat", "number"]], gives: "{ euros: number }", hash: "d023c8ddfe7aa8ab", decorators: [["config.whenIn", { region: ["de", "fr"] }]] },
  ],
  types: {
    "{ euros: number }": ["object", { euros: "number" }],
  },
  code: {
    "./literals.ts#price__eu": ["d9b134e18690e493"],
    "./literals.ts#price__us": ["ff2ff407146e9f4b"],
  },
  positions: [
    [4, 17, 3, 1],
    [9, 17, 8, 1],
  ],
  spans: [
    [202, 317],
    [76, 148],
  ],
  texts: {
    "./literals.ts": "75fc54348490df4d",
  },
});
