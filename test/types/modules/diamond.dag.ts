// Written by `eponym build` from diamond.ts; build again after a change or a merge conflict.
/* eslint-disable */
import * as source from "./diamond.ts";
import { module, type Edge, type Own, type Result, type Takes } from "eponym/generated";

type Functions = Own<
  typeof source,
  | "top"
  | "left"
  | "right"
  | "bottom"
>;

export interface Values extends Functions {}

export interface Edges {
  top: "shared";
  left: "top" | "onlyLeft";
  right: "top" | "onlyRight";
  bottom: "left" | "right";
}

export interface Optional {
  right: "hint";
}

export interface Needs {
  top: "shared";
  left: "onlyLeft" | "shared";
  right: "onlyRight" | "shared";
  bottom: "onlyLeft" | "shared" | "onlyRight";
}

export interface Uses {
  right: "hint";
  bottom: "hint";
}

export interface Variants {}

export interface Fans {}

export interface Inputs {
  /** Taken by `top`. */
  shared: Takes<typeof source.top, 0>;
  /** Taken by `left`. */
  onlyLeft: Takes<typeof source.left, 1>;
  /** Taken by `right`. */
  onlyRight: Takes<typeof source.right, 1>;
  /** Taken by `right`. */
  hint: Exclude<Takes<typeof source.right, 2>, undefined>;
}

export interface Config {}

export interface Shape { values: Values; edges: Edges; optional: Optional; needs: Needs; uses: Uses; variants: Variants; fans: Fans; inputs: Inputs; config: Config }

export type Checked = [
  Edge<{ "left(top) <- top": Result<typeof source.top> }, { "left(top) <- top": Takes<typeof source.left, 0> }>,
  Edge<{ "right(top) <- top": Result<typeof source.top> }, { "right(top) <- top": Takes<typeof source.right, 0> }>,
  Edge<{ "bottom(left) <- left": Result<typeof source.left> }, { "bottom(left) <- left": Takes<typeof source.bottom, 0> }>,
  Edge<{ "bottom(right) <- right": Result<typeof source.right> }, { "bottom(right) <- right": Takes<typeof source.bottom, 1> }>,
];

export default module<Shape>({
  name: "diamond",
  file: "./diamond.ts",
  url: import.meta.url,
  source,
  functions: [
    { name: "top", takes: [["shared", "number"]], gives: "number", doc: "Shared by both sides.", hash: "7391c4bb8eb4ae83" },
    { name: "left", takes: [["top", "number"], ["onlyLeft", "number"]], gives: "number", hash: "4ba931d2c557980e" },
    { name: "right", takes: [["top", "number"], ["onlyRight", "string"], ["hint?", "boolean"]], gives: "number", hash: "6acfeb67b03b97ae" },
    { name: "bottom", takes: [["left", "number"], ["right", "number"]], gives: "string", hash: "50c2a4d2a4691d63" },
  ],
  code: {
    "./diamond.ts#bottom": ["47e462b11cedfa26"],
    "./diamond.ts#left": ["5323d74bdac681e6"],
    "./diamond.ts#right": ["cbf5f76edfd8501e"],
    "./diamond.ts#top": ["14dcab4f03ff2632"],
  },
  positions: [
    [2, 17],
    [6, 17],
    [10, 17],
    [14, 17],
  ],
  spans: [
    [318, 409],
    [95, 183],
    [185, 316],
    [29, 93],
  ],
  texts: {
    "./diamond.ts": "ce0ab825fcc2d7b3",
  },
});
