// Written by `eponym build` from pamphlets.ts; build again after a change or a merge conflict.
/* eslint-disable */
import * as source from "./pamphlets.ts";
import { module, type Edge, type MarkersOf, type Own, type Taken, type Takes } from "eponym/generated";

type Functions = Own<
  typeof source,
  | "book"
  | "words"
>;

export interface Values extends Functions {}

export interface Edges {
  book: "leaflet";
  words: "counts";
}

export interface Optional {}

export interface Needs {
  book: "leaflet";
  words: "counts";
}

export interface Uses {}

export interface Variants {}

export interface Fans {
  words: { depth: 0; open: { counts: -1 }; step: { depth: 0; open: { counts: -1 } } };
}

export interface Inputs {
  /** Taken by `book`. */
  leaflet: Takes<typeof source.book, 0>;
  /** Taken by `words`. */
  counts: Taken<Takes<typeof source.words, 0>>;
}

export interface Config {}

export interface Shape { values: Values; edges: Edges; optional: Optional; needs: Needs; uses: Uses; variants: Variants; fans: Fans; inputs: Inputs; config: Config }

export type Checked = [
  Edge<{ "marker of words(counts)": "collect" }, { "marker of words(counts)": MarkersOf<Takes<typeof source.words, 0>> }>,
];

export default module<Shape>({
  name: "pamphlets",
  file: "./pamphlets.ts",
  url: import.meta.url,
  source,
  functions: [
    { name: "book", takes: [["leaflet", "string"]], gives: "{ title: string; text: string }", doc: "One book by itself, where there were many.", hash: "7a195dc72738abc1" },
    { name: "words", takes: [["counts", "{ words: number }", "counts", "collect"]], gives: "number", doc: "Collects what still fans out.", hash: "0a757630738d918a" },
  ],
  types: {
    "{ title: string; text: string }": ["object", { title: "string", text: "string" }],
    "{ words: number }": ["object", { words: "number" }],
  },
  code: {
    "./pamphlets.ts#book": ["143be903e246e599"],
    "./pamphlets.ts#words": ["01bee48f5549429a"],
  },
  positions: [
    [4, 17],
    [9, 17],
  ],
  spans: [
    [90, 208],
    [247, 340],
  ],
  texts: {
    "./pamphlets.ts": "6beb1112e7200703",
  },
});
