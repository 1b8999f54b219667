// Written by `eponym build` from conditions.ts; build again after a change or a merge conflict.
/* eslint-disable */
import * as source from "./conditions.ts";
import { module, type Edge, type Own, type Result, type Takes } from "eponym/generated";

type Functions = Own<
  typeof source,
  | "price"
>;

export interface Values extends Functions {
  /** From {@link source.rate__zero}, {@link source.rate__listed}, {@link source.rate__infinite}, {@link source.rate__rest}, {@link source.rate__any}. */
  rate: Result<typeof source.rate__zero> | Result<typeof source.rate__listed> | Result<typeof source.rate__infinite> | Result<typeof source.rate__rest> | Result<typeof source.rate__any>;
  /** From {@link source.never__one}. */
  never: Result<typeof source.never__one>;
}

export interface Edges {
  rate: "?rate";
  never: "?never";
  price: "rate" | "net";
}

export interface Optional {}

export interface Needs {
  rate: "?rate";
  never: "?never";
  price: "net" | "?rate";
}

export interface Uses {}

export interface Variants {
  "?rate":
    | { when: { level: 0; mode: undefined }; unless: never; gives: Result<typeof source.rate__zero>; edges: never; optional: never; needs: never; uses: never }
    | { when: { level: 1 | -2.5; mode: "a" | null; "kebab-key": true }; unless: never; gives: Result<typeof source.rate__listed>; edges: "base"; optional: never; needs: "base"; uses: never }
    | { when: { level: 1e999 }; unless: never; gives: Result<typeof source.rate__infinite>; edges: never; optional: never; needs: never; uses: never }
    | { when: {}; unless: { level: 0 | 1 | -2.5 | 1e999 } | { mode: never } | { "kebab-key": false }; gives: Result<typeof source.rate__rest>; edges: "other"; optional: never; needs: "other"; uses: never }
    | { when: {}; unless: { level: 0; mode: undefined } | { level: 1 | -2.5; mode: "a" | null; "kebab-key": true } | { level: 1e999 } | {}; gives: Result<typeof source.rate__any>; edges: "fallback"; optional: "base"; needs: "fallback"; uses: "base" }
    | { when: { level: 0 | 1 | -2.5 | 1e999 }; unless: { level: 0; mode: undefined } | { level: 1 | -2.5; mode: "a" | null; "kebab-key": true } | { level: 1e999 }; gives: Result<typeof source.rate__any>; edges: "fallback"; optional: "base"; needs: "fallback"; uses: "base" }
    | { when: { "kebab-key": false }; unless: { level: 0; mode: undefined } | { level: 1 | -2.5; mode: "a" | null; "kebab-key": true } | { level: 1e999 }; gives: Result<typeof source.rate__any>; edges: "fallback"; optional: "base"; needs: "fallback"; uses: "base" };
  "?never":
    | { when: { level: never }; unless: never; gives: Result<typeof source.never__one>; edges: never; optional: never; needs: never; uses: never };
}

export interface Fans {}

export interface Inputs {
  /** Taken by `rate`. */
  base: (Takes<typeof source.rate__listed, 0>) & Exclude<Takes<typeof source.rate__any, 1>, undefined>;
  /** Taken by `rate`. */
  other: Takes<typeof source.rate__rest, 0>;
  /** Taken by `rate`. */
  fallback: Takes<typeof source.rate__any, 0>;
  /** Taken by `price`. */
  net: Takes<typeof source.price, 0>;
}

export interface Config {
  level?: 0 | 1 | -2.5 | 1e999 | number | undefined;
  mode?: undefined | "a" | null | (string & {}) | undefined;
  "kebab-key"?: true | false | boolean | undefined;
}

export interface Shape { values: Values; edges: Edges; optional: Optional; needs: Needs; uses: Uses; variants: Variants; fans: Fans; inputs: Inputs; config: Config }

export type Checked = [
  Edge<{ "price(rate) <- rate__zero": Result<typeof source.rate__zero> }, { "price(rate) <- rate__zero": Takes<typeof source.price, 1> }>,
  Edge<{ "price(rate) <- rate__listed": Result<typeof source.rate__listed> }, { "price(rate) <- rate__listed": Takes<typeof source.price, 1> }>,
  Edge<{ "price(rate) <- rate__infinite": Result<typeof source.rate__infinite> }, { "price(rate) <- rate__infinite": Takes<typeof source.price, 1> }>,
  Edge<{ "price(rate) <- rate__rest": Result<typeof source.rate__rest> }, { "price(rate) <- rate__rest": Takes<typeof source.price, 1> }>,
  Edge<{ "price(rate) <- rate__any": Result<typeof source.rate__any> }, { "price(rate) <- rate__any": Takes<typeof source.price, 1> }>,
];

export default module<Shape>({
  name: "conditions",
  file: "./conditions.ts",
  url: import.meta.url,
  source,
  functions: [
    { name: "rate__zero", gives: "number", hash: "9d7330d5082b3665", decorators: [["config.when", { level: -0, mode: undefined }]] },
    { name: "rate__listed", takes: [["base", "number"]], gives: "number", hash: "7df2afab996f8111", decorators: [["config.whenIn", { level: [1, -2.5], mode: ["a", null], "kebab-key": [true] }]] },
    { name: "rate__infinite", gives: "number", hash: "4adfe8f58c1bcabb", decorators: [["config.when", { level: Infinity }]] },
    { name: "rate__rest", takes: [["other", "string"]], gives: "number", hash: "237652061a706949", decorators: [["config.whenNotIn", { level: [0, 1, -2.5, Infinity], mode: [] }], ["config.whenNot", { "kebab-key": false }]] },
    { name: "rate__any", takes: [["fallback", "number"], ["base?=1", "number"]], gives: "number", hash: "c26d4847645d719c", decorators: [["config.otherwise"]] },
    { name: "never__one", gives: "string", hash: "9de957665675cedb", decorators: [["config.whenIn", { level: [] }]] },
    { name: "price", takes: [["net", "number"], ["rate", "number"]], gives: "number", hash: "2a97fe8b80001958" },
  ],
  code: {
    "./conditions.ts#never__one": ["b1bd5d3fb7a26c6b"],
    "./conditions.ts#price": ["bb01f6fcb8992e6c"],
    "./conditions.ts#rate__any": ["6c2a1293c42b3eb8"],
    "./conditions.ts#rate__infinite": ["8f425dae19ffc2da"],
    "./conditions.ts#rate__listed": ["d0c5e470405b2937"],
    "./conditions.ts#rate__rest": ["46b68efec0f0852c"],
    "./conditions.ts#rate__zero": ["08af232c401f5202"],
  },
  positions: [
    [5, 17, 4, 1],
    [10, 17, 9, 1],
    [15, 17, 14, 1],
    [21, 17, 19, 1, 20, 1],
    [26, 17, 25, 1],
    [31, 17, 30, 1],
    [35, 17],
  ],
  spans: [
    [901, 959],
    [961, 1042],
    [758, 857],
    [446, 525],
    [328, 397],
    [651, 727],
    [183, 235],
  ],
  texts: {
    "./conditions.ts": "d67b252d493285c1",
  },
});
