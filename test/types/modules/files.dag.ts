// Written by `eponym build` from files.ts; build again after a change or a merge conflict.
/* eslint-disable */
import * as source from "./files.ts";
import { module, type Column, type Edge, type Loaded, type LoadedBy, type MarkersOf, type Metadata, type Own, type Result, type Taken, type Takes, type Unmarked } from "eponym/generated";
import type { from } from "eponym";

type Functions = Own<
  typeof source,
  | "stored"
  | "joined"
  | "report"
  | "quoted"
  | "headers"
  | "answered"
  | "parts"
>;

export interface Values extends Functions {
  /** The rows of a file. From {@link source.rows}. */
  "rows.loader": Result<typeof source.rows>;
  /** The rows of a file. From {@link source.rows}. */
  rows: Result<typeof source.rows>["data"];
  /** The column `id` of `rows`. From {@link source.rows}. */
  id: Column<Result<typeof source.rows>["data"], "id">;
  /** What is loaded for `table` of `joined`, with its metadata. From {@link source.joined}. */
  "joined.load.table.loader": Loaded<Takes<typeof source.joined, 0>>;
  /** What is loaded for `table` of `joined`. From {@link source.joined}. */
  "joined.load.table": Takes<typeof source.joined, 0>;
  /** What is loaded for `limit` of `joined`, with its metadata. From {@link source.joined}. */
  "joined.load.limit.loader": Loaded<LoadedBy<ReturnType<typeof from.literal<number>>>>;
  /** What is loaded for `limit` of `joined`. From {@link source.joined}. */
  "joined.load.limit": LoadedBy<ReturnType<typeof from.literal<number>>>;
  /** What is loaded for `factor` of `joined`, with its metadata. From {@link source.joined}. */
  "joined.load.factor.loader": Loaded<Exclude<Takes<typeof source.joined, 2>, undefined>>;
  /** What is loaded for `factor` of `joined`. From {@link source.joined}. */
  "joined.load.factor": Exclude<Takes<typeof source.joined, 2>, undefined>;
  /** Saves `report` and tells what is known of it. From {@link source.report}. */
  "report.save.json": Metadata;
  /** Saves `report` and tells what is known of it. From {@link source.report}. */
  reportFile: Metadata;
  /** The field `first` of `parts`. From {@link source.parts}. */
  first: Result<typeof source.parts>["first"];
  /** The field `last` of `parts`. From {@link source.parts}. */
  last: Result<typeof source.parts>["last"];
}

export interface Edges {
  "rows.loader": "folder";
  rows: "rows.loader";
  id: "rows";
  stored: "id" | "bucket";
  "joined.load.table.loader": "home";
  "joined.load.table": "joined.load.table.loader";
  "joined.load.limit.loader": never;
  "joined.load.limit": "joined.load.limit.loader";
  "joined.load.factor.loader": never;
  "joined.load.factor": "joined.load.factor.loader";
  joined: "joined.load.table" | "joined.load.limit" | "joined.load.factor";
  report: "joined" | "id";
  "report.save.json": "report";
  reportFile: "report" | "out";
  quoted: "listed" | "estimate";
  headers: "apiKey";
  answered: "headers";
  parts: "id";
  first: "parts";
  last: "parts";
}

export interface Optional {
  quoted: "fresh";
}

export interface Needs {
  "rows.loader": "folder";
  rows: "folder";
  id: "folder";
  stored: "bucket" | "folder";
  "joined.load.table.loader": "home";
  "joined.load.table": "home";
  joined: "home";
  report: "home" | "folder";
  "report.save.json": "home" | "folder";
  reportFile: "out" | "home" | "folder";
  quoted: "listed" | "estimate";
  headers: "apiKey";
  answered: "apiKey";
  parts: "folder";
  first: "folder";
  last: "folder";
}

export interface Uses {
  quoted: "fresh";
}

export interface Variants {}

export interface Fans {}

export interface Inputs {
  /** Taken by `rows.loader`. */
  folder: Takes<typeof source.rows, 0>;
  /** Taken by `stored`. */
  bucket: Takes<typeof source.stored, 1>;
  /** Taken by `joined.load.table.loader`. */
  home: string;
  /** Taken by `reportFile`. */
  out: string;
  /** Taken by `quoted`. */
  listed: Takes<typeof source.quoted, 0>;
  /** Taken by `quoted`. */
  estimate: Taken<Takes<typeof source.quoted, 1>>;
  /** Taken by `quoted`. */
  fresh: Exclude<Taken<Takes<typeof source.quoted, 2>>, undefined>;
  /** Taken by `headers`. */
  apiKey: Takes<typeof source.headers, 0>;
}

export type Config = {} & { parts: ("first" | "last")[] };

export interface Shape { values: Values; edges: Edges; optional: Optional; needs: Needs; uses: Uses; variants: Variants; fans: Fans; inputs: Inputs; config: Config }

