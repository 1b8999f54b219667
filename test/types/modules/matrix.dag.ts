// Written by `eponym build` from matrix.ts; build again after a change or a merge conflict.
/* eslint-disable */
import * as source from "./matrix.ts";
import { module, type Column, type Edge, type Own, type Result, type Takes, type Unmarked } from "eponym/generated";

type Functions = Own<
  typeof source,
  | "grid"
  | "area"
>;

export interface Values extends Functions {
  /** The column `height` of `grid`. From {@link source.grid}. */
  height: Column<Result<typeof source.grid>, "height">;
  /** The column `width` of `grid`. From {@link source.grid}. */
  width: Column<Result<typeof source.grid>, "width">;
}

export interface Edges {
  grid: never;
  height: "grid";
  width: "grid";
  area: "height" | "width";
}

export interface Optional {}

export interface Needs {}

export interface Uses {}

export interface Variants {}

export interface Fans {}

export interface Inputs {}

export interface Config {}

export interface Shape { values: Values; edges: Edges; optional: Optional; needs: Needs; uses: Uses; variants: Variants; fans: Fans; inputs: Inputs; config: Config }

export type Checked = [
  Edge<{ "area(height) <- height": Column<Result<typeof source.grid>, "height"> }, { "area(height) <- height": Takes<typeof source.area, 0> }>,
  Edge<{ "area(width) <- width": Column<Result<typeof source.grid>, "width"> }, { "area(width) <- width": Takes<typeof source.area, 1> }>,
  Unmarked<{ "result of grid": Result<typeof source.grid> }, "result of grid">,
  Unmarked<{ "area(height)": Takes<typeof source.area, 0> }, "area(height)">,
  Unmarked<{ "area(width)": Takes<typeof source.area, 1> }, "area(width)">,
];

export default module<Shape>({
  name: "matrix",
  file: "./matrix.ts",
  url: import.meta.url,
  source,
  functions: [
    { name: "grid", gives: "Matrix<\"height\" | \"width\">", hash: "e777a742836a831e", decorators: [["extractColumns", ["height", "width"]]] },
    { name: "area", takes: [["height", "Float64Array"], ["width", "Float64Array"]], gives: "number", hash: "4f623ad4c49df473" },
  ],
  types: {
    "#Matrix<[\"=\",\"height\",\"width\"]>": ["object", { names: ["array", ["=", "height", "width"]], columnNamed: "function" }],
    "Float64Array": ["is", "Float64Array"],
    "Matrix<\"height\" | \"width\">": "#Matrix<[\"=\",\"height\",\"width\"]>",
  },
  code: {
    "./matrix.ts#area": ["7946a4b11520c6c2"],
    "./matrix.ts#grid": ["7b088238f29f9aaa"],
  },
  positions: [
    [16, 17, 15, 1],
    [20, 17],
  ],
  spans: [
    [539, 659],
    [402, 537],
  ],
  texts: {
    "./matrix.ts": "d5f599aa5356bc58",
  },
});
