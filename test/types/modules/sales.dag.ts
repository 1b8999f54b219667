// Written by `eponym build` from sales.ts; build again after a change or a merge conflict.
/* eslint-disable */
import * as source from "./sales.ts";
import { module, type CheckResult, type Column, type Edge, type Own, type Result, type Takes } from "eponym/generated";

type Functions = Own<
  typeof source,
  | "sales"
  | "split"
  | "bounds"
  | "counted"
  | "cost"
>;

export interface Values extends Functions {
  /** All sales in a file. From {@link source.sales}. */
  "sales.raw": Result<typeof source.sales>;
  /** The check `schema` of `sales`. From {@link source.sales}. */
  "sales.check.schema": CheckResult;
  /** The column `amount` of `sales`. From {@link source.sales}. */
  amount: Column<Result<typeof source.sales>, "amount">;
  /** The column `city` of `sales`. From {@link source.sales}. */
  city: Column<Result<typeof source.sales>, "city">;
  /** The field `train` of `split`. From {@link source.split}. */
  train: Result<typeof source.split>["train"];
  /** The field `test` of `split`. From {@link source.split}. */
  test: Result<typeof source.split>["test"];
  /** An element of `bounds`. From {@link source.bounds}. */
  least: Result<typeof source.bounds>[0];
  /** An element of `bounds`. From {@link source.bounds}. */
  most: Result<typeof source.bounds>[1];
  /** How many lie above a threshold. From {@link source.above}. */
  above10: Result<typeof source.above>;
  /** How many lie above a threshold. From {@link source.above}. */
  aboveLimit: Result<typeof source.above>;
  /** The sales of a region. From {@link source.region}. */
  us: Result<typeof source.region>;
  /** The column `amount` of `us`. From {@link source.region}. */
  usAmount: Column<Result<typeof source.region>, "amount">;
  /** The column `city` of `us`. From {@link source.region}. */
  usCity: Column<Result<typeof source.region>, "city">;
  /** The sales of a region. From {@link source.region}. */
  eu: Result<typeof source.region>;
  /** The column `amount` of `eu`. From {@link source.region}. */
  euAmount: Column<Result<typeof source.region>, "amount">;
  /** A price, scaled. From {@link source.price}. */
  "price.raw": Result<typeof source.price>;
  /** The step `scale` of `price`. From {@link source.price}, {@link source._scale}. */
  "price.scale": Result<typeof source._scale>;
  /** The step `text` of `price`. From {@link source.price}, {@link source._describe}, {@link source._scale}. */
  "price.text": Result<typeof source._describe> | Result<typeof source._scale>;
  /** The check `allowNulls` of `price`. From {@link source.price}. */
  "price.check.allowNulls": CheckResult;
  /** A price, scaled. From {@link source.price}, {@link source._describe}, {@link source._scale}. */
  price: Result<typeof source._describe> | Result<typeof source._scale>;
  /** The step `parse` of `cost`. From {@link source.cost}, {@link source._parse}. */
  "cost.parse": Result<typeof source._parse>;
  /** The step `abs` of `cost`. From {@link source.cost}. */
  "cost.rate.abs": Result<typeof Math.abs>;
  /** A note of a sale. From {@link source.note}. */
  "note.raw": Result<typeof source.note>;
  /** From {@link source.trimmed}. */
  "note.trimmed": Result<typeof source.trimmed>;
  /** A note of a sale. From {@link source.note}, {@link source.trimmed}. */
  note: Result<typeof source.trimmed>;
  /** A short answer. From {@link source.answer__short}. */
  "answer.raw": Result<typeof source.answer__short>;
  /** The check `range` of `answer`. From {@link source.answer__short}. */
  "answer.check.range": CheckResult;
  /** A short answer. From {@link source.answer__short}, {@link source.answer__long}. */
  answer: Result<typeof source.answer__short> | Result<typeof source.answer__long>;
}

export interface Edges {
  "sales.raw": "salesPath";
  "sales.check.schema": "sales.raw";
  sales: "sales.raw" | "sales.check.schema";
  amount: "sales";
  city: "sales";
  split: "amount" | "cut";
  train: "split";
  test: "split";
  bounds: "amount";
  least: "bounds";
  most: "bounds";
  above10: "train";
  aboveLimit: "train" | "limit";
  counted: "above10" | "aboveLimit";
  us: "usPath";
  usAmount: "us";
  usCity: "us";
  eu: "euPath";
  euAmount: "eu";
  "price.raw": "net";
  "price.scale": "price.raw" | "factor";
  "price.text": "?price.text";
  "price.check.allowNulls": "price.text";
  price: "?price";
  "cost.parse": "listed";
  "cost.rate.abs": "rate";
  cost: "cost.parse" | "cost.rate.abs";
  "note.raw": "remark";
  "note.trimmed": "note.raw" | "width";
  note: "note.trimmed";
  "answer.raw": "?answer.raw";
  "answer.check.range": "?answer.check.range";
  answer: "?answer";
}

