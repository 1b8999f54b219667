// Written by `eponym build` from survey.ts; build again after a change or a merge conflict.
/* eslint-disable */
import * as source from "./survey.ts";
import { module, type CheckResult, type Column, type ConditionFits, type Edge, type Own, type Result, type Takes } from "eponym/generated";

type Functions = Own<
  typeof source,
  | "receiptLength"
  | "table"
  | "meanAge"
  | "spread"
  | "halves"
  | "bounds"
  | "total"
  | "summary"
  | "headline"
  | "later"
>;

export interface Values extends Functions {
  /** The answers in a file. From {@link source.answers__batch}, {@link source.answers__online}. */
  answers: Result<typeof source.answers__batch> | Result<typeof source.answers__online>;
  /** From {@link source.label__batch}, {@link source.label__online}. */
  label: Result<typeof source.label__batch> | Result<typeof source.label__online>;
  /** Only made online. From {@link source.receipt}. */
  receipt: Result<typeof source.receipt>;
  /** The column `age` of `table`. From {@link source.table}. */
  age: Column<Result<typeof source.table>, "age">;
  /** The column `city` of `table`. From {@link source.table}. */
  city: Column<Result<typeof source.table>, "city">;
  /** How far ages lie apart. From {@link source.spread}. */
  "spread.raw": Result<typeof source.spread>;
  /** The check `range` of `spread`. From {@link source.spread}. */
  "spread.check.range": CheckResult;
  /** The field `young` of `halves`. From {@link source.halves}. */
  young: Result<typeof source.halves>["young"];
  /** The field `old` of `halves`. From {@link source.halves}. */
  old: Result<typeof source.halves>["old"];
  /** An element of `bounds`. From {@link source.bounds}. */
  youngest: Result<typeof source.bounds>[0];
  /** An element of `bounds`. From {@link source.bounds}. */
  oldest: Result<typeof source.bounds>[1];
  /** How many lie above a threshold. From {@link source.above}. */
  above30: Result<typeof source.above>;
  /** How many lie above a threshold. From {@link source.above}. */
  aboveLimit: Result<typeof source.above>;
}

export interface Edges {
  answers: "?answers";
  label: "?label";
  receipt: "?receipt";
  receiptLength: "receipt";
  table: "answers";
  age: "table";
  city: "table";
  meanAge: "age";
  "spread.raw": "age";
  "spread.check.range": "spread.raw";
  spread: "spread.raw" | "spread.check.range";
  halves: "age" | "meanAge";
  young: "halves";
  old: "halves";
  bounds: "age";
  youngest: "bounds";
  oldest: "bounds";
  above30: "age";
  aboveLimit: "age" | "limit";
  total: "above30" | "aboveLimit";
  summary: "meanAge" | "total";
  headline: "summary";
  later: "label";
}

export interface Optional {
  "spread.raw": "scale";
  summary: "note";
}

export interface Needs {
  answers: "?answers";
  label: "?label";
  receipt: "?receipt";
  receiptLength: "?receipt";
  table: "?answers";
  age: "?answers";
  city: "?answers";
  meanAge: "?answers";
  "spread.raw": "?answers";
  "spread.check.range": "?answers";
  spread: "?answers";
  halves: "?answers";
  young: "?answers";
  old: "?answers";
  bounds: "?answers";
  youngest: "?answers";
  oldest: "?answers";
  above30: "?answers";
  aboveLimit: "limit" | "?answers";
  total: "?answers" | "limit";
  summary: "?answers" | "limit";
  headline: "?answers" | "limit";
  later: "?label";
}

export interface Uses {
  "spread.raw": "scale";
  "spread.check.range": "scale";
  spread: "scale";
  summary: "note";
  headline: "note";
}

export interface Variants {
  "?answers":
    | { when: { mode: "batch" }; unless: never; gives: Result<typeof source.answers__batch>; edges: "path"; optional: never; needs: "path"; uses: never }
    | { when: { mode: "online" }; unless: never; gives: Result<typeof source.answers__online>; edges: "clientId"; optional: never; needs: "clientId"; uses: never };
  "?label":
    | { when: { mode: "batch" }; unless: never; gives: Result<typeof source.label__batch>; edges: never; optional: never; needs: never; uses: never }
    | { when: { mode: "online" }; unless: never; gives: Result<typeof source.label__online>; edges: "clientId"; optional: never; needs: "clientId"; uses: never };
  "?receipt":
    | { when: { mode: "online" }; unless: never; gives: Result<typeof source.receipt>; edges: "clientId"; optional: never; needs: "clientId"; uses: never };
}

export interface Fans {}

export interface Inputs {
  /** Taken by `answers`. */
  path: Takes<typeof source.answers__batch, 0>;
  /** Taken by `answers`, `label`, `receipt`. */
  clientId: Takes<typeof source.answers__online, 0>;
  /** Taken by `spread.raw`. */
  scale: Exclude<Takes<typeof source.spread, 1>, undefined>;
  /** Taken by `aboveLimit`. */
  limit: number;
  /** Taken by `summary`. */
  note: Exclude<Takes<typeof source.summary, 0>["note"], undefined>;
}

