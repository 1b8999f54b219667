// Written by `eponym build` from pages.ts; build again after a change or a merge conflict.
/* eslint-disable */
import * as source from "./pages.ts";
import { module, type Edge, type Item, type MarkersOf, type Own, type Result, type Taken, type Takes, type Unmarked } from "eponym/generated";

type Functions = Own<
  typeof source,
  | "counts"
  | "titleLength"
  | "lazyWords"
>;

export interface Values extends Functions {
  /** The pages of a book. From {@link source.page}. */
  page: Item<Result<typeof source.page>>;
  /** The field `words` of `counts`. From {@link source.counts}. */
  words: Result<typeof source.counts>["words"];
  /** The field `letters` of `counts`. From {@link source.counts}. */
  letters: Result<typeof source.counts>["letters"];
  /** From {@link source.isLong}. */
  "over100.raw": Result<typeof source.isLong>;
  /** The step `text` of `over100`. From {@link source.isLong}. */
  "over100.text": Result<typeof String>;
  /** From {@link source.isLong}. */
  over100: Result<typeof String>;
}

export interface Edges {
  page: "book" | "mark";
  counts: "page";
  words: "counts";
  letters: "counts";
  titleLength: "book";
  "over100.raw": "words";
  "over100.text": "over100.raw";
  over100: "over100.text";
  lazyWords: "words";
}

export interface Optional {}

export interface Needs {
  page: "book" | "mark";
  counts: "book" | "mark";
  words: "book" | "mark";
  letters: "book" | "mark";
  titleLength: "book";
  "over100.raw": "book" | "mark";
  "over100.text": "book" | "mark";
  over100: "book" | "mark";
  lazyWords: "book" | "mark";
}

export interface Uses {}

export interface Variants {}

export interface Fans {
  page: { depth: 1; open: { book: 1; mark: 1 }; step: { depth: 1; open: { book: 1; mark: 1 } } };
  counts: { depth: 1; open: { book: 1; mark: 1 } };
  words: { depth: 1; open: { book: 1; mark: 1 } };
  letters: { depth: 1; open: { book: 1; mark: 1 } };
  "over100.raw": { depth: 1; open: { book: 1; mark: 1 } };
  "over100.text": { depth: 1; open: { book: 1; mark: 1 } };
  over100: { depth: 1; open: { book: 1; mark: 1 } };
  lazyWords: { depth: 1; open: { book: 1; mark: 1 } };
}

export interface Inputs {
  /** Taken by `page`, `titleLength`. */
  book: Takes<typeof source.page, 0>;
  /** Taken by `page`. */
  mark: Takes<typeof source.page, 1>;
}

export interface Config {}

export interface Shape { values: Values; edges: Edges; optional: Optional; needs: Needs; uses: Uses; variants: Variants; fans: Fans; inputs: Inputs; config: Config }

export type Checked = [
  Edge<{ "counts(page) <- page": Item<Result<typeof source.page>> }, { "counts(page) <- page": Takes<typeof source.counts, 0> }>,
  Edge<{ "over100(words) <- words": Result<typeof source.counts>["words"] }, { "over100(words) <- words": number }>,
  Edge<{ "over100.text(value) <- over100.raw": Result<typeof source.isLong> }, { "over100.text(value) <- over100.raw": Takes<typeof String, 0> }>,
  Edge<{ "lazyWords(words) <- words": Result<typeof source.counts>["words"] }, { "lazyWords(words) <- words": Taken<Takes<typeof source.lazyWords, 0>> }>,
  Edge<{ "marker of result of page": "parallelizable" }, { "marker of result of page": MarkersOf<Result<typeof source.page>> }>,
  Unmarked<{ "page(book)": Takes<typeof source.page, 0> }, "page(book)">,
  Unmarked<{ "titleLength(book)": Takes<typeof source.titleLength, 0> }, "titleLength(book)">,
  Edge<{ "marker of lazyWords(words)": "lazy" }, { "marker of lazyWords(words)": MarkersOf<Takes<typeof source.lazyWords, 0>> }>,
];

export default module<Shape>({
  name: "pages",
  file: "./pages.ts",
  url: import.meta.url,
  source,
  functions: [
    { name: "page", takes: [["book", "Book"], ["mark", "string"]], gives: "string", result: ["parallelizable"], doc: "The pages of a book.", hash: "648cf6619ad44b16" },
    { name: "counts", takes: [["page", "string"]], gives: "{ words: number; letters: number }", hash: "9e13b2d6a8de5943", decorators: [["extractFields", ["words", "letters"]]] },
    { name: "titleLength", takes: [["book", "Book"]], gives: "number", hash: "bf0ed58ab3f2cd5d" },
    { name: "isLong", takes: [["count", "number"], ["limit", "number"]], gives: "boolean", hash: "cc6ff59ae03bc22c", decorators: [["parameterize", { over100: { $: "binding", parameters: [{ name: "words", node: "words", optional: false, type: "number" }] } }], ["pipeOutput", { $: "call", callee: "step", args: [{ $: "expression", text: "String", name: "String" }, { name: "text" }] }]], above: { "0": { hash: "5a130f8f8faaa8e2" }, "1": { hash: "7928d74972d88bea" } } },
    { name: "lazyWords", takes: [["words", "number", "words", "lazy"]], gives: "Promise<number>", hash: "e5872c2319577c7c" },
  ],
  types: {
    "./books.ts#Book": ["object", { title: "string", text: "string" }],
    "Book": "./books.ts#Book",
    "{ words: number; letters: number }": ["object", { words: "number", letters: "number" }],
  },
  code: {
    "./pages.ts#counts": ["d9a55bf04da44d3a"],
    "./pages.ts#isLong": ["3a45aea6b4098d82"],
    "./pages.ts#isLong@parameterize": ["50c39ab7c13e6f3f"],
    "./pages.ts#isLong@pipeOutput": ["01c0cc1fe7fdbcb5"],
    "./pages.ts#lazyWords": ["8ed6617db9833a81"],
    "./pages.ts#page": ["008e1e278eb60042"],
    "./pages.ts#titleLength": ["f655f407deee2595"],
  },
  positions: [
    [5, 23],
    [10, 17, 9, 1],
    [14, 17],
    [20, 17, 18, 1, 19, 1],
    [24, 23],
  ],
  spans: [
    [341, 483],
    [686, 775],
    [566, 633],
    [634, 685],
    [777, 868],
    [173, 294],
    [485, 564],
  ],
  texts: {
    "./pages.ts": "57051ceba9243cd2",
  },
});