export interface Optional {}

export interface Needs {
  "sales.raw": "salesPath";
  "sales.check.schema": "salesPath";
  sales: "salesPath";
  amount: "salesPath";
  city: "salesPath";
  split: "cut" | "salesPath";
  train: "cut" | "salesPath";
  test: "cut" | "salesPath";
  bounds: "salesPath";
  least: "salesPath";
  most: "salesPath";
  above10: "cut" | "salesPath";
  aboveLimit: "limit" | "cut" | "salesPath";
  counted: "cut" | "salesPath" | "limit";
  us: "usPath";
  usAmount: "usPath";
  usCity: "usPath";
  eu: "euPath";
  euAmount: "euPath";
  "price.raw": "net";
  "price.scale": "factor" | "net";
  "price.text": "?price.text" | "factor" | "net";
  "price.check.allowNulls": "?price.text" | "factor" | "net";
  price: "?price" | "factor" | "net";
  "cost.parse": "listed";
  "cost.rate.abs": "rate";
  cost: "listed" | "rate";
  "note.raw": "remark";
  "note.trimmed": "width" | "remark";
  note: "width" | "remark";
  "answer.raw": "?answer.raw";
  "answer.check.range": "?answer.check.range";
  answer: "?answer";
}

export interface Uses {}

export interface Variants {
  "?price.text":
    | { when: { words: true }; unless: never; gives: Result<typeof source._describe>; edges: "price.scale"; optional: never; needs: "factor" | "net"; uses: never }
    | { when: {}; unless: { words: true }; gives: Result<typeof source._scale>; edges: "price.scale"; optional: never; needs: "factor" | "net"; uses: never };
  "?price":
    | { when: { words: true }; unless: never; gives: Result<typeof source._describe>; edges: "price.text" | "price.check.allowNulls"; optional: never; needs: "?price.text" | "factor" | "net"; uses: never }
    | { when: {}; unless: { words: true }; gives: Result<typeof source._scale>; edges: "price.text" | "price.check.allowNulls"; optional: never; needs: "?price.text" | "factor" | "net"; uses: never };
  "?answer.raw":
    | { when: { long: false }; unless: never; gives: Result<typeof source.answer__short>; edges: "remark"; optional: never; needs: "remark"; uses: never };
  "?answer.check.range":
    | { when: { long: false }; unless: never; gives: CheckResult; edges: "answer.raw"; optional: never; needs: "?answer.raw"; uses: never };
  "?answer":
    | { when: { long: false }; unless: never; gives: Result<typeof source.answer__short>; edges: "answer.raw" | "answer.check.range"; optional: never; needs: "?answer.raw" | "?answer.check.range"; uses: never }
    | { when: { long: true }; unless: never; gives: Result<typeof source.answer__long>; edges: "remarks"; optional: never; needs: "remarks"; uses: never };
}

export interface Fans {}

export interface Inputs {
  /** Taken by `sales.raw`. */
  salesPath: Takes<typeof source.sales, 0>;
  /** Taken by `split`. */
  cut: Takes<typeof source.split, 1>;
  /** Taken by `aboveLimit`. */
  limit: number;
  /** Taken by `us`. */
  usPath: string;
  /** Taken by `eu`. */
  euPath: string;
  /** Taken by `price.raw`. */
  net: Takes<typeof source.price, 0>;
  /** Taken by `price.scale`. */
  factor: number;
  /** Taken by `cost.parse`. */
  listed: Takes<typeof source._parse, 0>;
  /** Taken by `cost.rate.abs`. */
  rate: Takes<typeof Math.abs, 0>;
  /** Taken by `note.raw`, `answer.raw`. */
  remark: Takes<typeof source.note, 0>;
  /** Taken by `note.trimmed`. */
  width: Takes<typeof source.trimmed, 1>;
  /** Taken by `answer`. */
  remarks: Takes<typeof source.answer__long, 0>;
}

export interface Config {
  words?: true | boolean | undefined;
  long?: false | true | undefined;
}

export interface Shape { values: Values; edges: Edges; optional: Optional; needs: Needs; uses: Uses; variants: Variants; fans: Fans; inputs: Inputs; config: Config }