export type Config = source.Config;

export interface Shape { values: Values; edges: Edges; optional: Optional; needs: Needs; uses: Uses; variants: Variants; fans: Fans; inputs: Inputs; config: Config }

export type Checked = [
  Edge<{ "receiptLength(receipt) <- receipt": Result<typeof source.receipt> }, { "receiptLength(receipt) <- receipt": Takes<typeof source.receiptLength, 0> }>,
  Edge<{ "table(answers) <- answers__batch": Result<typeof source.answers__batch> }, { "table(answers) <- answers__batch": Takes<typeof source.table, 0> }>,
  Edge<{ "table(answers) <- answers__online": Result<typeof source.answers__online> }, { "table(answers) <- answers__online": Takes<typeof source.table, 0> }>,
  Edge<{ "meanAge(age) <- age": Column<Result<typeof source.table>, "age"> }, { "meanAge(age) <- age": Takes<typeof source.meanAge, 0> }>,
  Edge<{ "spread(age) <- age": Column<Result<typeof source.table>, "age"> }, { "spread(age) <- age": Takes<typeof source.spread, 0> }>,
  Edge<{ "halves(age) <- age": Column<Result<typeof source.table>, "age"> }, { "halves(age) <- age": Takes<typeof source.halves, 0> }>,
  Edge<{ "halves(meanAge) <- meanAge": Result<typeof source.meanAge> }, { "halves(meanAge) <- meanAge": Takes<typeof source.halves, 1> }>,
  Edge<{ "bounds(age) <- age": Column<Result<typeof source.table>, "age"> }, { "bounds(age) <- age": Takes<typeof source.bounds, 0> }>,
  Edge<{ "above30(age) <- age": Column<Result<typeof source.table>, "age"> }, { "above30(age) <- age": number[] }>,
  Edge<{ "aboveLimit(age) <- age": Column<Result<typeof source.table>, "age"> }, { "aboveLimit(age) <- age": number[] }>,
  Edge<{ "total(above30) <- above30": Result<typeof source.above> }, { "total(above30) <- above30": number }>,
  Edge<{ "total(aboveLimit) <- aboveLimit": Result<typeof source.above> }, { "total(aboveLimit) <- aboveLimit": number }>,
  Edge<{ "summary(meanAge) <- meanAge": Result<typeof source.meanAge> }, { "summary(meanAge) <- meanAge": Takes<typeof source.summary, 0>["meanAge"] }>,
  Edge<{ "summary(total) <- total": Result<typeof source.total> }, { "summary(total) <- total": Takes<typeof source.summary, 0>["total"] }>,
  Edge<{ "headline(text) <- summary": Result<typeof source.summary> }, { "headline(text) <- summary": Takes<typeof source.headline, 0> }>,
  Edge<{ "later(label) <- label__batch": Result<typeof source.label__batch> }, { "later(label) <- label__batch": Takes<typeof source.later, 0> }>,
  Edge<{ "later(label) <- label__online": Result<typeof source.label__online> }, { "later(label) <- label__online": Takes<typeof source.later, 0> }>,
  ConditionFits<{ "answers__batch: config.mode": "batch" }, { "answers__batch: config.mode": source.Config["mode"] }>,
  ConditionFits<{ "answers__online: config.mode": "online" }, { "answers__online: config.mode": source.Config["mode"] }>,
  ConditionFits<{ "label__batch: config.mode": "batch" }, { "label__batch: config.mode": source.Config["mode"] }>,
  ConditionFits<{ "label__online: config.mode": "online" }, { "label__online: config.mode": source.Config["mode"] }>,
  ConditionFits<{ "receipt: config.mode": "online" }, { "receipt: config.mode": source.Config["mode"] }>,
];

