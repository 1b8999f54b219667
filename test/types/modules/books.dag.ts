// Written by `eponym build` from books.ts; build again after a change or a merge conflict.
/* eslint-disable */
import * as source from "./books.ts";
import { module, type CheckResult, type Edge, type Item, type MarkersOf, type Own, type Result, type Takes, type Unmarked } from "eponym/generated";

type Functions = Own<
  typeof source,
  | "entryLength"
>;

export interface Values extends Functions {
  /** The books on a shelf, each by itself. From {@link source.book}. */
  "book.raw": Item<Result<typeof source.book>>;
  /** The check `allowNulls` of `book`. From {@link source.book}. */
  "book.check.allowNulls": CheckResult;
  /** The books on a shelf, each by itself. From {@link source.book}. */
  book: Item<Result<typeof source.book>>;
  /** One letter. From {@link source.entry__each}, {@link source.entry__whole}, {@link source.entry__shelf}. */
  entry: Item<Result<typeof source.entry__each>> | Result<typeof source.entry__whole> | Result<typeof source.entry__shelf>;
}

export interface Edges {
  "book.raw": "shelf";
  "book.check.allowNulls": "book.raw";
  book: "book.raw" | "book.check.allowNulls";
  entry: "?entry";
  entryLength: "entry";
}

export interface Optional {}

export interface Needs {
  "book.raw": "shelf";
  "book.check.allowNulls": "shelf";
  book: "shelf";
  entry: "?entry";
  entryLength: "?entry";
}

export interface Uses {}

export interface Variants {
  "?entry":
    | { when: { by: "letter" }; unless: never; gives: Item<Result<typeof source.entry__each>>; edges: "book"; optional: never; needs: "shelf"; uses: never; fan: { depth: 2; open: { shelf: 2 }; step: { depth: 1; open: { book: 1 } } } }
    | { when: { by: "title" }; unless: never; gives: Result<typeof source.entry__whole>; edges: "book"; optional: never; needs: "shelf"; uses: never; fan: { depth: 1; open: { shelf: 1 } } }
    | { when: { by: "shelf" }; unless: never; gives: Result<typeof source.entry__shelf>; edges: "shelf"; optional: never; needs: "shelf"; uses: never };
}

export interface Fans {
  "book.raw": { depth: 1; open: { shelf: 1 }; step: { depth: 1; open: { shelf: 1 } } };
  "book.check.allowNulls": { depth: 1; open: { shelf: 1 } };
  book: { depth: 1; open: { shelf: 1 } };
  entry: { depth: 0; open: { "?entry": 0 } };
  entryLength: { depth: 0; open: { "?entry": 0 } };
}

export interface Inputs {
  /** Taken by `book.raw`, `entry`. */
  shelf: Takes<typeof source.book, 0>;
}

export interface Config {
  by?: "letter" | "title" | "shelf" | undefined;
}

export interface Shape { values: Values; edges: Edges; optional: Optional; needs: Needs; uses: Uses; variants: Variants; fans: Fans; inputs: Inputs; config: Config }

export type Checked = [
  Edge<{ "entry__each(book) <- book": Item<Result<typeof source.book>> }, { "entry__each(book) <- book": Takes<typeof source.entry__each, 0> }>,
  Edge<{ "entry__whole(book) <- book": Item<Result<typeof source.book>> }, { "entry__whole(book) <- book": Takes<typeof source.entry__whole, 0> }>,
  Edge<{ "entryLength(entry) <- entry__each": Item<Result<typeof source.entry__each>> }, { "entryLength(entry) <- entry__each": Takes<typeof source.entryLength, 0> }>,
  Edge<{ "entryLength(entry) <- entry__whole": Result<typeof source.entry__whole> }, { "entryLength(entry) <- entry__whole": Takes<typeof source.entryLength, 0> }>,
  Edge<{ "entryLength(entry) <- entry__shelf": Result<typeof source.entry__shelf> }, { "entryLength(entry) <- entry__shelf": Takes<typeof source.entryLength, 0> }>,
  Edge<{ "marker of result of book": "parallelizable" }, { "marker of result of book": MarkersOf<Result<typeof source.book>> }>,
  Edge<{ "marker of result of entry__each": "parallelizable" }, { "marker of result of entry__each": MarkersOf<Result<typeof source.entry__each>> }>,
  Unmarked<{ "entry__each(book)": Takes<typeof source.entry__each, 0> }, "entry__each(book)">,
  Unmarked<{ "entry__whole(book)": Takes<typeof source.entry__whole, 0> }, "entry__whole(book)">,
];

export default module<Shape>({
  name: "books",
  file: "./books.ts",
  url: import.meta.url,
  source,
  functions: [
    { name: "book", takes: [["shelf", "string"]], gives: "Book", result: ["parallelizable"], doc: "The books on a shelf, each by itself.", hash: "3560f35292d17309", decorators: [["checkOutput", { allowNulls: false }]] },
    { name: "entry__each", takes: [["book", "Book"]], gives: "string", result: ["parallelizable"], doc: "One letter.", hash: "065b136caf312ced", decorators: [["config.when", { by: "letter" }]] },
    { name: "entry__whole", takes: [["book", "Book"]], gives: "string", hash: "2684e731aa1d4634", decorators: [["config.when", { by: "title" }]] },
    { name: "entry__shelf", takes: [["shelf", "string"]], gives: "string", hash: "4b5e513d19d988df", decorators: [["config.when", { by: "shelf" }]] },
    { name: "entryLength", takes: [["entry", "string"]], gives: "number", hash: "7135c05b21392e8c" },
  ],
  types: {
    "#Book": ["object", { title: "string", text: "string" }],
  },
  code: {
    "./books.ts#book": ["440985f8e0f84742"],
    "./books.ts#entryLength": ["875ee1f6e82c80b1"],
    "./books.ts#entry__each": ["c6b153bd8a967e57"],
    "./books.ts#entry__shelf": ["58c574d6367b968b"],
    "./books.ts#entry__whole": ["1b47a312ff9ee44f"],
  },
  positions: [
    [10, 18, 8, 1],
    [16, 17, 14, 1],
    [21, 17, 20, 1],
    [26, 17, 25, 1],
    [30, 17],
  ],
  spans: [
    [215, 316],
    [719, 796],
    [381, 481],
    [646, 717],
    [527, 600],
  ],
  texts: {
    "./books.ts": "8bfa04b35c29efd9",
  },
});