export type Checked = [
  Edge<{ "split(amount) <- amount": Column<Result<typeof source.sales>, "amount"> }, { "split(amount) <- amount": Takes<typeof source.split, 0> }>,
  Edge<{ "bounds(amount) <- amount": Column<Result<typeof source.sales>, "amount"> }, { "bounds(amount) <- amount": Takes<typeof source.bounds, 0> }>,
  Edge<{ "above10(train) <- train": Result<typeof source.split>["train"] }, { "above10(train) <- train": number[] }>,
  Edge<{ "aboveLimit(train) <- train": Result<typeof source.split>["train"] }, { "aboveLimit(train) <- train": number[] }>,
  Edge<{ "counted(above10) <- above10": Result<typeof source.above> }, { "counted(above10) <- above10": number }>,
  Edge<{ "counted(aboveLimit) <- aboveLimit": Result<typeof source.above> }, { "counted(aboveLimit) <- aboveLimit": number }>,
  Edge<{ "price.scale(value) <- price.raw": Result<typeof source.price> }, { "price.scale(value) <- price.raw": Takes<typeof source._scale, 0> }>,
  Edge<{ "price.text(value) <- price.scale": Result<typeof source._scale> }, { "price.text(value) <- price.scale": Takes<typeof source._describe, 0> }>,
  Edge<{ "cost(listed) <- cost.parse": Result<typeof source._parse> }, { "cost(listed) <- cost.parse": Takes<typeof source.cost, 0> }>,
  Edge<{ "cost(rate) <- cost.rate.abs": Result<typeof Math.abs> }, { "cost(rate) <- cost.rate.abs": Takes<typeof source.cost, 1> }>,
  Edge<{ "note.trimmed(value) <- note.raw": Result<typeof source.note> }, { "note.trimmed(value) <- note.raw": Takes<typeof source.trimmed, 0> }>,
];