export default module<Shape>({
  name: "survey",
  file: "./survey.ts",
  url: import.meta.url,
  source,
  functions: [
    { name: "answers__batch", takes: [["path", "string"]], gives: "Answer[]", doc: "The answers in a file.", hash: "8e15ea7bed5e94e6", decorators: [["config.when", { mode: "batch" }]] },
    { name: "answers__online", takes: [["clientId", "number"]], gives: "Promise<Answer[]>", doc: "The answers of a client.", hash: "59b778377db27d28", decorators: [["config.when", { mode: "online" }]] },
    { name: "label__batch", gives: "\"batch\"", hash: "6453dc3f8adafe77", decorators: [["config.when", { mode: "batch" }]] },
    { name: "label__online", takes: [["clientId", "number"]], gives: "number", hash: "0fd16ecd72b83217", decorators: [["config.when", { mode: "online" }]] },
    { name: "receipt", takes: [["clientId", "number"]], gives: "string", doc: "Only made online.", hash: "3ef9d5f78c695239", decorators: [["config.when", { mode: "online" }]] },
    { name: "receiptLength", takes: [["receipt", "string"]], gives: "number", hash: "3633f3169b38086a" },
    { name: "table", takes: [["answers", "Answer[]"]], gives: "Answer[]", hash: "12fe39cd1e71a45e", decorators: [["extractColumns", ["age", "city"]]] },
    { name: "meanAge", takes: [["age", "number[]"]], gives: "number", doc: "The mean age in years.", hash: "71aff986fcaf5a76" },
    { name: "spread", takes: [["age", "number[]"], ["scale?=1", "number"]], gives: "Promise<number>", doc: "How far ages lie apart.", hash: "a9cb3bafab2bec03", decorators: [["checkOutput", { range: [0, 100] }]] },
    { name: "halves", takes: [["age", "number[]"], ["meanAge", "number"]], gives: "{ young: number[]; old: number[] }", hash: "b54670788728bbca", decorators: [["extractFields", ["young", "old"]]] },
    { name: "bounds", takes: [["age", "number[]"]], gives: "[number, number]", hash: "c465f252b5798188", decorators: [["unpackFields", ["youngest", "oldest"]]] },
    { name: "above", takes: [["values", "number[]"], ["threshold", "number"]], gives: "number", doc: "How many lie above a threshold.", hash: "19b4484e1e813832", decorators: [["parameterize", { above30: { $: "binding", parameters: [{ name: "age", node: "age", optional: false, type: "number[]" }] }, aboveLimit: { $: "binding", parameters: [{ name: "age", node: "age", optional: false, type: "number[]" }, { name: "limit", node: "limit", optional: false, type: "number" }] } }]], above: { "0": { hash: "d6d85caf0af98181" } } },
    { name: "total", takes: [["counts", "number[]"]], gives: "number", hash: "b0bb9f59cea3540b", decorators: [["inject", { $: "binding", parameters: [{ name: "above30", node: "above30", optional: false, type: "number" }, { name: "aboveLimit", node: "aboveLimit", optional: false, type: "number" }] }]], above: { "0": { hash: "c4d2fe345a2bff6a" } } },
    { name: "summary", takes: [["meanAge", "number"], ["total", "number"], ["note?", "string"]], gives: "string", call: "named", doc: "Takes its edges by name.", hash: "1a9e773c81b48c1c" },
    { name: "headline", takes: [["text", "string", "summary"]], gives: "{ title: string }", hash: "4804c3df7d14f416" },
    { name: "later", takes: [["label", "\"batch\" | number"]], gives: "Promise<{ label: \"batch\" | number }>", hash: "00c92cfb080ad8a1" },
  ],
  types: {
    "#Answer": ["object", { age: "number", city: "string" }],
    "Answer[]": ["array", "#Answer"],
    "[number, number]": ["tuple", ["number", "number"], 2],
    "{ label: \"batch\" | number }": ["object", { label: ["or", ["=", "batch"], "number"] }],
    "{ title: string }": ["object", { title: "string" }],
    "{ young: number[]; old: number[] }": ["object", { young: ["array", "number"], old: ["array", "number"] }],
  },
  code: {
    "./survey.ts#above": ["5c69485eb0818982"],
    "./survey.ts#above@parameterize": ["1b207647c0e03fa3"],
    "./survey.ts#answers__batch": ["b6b3b28b76824abb"],
    "./survey.ts#answers__online": ["8ccd1837d52692ef"],
    "./survey.ts#bounds": ["ab47e6f20180be13"],
    "./survey.ts#halves": ["919270f7f640c84a"],
    "./survey.ts#headline": ["3c1704372bcedafc"],
    "./survey.ts#label__batch": ["3fbc2ccf01cf0537"],
    "./survey.ts#label__online": ["6c2361513ec8a57f"],
    "./survey.ts#later": ["0e55af8aa7cc9410"],
    "./survey.ts#meanAge": ["508407618dbc8254"],
    "./survey.ts#receipt": ["89d9e1332c81bac8"],
    "./survey.ts#receiptLength": ["b0908a46388e5096"],
    "./survey.ts#spread": ["f9aa0517f4af2826"],
    "./survey.ts#summary": ["27184d0fbb448c99"],
    "./survey.ts#table": ["c6e7507fada80ed5"],
    "./survey.ts#total": ["63766fa40705e82c"],
    "./survey.ts#total@inject": ["ff39bc0cc9872e9b"],
  },
  positions: [
    [23, 17, 21, 1],
    [29, 23, 27, 1],
    [34, 17, 33, 1],
    [39, 17, 38, 1],
    [45, 17, 43, 1],
    [49, 17],
    [54, 17, 53, 1],
    [59, 17],
    [65, 23, 63, 1],
    [70, 17, 69, 1],
    [75, 17, 74, 1],
    [84, 17, 79, 1],
    [89, 17, 88, 1],
    [94, 17],
    [98, 17],
    [102, 17],
  ],
  spans: [
    [2163, 2294],
    [1995, 2123],
    [339, 444],
    [528, 652],
    [1887, 1993],
    [1639, 1839],
    [2678, 2784],
    [700, 761],
    [811, 889],
    [2786, 2911],
    [1266, 1382],
    [958, 1035],
    [1037, 1120],
    [1457, 1596],
    [2518, 2676],
    [1162, 1234],
    [2377, 2484],
    [2296, 2376],
  ],
  texts: {
    "./survey.ts": "90f0bc2a4d06f83f",
  },
});