export type Checked = [
  Edge<{ "stored(id) <- id": Column<Result<typeof source.rows>["data"], "id"> }, { "stored(id) <- id": Takes<typeof source.stored, 0> }>,
  Edge<{ "joined(limit) <- joined.load.limit": LoadedBy<ReturnType<typeof from.literal<number>>> }, { "joined(limit) <- joined.load.limit": Takes<typeof source.joined, 1> }>,
  Edge<{ "joined(factor) <- joined.load.factor": Exclude<Takes<typeof source.joined, 2>, undefined> }, { "joined(factor) <- joined.load.factor": Takes<typeof source.joined, 2> }>,
  Edge<{ "report(joined) <- joined": Result<typeof source.joined> }, { "report(joined) <- joined": Takes<typeof source.report, 0> }>,
  Edge<{ "report(id) <- id": Column<Result<typeof source.rows>["data"], "id"> }, { "report(id) <- id": Takes<typeof source.report, 1> }>,
  Edge<{ "answered(headers) <- headers": Result<typeof source.headers> }, { "answered(headers) <- headers": Takes<typeof source.answered, 0> }>,
  Edge<{ "parts(id) <- id": Column<Result<typeof source.rows>["data"], "id"> }, { "parts(id) <- id": Takes<typeof source.parts, 0> }>,
  Unmarked<{ "result of rows": Result<typeof source.rows> }, "result of rows">,
  Unmarked<{ "result of stored": Result<typeof source.stored> }, "result of stored">,
  Edge<{ "marker of quoted(estimate)": "lazy" }, { "marker of quoted(estimate)": MarkersOf<Takes<typeof source.quoted, 1>> }>,
  Edge<{ "marker of quoted(fresh)": "lazy" }, { "marker of quoted(fresh)": MarkersOf<Takes<typeof source.quoted, 2>> }>,
];

export default module<Shape>({
  name: "files",
  file: "./files.ts",
  url: import.meta.url,
  source,
  functions: [
    { name: "rows", takes: [["folder", "string"]], gives: "Promise<Loaded<Row[]>>", doc: "The rows of a file.", hash: "f808c350dba79977", decorators: [["dataLoader"], ["extractColumns", ["id"]]] },
    { name: "stored", takes: [["id", "number[]"], ["bucket", "string"]], gives: "Receipt", doc: "Keeps the names.", hash: "798d0eb6beb985f8", decorators: [["dataSaver"]] },
    { name: "joined", takes: [["table", "Row[]"], ["limit", "number"], ["factor?=1", "number | bigint"]], gives: "Row[]", doc: "Rows that were loaded.", hash: "9fd587e251264620", decorators: [["loadFrom", { table: { $: "binding", parameters: [{ name: "home", node: "home", optional: false, type: "string" }], calls: "from.json" }, limit: { $: "call", callee: "from.literal", args: [3] }, factor: { $: "call", callee: "from.literal", args: [2] } }]], above: { "0": { hash: "1dcc7c0db195caad" } } },
    { name: "report", takes: [["joined", "Row[]"], ["id", "number[]"]], gives: "string", doc: "The report, as it is printed.", hash: "6c4f8bd0548ebeae", decorators: [["saveTo", { $: "call", callee: "to.json", args: ["report.json"] }], ["saveTo", { $: "binding", parameters: [{ name: "out", node: "out", optional: false, type: "string" }], calls: "to.text" }, { name: "reportFile" }]], above: { "0": { hash: "27ff9d50e1bcd5fd" }, "1": { hash: "d18f3dfc78b7ae79" } } },
    { name: "quoted", takes: [["listed", "number | null"], ["estimate", "number", "estimate", "lazy"], ["fresh?", "boolean", "fresh", "lazy"]], gives: "Promise<number>", doc: "Is asked for only where it is needed.", hash: "9bba2ef8886c8131" },
    { name: "headers", takes: [["apiKey", "string", "apiKey", "secret"]], gives: "{ authorization: string }", result: ["secret"], doc: "What is sent along.", hash: "e28709b10767e521" },
    { name: "answered", takes: [["headers", "{ authorization: string }"]], gives: "number", hash: "6eeb9b8a2b031d4d" },
    { name: "parts", takes: [["id", "number[]"]], gives: "{ first: number; last: number }", doc: "Two ends.", hash: "c01104afc7168e10", decorators: [["resolve", { names: ["first", "last"] }, { $: "resolver", config: { parts: "(\"first\" | \"last\")[]" }, decorations: [{ kind: "extractFields", args: [{ $: "expression", text: "config.parts", name: "parts" }] }] }]], above: { "0": { hash: "df1e61a7f06bc7cd" } } },
  ],
  types: {
    "#Receipt": ["object", { bytes: "number" }],
    "#Row": ["object", { id: "number", name: "string" }],
    "Row[]": ["array", "#Row"],
    "{ authorization: string }": ["object", { authorization: "string" }],
    "{ first: number; last: number }": ["object", { first: "number", last: "number" }],
  },
  code: {
    "./files.ts#answered": ["352268b272208088"],
    "./files.ts#headers": ["d56f9a4622959bfb"],
    "./files.ts#joined": ["9809ccd7e1ee04db"],
    "./files.ts#joined@loadFrom": ["2ecf16dda650297e"],
    "./files.ts#parts": ["f23c8586f49be38d"],
    "./files.ts#parts@resolve": ["d956fddfd044afd5", "./files.ts#parts"],
    "./files.ts#quoted": ["6e197923acd7f785"],
    "./files.ts#report": ["51b47facadf85387"],
    "./files.ts#report@saveTo": ["7c4597b0cf259f09"],
    "./files.ts#report@saveTo.2": ["d3628b52dc2494d4"],
    "./files.ts#rows": ["0fc94df8ce398b26"],
    "./files.ts#stored": ["488b2397466f5e78"],
  },
  positions: [
    [25, 23, 22, 1, 23, 1],
    [35, 17, 33, 1],
    [45, 17, 39, 1],
    [52, 17, 49, 1, 50, 1],
    [57, 23],
    [62, 17],
    [66, 17],
    [74, 17, 70, 1],
  ],
  spans: [
    [1686, 1797],
    [1562, 1684],
    [884, 1024],
    [707, 853],
    [1950, 2076],
    [1799, 1932],
    [1342, 1533],
    [1190, 1295],
    [1026, 1065],
    [1066, 1152],
    [327, 483],
    [601, 705],
  ],
  texts: {
    "./files.ts": "822dc469f8c81e8b",
  },
});