export default module<Shape>({
  name: "sales",
  file: "./sales.ts",
  url: import.meta.url,
  source,
  functions: [
    { name: "sales", takes: [["salesPath", "string"]], gives: "Sale[]", doc: "All sales in a file.", hash: "28b4dc170227208a", decorators: [["extractColumns", ["amount", "city"]], ["schema", { amount: "number" }]] },
    { name: "split", takes: [["amount", "number[]"], ["cut", "number"]], gives: "{ train: number[]; test: readonly number[] }", doc: "Two parts of the amounts.", hash: "64ed8baf2586d2cf", decorators: [["extractFields", ["train", "test"]]] },
    { name: "bounds", takes: [["amount", "number[]"]], gives: "Promise<[least: number, most: number | null]>", hash: "aebb73f7a29adfed", decorators: [["unpackFields", ["least", "most"]]] },
    { name: "above", takes: [["values", "readonly number[]"], ["threshold", "number"]], gives: "number", doc: "How many lie above a threshold.", hash: "19b4484e1e813832", decorators: [["parameterize", { above10: { $: "binding", parameters: [{ name: "train", node: "train", optional: false, type: "number[]" }] }, aboveLimit: { $: "binding", parameters: [{ name: "train", node: "train", optional: false, type: "number[]" }, { name: "limit", node: "limit", optional: false, type: "number" }] } }]], above: { "0": { hash: "4604afda5108135a" } } },
    { name: "counted", takes: [["counts", "number[]"]], gives: "string", doc: "The counts in words.", hash: "c0cab3967d789f5d", decorators: [["inject", { $: "binding", parameters: [{ name: "above10", node: "above10", optional: false, type: "number" }, { name: "aboveLimit", node: "aboveLimit", optional: false, type: "number" }] }]], above: { "0": { hash: "2eed0b6fc933f9e7" } } },
    { name: "region", takes: [["path", "string"]], gives: "Promise<Sale[]>", doc: "The sales of a region.", hash: "c8d729810d8813e6", decorators: [["parameterizeExtractColumns", { us: { columns: { usAmount: "amount", usCity: "city" }, bind: { $: "binding", parameters: [{ name: "usPath", node: "usPath", optional: false, type: "string" }] } }, eu: { columns: { euAmount: "amount" }, bind: { $: "binding", parameters: [{ name: "euPath", node: "euPath", optional: false, type: "string" }] } } }]], above: { "0": { hash: "9d05243f278f52f4" } } },
    { name: "price", takes: [["net", "number"]], gives: "number", doc: "A price, scaled.", hash: "be088c69f267d4fc", decorators: [["pipeOutput", { $: "call", callee: "step", args: [{ $: "expression", text: "_scale", name: "_scale", declared: "_scale" }, { $: "binding", parameters: [{ name: "factor", node: "factor", optional: false, type: "number" }] }] }, { $: "call", callee: "step", args: [{ $: "expression", text: "_describe", name: "_describe", declared: "_describe" }, { name: "text", when: { words: true } }] }], ["checkOutput", { allowNulls: false }]], above: { "0": { hash: "403493cea8a95786" } } },
    { name: "cost", takes: [["listed", "number"], ["rate", "number"]], gives: "number", doc: "What a listed price comes to.", hash: "86fc561b5f4fc16f", decorators: [["pipeInput", { $: "call", callee: "step", args: [{ $: "expression", text: "_parse", name: "_parse", declared: "_parse" }] }], ["pipeInput", { on: "rate" }, { $: "call", callee: "step", args: [{ $: "expression", text: "Math.abs", name: "abs" }] }]], above: { "0": { hash: "0eafba9eb5a29488" }, "1": { hash: "329058c3abc5ad70" } } },
    { name: "trimmed", takes: [["value", "string"], ["width", "number"]], gives: "string[]", hash: "897f3175e43375af", decorators: [["mutate", [{ $: "expression", text: "note", name: "note", declared: "note" }]]], above: { "0": { hash: "02749aa1fc43c08e" } } },
    { name: "note", takes: [["remark", "string"]], gives: "string", doc: "A note of a sale.", hash: "f595db79ab04f0cd" },
    { name: "answer__short", takes: [["remark", "string"]], gives: "number", doc: "A short answer.", hash: "dee3172d0d6ec2c5", decorators: [["config.when", { long: false }], ["checkOutput", { range: [0, 10] }]] },
    { name: "answer__long", takes: [["remarks", "readonly string[]"]], gives: "string", doc: "A long answer.", hash: "52ba1496f8e2dde1", decorators: [["config.when", { long: true }]] },
  ],
  types: {
    "#Sale": ["object", { amount: "number", city: "string" }],
    "Sale[]": ["array", "#Sale"],
    "[least: number, most: number | null]": ["tuple", ["number", ["or", "number", "null"]], 2],
    "{ train: number[]; test: readonly number[] }": ["object", { train: ["array", "number"], test: ["array", "number"] }],
  },
  code: {
    "./sales.ts#_describe": ["38464d755db1a1c1"],
    "./sales.ts#_parse": ["63f12672b9813973"],
    "./sales.ts#_scale": ["97cc728f1b0207e9"],
    "./sales.ts#above": ["5c69485eb0818982"],
    "./sales.ts#above@parameterize": ["df0994065c480507"],
    "./sales.ts#answer__long": ["768be66426e372b6"],
    "./sales.ts#answer__short": ["71a2d3df3433c5a7"],
    "./sales.ts#bounds": ["66494713a39a51de"],
    "./sales.ts#cost": ["aeeb768b13ee91b5"],
    "./sales.ts#cost@pipeInput": ["3b6858523b1f3a35", "./sales.ts#_parse"],
    "./sales.ts#cost@pipeInput.2": ["a8fa2d83820bc97b"],
    "./sales.ts#counted": ["9caab5dd3314c073"],
    "./sales.ts#counted@inject": ["580ae21dc21bf047"],
    "./sales.ts#note": ["83355403d5a6e6da"],
    "./sales.ts#price": ["c463e74aa477558d"],
    "./sales.ts#price@pipeOutput": ["78be0e01c7882d66", "./sales.ts#_describe", "./sales.ts#_scale"],
    "./sales.ts#region": ["85f98d8a392c93c6"],
    "./sales.ts#region@parameterizeExtractColumns": ["1233ddcc869486d9"],
    "./sales.ts#sales": ["4935e9ed4750da01"],
    "./sales.ts#split": ["8817f3f5edfb548d"],
    "./sales.ts#trimmed": ["24b23115d215059d"],
    "./sales.ts#trimmed@mutate": ["3d12fdd586c5a97d", "./sales.ts#note"],
  },
  positions: [
    [25, 17, 22, 1, 23, 1],
    [31, 17, 29, 1],
    [36, 23, 35, 1],
    [45, 17, 40, 1],
    [51, 17, 49, 1],
    [60, 23, 55, 1],
    [71, 17, 64, 1, 69, 1],
    [87, 17, 84, 1, 85, 1],
    [96, 17, 95, 1],
    [101, 17],
    [108, 17, 105, 1, 106, 1],
    [114, 17, 112, 1],
  ],
  spans: [
    [2168, 2245],
    [2452, 2523],
    [2076, 2166],
    [1108, 1248],
    [932, 1068],
    [3009, 3102],
    [2861, 2942],
    [778, 930],
    [2364, 2450],
    [2247, 2277],
    [2278, 2326],
    [1361, 1438],
    [1250, 1332],
    [2678, 2743],
    [1997, 2057],
    [1800, 1929],
    [1685, 1798],
    [1440, 1654],
    [383, 490],
    [566, 735],
    [2550, 2651],
    [2525, 2549],
  ],
  texts: {
    "./sales.ts": "d9a7d48850a51f3c",
  },
});
