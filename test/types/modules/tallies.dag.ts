// Written by `eponym build` from tallies.ts; build again after a change or a merge conflict.
/* eslint-disable */
import * as source from "./tallies.ts";
import { module, type Edge, type Item, type MarkersOf, type Own, type Result, type Taken, type Takes } from "eponym/generated";

type Functions = Own<
  typeof source,
  | "bookWords"
  | "allWords"
  | "share"
  | "rank"
>;

export interface Values extends Functions {
  /** Fans out what it has collected. From {@link source.ranked}. */
  ranked: Item<Result<typeof source.ranked>>;
}

export interface Edges {
  bookWords: "words" | "titleLength";
  allWords: "bookWords";
  share: "bookWords" | "allWords" | "words";
  ranked: "bookWords";
  rank: "ranked";
}

export interface Optional {
  allWords: "note";
}

export interface Needs {
  bookWords: "words" | "titleLength";
  allWords: "words" | "titleLength";
  share: "words" | "titleLength";
  ranked: "words" | "titleLength";
  rank: "words" | "titleLength";
}

export interface Uses {
  allWords: "note";
  share: "note";
}

export interface Variants {}

export interface Fans {
  bookWords: { depth: 0; open: { words: -1; titleLength: 0 }; step: { depth: 0; open: { words: -1; titleLength: 0 } } };
  allWords: { depth: 0; open: { words: -2; titleLength: -1; note: 0 }; step: { depth: 0; open: { bookWords: -1; note: 0 } } };
  share: { depth: 0; open: { words: 0; titleLength: 0; note: 0 } };
  ranked: { depth: 1; open: { words: -1; titleLength: 0 }; step: { depth: 1; open: { bookWords: 0 } } };
  rank: { depth: 1; open: { words: -1; titleLength: 0 } };
}

export interface Inputs {
  /** Taken by `bookWords`, `share`. */
  words: Taken<Takes<typeof source.bookWords, 0>>;
  /** Taken by `bookWords`. */
  titleLength: Takes<typeof source.bookWords, 1>;
  /** Taken by `allWords`. */
  note: Exclude<Takes<typeof source.allWords, 1>, undefined>;
}

export interface Config {}

export interface Shape { values: Values; edges: Edges; optional: Optional; needs: Needs; uses: Uses; variants: Variants; fans: Fans; inputs: Inputs; config: Config }

export type Checked = [
  Edge<{ "allWords(counts) <- bookWords": Result<typeof source.bookWords> }, { "allWords(counts) <- bookWords": Taken<Takes<typeof source.allWords, 0>> }>,
  Edge<{ "share(bookWords) <- bookWords": Result<typeof source.bookWords> }, { "share(bookWords) <- bookWords": Takes<typeof source.share, 1> }>,
  Edge<{ "share(allWords) <- allWords": Result<typeof source.allWords> }, { "share(allWords) <- allWords": Takes<typeof source.share, 2> }>,
  Edge<{ "ranked(bookWords) <- bookWords": Result<typeof source.bookWords> }, { "ranked(bookWords) <- bookWords": Taken<Takes<typeof source.ranked, 0>> }>,
  Edge<{ "rank(ranked) <- ranked": Item<Result<typeof source.ranked>> }, { "rank(ranked) <- ranked": Takes<typeof source.rank, 0> }>,
  Edge<{ "marker of bookWords(words)": "collect" }, { "marker of bookWords(words)": MarkersOf<Takes<typeof source.bookWords, 0>> }>,
  Edge<{ "marker of allWords(counts)": "collect" }, { "marker of allWords(counts)": MarkersOf<Takes<typeof source.allWords, 0>> }>,
  Edge<{ "marker of result of ranked": "parallelizable" }, { "marker of result of ranked": MarkersOf<Result<typeof source.ranked>> }>,
  Edge<{ "marker of ranked(bookWords)": "collect" }, { "marker of ranked(bookWords)": MarkersOf<Takes<typeof source.ranked, 0>> }>,
];

export default module<Shape>({
  name: "tallies",
  file: "./tallies.ts",
  url: import.meta.url,
  source,
  functions: [
    { name: "bookWords", takes: [["words", "number", "words", "collect"], ["titleLength", "number"]], gives: "number", doc: "All words of a book.", hash: "8be691e58ec92aaa" },
    { name: "allWords", takes: [["counts", "number", "bookWords", "collect"], ["note?", "string"]], gives: "{ total: number; note?: string }", doc: "All words of all books.", hash: "b22c68451f7664f5" },
    { name: "share", takes: [["words", "number"], ["bookWords", "number"], ["allWords", "{ total: number }"]], gives: "number", doc: "A page against what was collected of all pages of its book.", hash: "295c7b362dab71fe" },
    { name: "ranked", takes: [["bookWords", "number", "bookWords", "collect"]], gives: "bigint", result: ["parallelizable"], doc: "Fans out what it has collected.", hash: "085d35bd4cd97f9b" },
    { name: "rank", takes: [["ranked", "bigint"]], gives: "string", hash: "4f8ccbebc49330d8" },
  ],
  types: {
    "{ total: number }": ["object", { total: "number" }],
    "{ total: number; note?: string }": ["object", { total: "number", "note?": "string" }],
  },
  code: {
    "./tallies.ts#allWords": ["d17b4a0595214908"],
    "./tallies.ts#bookWords": ["4da8b18de5afb878"],
    "./tallies.ts#rank": ["76775898965aa046"],
    "./tallies.ts#ranked": ["b523fb4454ad0c62"],
    "./tallies.ts#share": ["117f5657c868ad09"],
  },
  positions: [
    [4, 17],
    [9, 17],
    [17, 17],
    [22, 17],
    [26, 17],
  ],
  spans: [
    [274, 476],
    [92, 241],
    [839, 909],
    [727, 837],
    [545, 686],
  ],
  texts: {
    "./tallies.ts": "19b51045d20631cd",
  },
});
