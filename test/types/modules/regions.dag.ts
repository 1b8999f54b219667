// Written by `eponym build` from regions.ts; build again after a change or a merge conflict.
/* eslint-disable */
import * as source from "./regions.ts";
import { module, type AddedColumn, type Edge, type Inner, type InnerInput, type Own, type Result, type Takes, type TakesTable } from "eponym/generated";
import type spending from "./spending.dag.ts";

type Functions = Own<
  typeof source,
  | "usSpend"
  | "euSpend"
  | "anySpend"
  | "nested"
  | "best"
>;

export interface Values extends Functions {
  /** The input `surveyPath` of the nodes inside `usSpend`. From {@link source.usSpend}. */
  "usSpend.inputs.surveyPath": InnerInput<typeof spending, "surveyPath">;
  /** The input `limit` of the nodes inside `usSpend`. From {@link source.usSpend}. */
  "usSpend.inputs.limit": number;
  /** The answers of one survey. From {@link source.usSpend}. */
  "usSpend.survey": Inner<typeof spending, {}, "survey">;
  /** The column `spend` of `survey`. From {@link source.usSpend}. */
  "usSpend.spend": Inner<typeof spending, {}, "spend">;
  /** In dollars. From {@link source.usSpend}. */
  "usSpend.spends": Inner<typeof spending, { "region": "us" }, "spends">;
  /** Inside `usSpend`. From {@link source.usSpend}. */
  "usSpend.above10": Inner<typeof spending, {}, "above10">;
  /** The last answer, in words in the EU. From {@link source.usSpend}. */
  "usSpend.last.raw": Inner<typeof spending, {}, "last.raw">;
  /** The step `text` of `last`. From {@link source.usSpend}. */
  "usSpend.last.text": Inner<typeof spending, { "region": "us" }, "last.text">;
  /** The last answer, in words in the EU. From {@link source.usSpend}. */
  "usSpend.last": Inner<typeof spending, { "region": "us" }, "last.text">;
  /** The input `surveyPath` of the nodes inside `euSpend`. From {@link source.euSpend}. */
  "euSpend.inputs.surveyPath": InnerInput<typeof spending, "surveyPath">;
  /** The input `rate` of the nodes inside `euSpend`. From {@link source.euSpend}. */
  "euSpend.inputs.rate": InnerInput<typeof spending, "rate">;
  /** The answers of one survey. From {@link source.euSpend}. */
  "euSpend.survey": Inner<typeof spending, {}, "survey">;
  /** The column `spend` of `survey`. From {@link source.euSpend}. */
  "euSpend.spend": Inner<typeof spending, {}, "spend">;
  /** Inside `euSpend`. From {@link source.euSpend}. */
  "euSpend.spends": Inner<typeof spending, { "region": "eu" }, "spends">;
  /** Inside `euSpend`. From {@link source.euSpend}. */
  "euSpend.above10": Inner<typeof spending, {}, "above10">;
  /** The last answer, in words in the EU. From {@link source.euSpend}. */
  "euSpend.last.raw": Inner<typeof spending, {}, "last.raw">;
  /** The step `text` of `last`. From {@link source.euSpend}. */
  "euSpend.last.text": Inner<typeof spending, { "region": "eu" }, "last.text">;
  /** The last answer, in words in the EU. From {@link source.euSpend}. */
  "euSpend.last": Inner<typeof spending, { "region": "eu" }, "last.text">;
  /** The input `surveyPath` of the nodes inside `firstEnd`. From {@link source.ends}. */
  "firstEnd.inputs.surveyPath": string;
  /** The answers of one survey. From {@link source.ends}. */
  "firstEnd.survey": Inner<typeof spending, {}, "survey">;
  /** The column `spend` of `survey`. From {@link source.ends}. */
  "firstEnd.spend": Inner<typeof spending, {}, "spend">;
  /** In dollars. From {@link source.ends}. */
  "firstEnd.spends": Inner<typeof spending, { "region": "us" }, "spends">;
  /** Inside `ends`. From {@link source.ends}. */
  "firstEnd.above10": Inner<typeof spending, {}, "above10">;
  /** The last answer, in words in the EU. From {@link source.ends}. */
  "firstEnd.last.raw": Inner<typeof spending, {}, "last.raw">;
  /** The step `text` of `last`. From {@link source.ends}. */
  "firstEnd.last.text": Inner<typeof spending, { "region": "us" }, "last.text">;
  /** The last answer, in words in the EU. From {@link source.ends}. */
  "firstEnd.last": Inner<typeof spending, { "region": "us" }, "last.text">;
  /** The last answer. From {@link source.ends}. */
  firstEnd: Result<typeof source.ends>;
  /** The answers of one survey. From {@link source.ends}. */
  "otherEnd.survey": Inner<typeof spending, {}, "survey">;
  /** The column `spend` of `survey`. From {@link source.ends}. */
  "otherEnd.spend": Inner<typeof spending, {}, "spend">;
  /** In dollars. From {@link source.ends}. */
  "otherEnd.spends": Inner<typeof spending, { "region": "us" }, "spends">;
  /** Inside `ends`. From {@link source.ends}. */
  "otherEnd.above10": Inner<typeof spending, {}, "above10">;
  /** The last answer, in words in the EU. From {@link source.ends}. */
  "otherEnd.last.raw": Inner<typeof spending, {}, "last.raw">;
  /** The step `text` of `last`. From {@link source.ends}. */
  "otherEnd.last.text": Inner<typeof spending, { "region": "us" }, "last.text">;
  /** The last answer, in words in the EU. From {@link source.ends}. */
  "otherEnd.last": Inner<typeof spending, { "region": "us" }, "last.text">;
  /** The last answer. From {@link source.ends}. */
  otherEnd: Result<typeof source.ends>;
  /** The answers of one survey. From {@link source.anySpend}. */
  "anySpend.survey": Inner<typeof spending, {}, "survey">;
  /** The column `spend` of `survey`. From {@link source.anySpend}. */
  "anySpend.spend": Inner<typeof spending, {}, "spend">;
  /** In dollars. From {@link source.anySpend}. */
  "anySpend.spends": Inner<typeof spending, { "region": "us" }, "spends"> | Inner<typeof spending, { "region": "eu" }, "spends">;
  /** Inside `anySpend`. From {@link source.anySpend}. */
  "anySpend.above10": Inner<typeof spending, {}, "above10">;
  /** The last answer, in words in the EU. From {@link source.anySpend}. */
  "anySpend.last.raw": Inner<typeof spending, {}, "last.raw">;
  /** The step `text` of `last`. From {@link source.anySpend}. */
  "anySpend.last.text": Inner<typeof spending, { "region": "eu" }, "last.text"> | Inner<typeof spending, {}, "last.text">;
  /** The last answer, in words in the EU. From {@link source.anySpend}. */
  "anySpend.last": Inner<typeof spending, { "region": "eu" }, "last.text"> | Inner<typeof spending, {}, "last.text">;
  /** The input `amount` of the nodes inside `nested`. From {@link source.nested}, {@link source.doubled}. */
  "nested.inputs.amount": Takes<typeof source.doubled, 0>;
  /** Inside `nested`. From {@link source.doubled}. */
  "nested.inside.doubled": Result<typeof source.doubled>;
  /** Inside `nested`. From {@link source.inside}. */
  "nested.inside": Result<typeof source.inside>;
  /** The column `spend` that others of `best` are made from. From {@link source.best}, {@link source.ratio}. */
  "best.columns.spend": Takes<typeof source.ratio, 0>;
  /** The column `signups` that others of `best` are made from. From {@link source.best}, {@link source.ratio}. */
  "best.columns.signups": Takes<typeof source.ratio, 1>;
  /** Inside `best`. From {@link source.ratio}. */
  "best.ratio": Result<typeof source.ratio>;
  /** What `best` takes, with further columns. From {@link source.best}. */
  "best.campaigns": Takes<typeof source.best, 0>;
}

export interface Edges {
  "usSpend.inputs.surveyPath": "usPath" | "limit";
  "usSpend.inputs.limit": "limit";
  "usSpend.survey": "usSpend.inputs.surveyPath" | "usSpend.inputs.limit";
  "usSpend.spend": "usSpend.survey";
  "usSpend.spends": "usSpend.spend";
  "usSpend.above10": "usSpend.spend";
  "usSpend.last.raw": "usSpend.spend" | "usSpend.inputs.surveyPath";
  "usSpend.last.text": "usSpend.last.raw";
  "usSpend.last": "usSpend.last.text";
  usSpend: "usSpend.spends";
  "euSpend.inputs.surveyPath": never;
  "euSpend.inputs.rate": never;
  "euSpend.survey": "euSpend.inputs.surveyPath";
  "euSpend.spend": "euSpend.survey";
  "euSpend.spends": "euSpend.spend" | "euSpend.inputs.rate";
  "euSpend.above10": "euSpend.spend";
  "euSpend.last.raw": "euSpend.spend" | "euSpend.inputs.surveyPath";
  "euSpend.last.text": "euSpend.last.raw";
  "euSpend.last": "euSpend.last.text";
  euSpend: "euSpend.spends" | "bonus";
  "firstEnd.inputs.surveyPath": "usPath";
  "firstEnd.survey": "firstEnd.inputs.surveyPath";
  "firstEnd.spend": "firstEnd.survey";
  "firstEnd.spends": "firstEnd.spend";
  "firstEnd.above10": "firstEnd.spend";
  "firstEnd.last.raw": "firstEnd.spend" | "firstEnd.inputs.surveyPath";
  "firstEnd.last.text": "firstEnd.last.raw";
  "firstEnd.last": "firstEnd.last.text";
  firstEnd: "firstEnd.last" | "firstEnd.above10";
  "otherEnd.survey": "surveyPath";
  "otherEnd.spend": "otherEnd.survey";
  "otherEnd.spends": "otherEnd.spend";
  "otherEnd.above10": "otherEnd.spend";
  "otherEnd.last.raw": "otherEnd.spend" | "surveyPath";
  "otherEnd.last.text": "otherEnd.last.raw";
  "otherEnd.last": "otherEnd.last.text";
  otherEnd: "otherEnd.last" | "otherEnd.above10";
  "anySpend.survey": "surveyPath";
  "anySpend.spend": "anySpend.survey";
  "anySpend.spends": "?anySpend.spends";
  "anySpend.above10": "anySpend.spend";
  "anySpend.last.raw": "anySpend.spend" | "surveyPath";
  "anySpend.last.text": "?anySpend.last.text";
  "anySpend.last": "?anySpend.last";
  anySpend: "anySpend.spends";
  "nested.inputs.amount": "euPath";
  "nested.inside.doubled": "nested.inputs.amount";
  "nested.inside": "nested.inside.doubled";
  nested: "nested.inside";
  "best.columns.spend": "campaigns";
  "best.columns.signups": "campaigns";
  "best.ratio": "best.columns.spend" | "best.columns.signups" | "weight";
  "best.campaigns": "best.ratio" | "campaigns";
  best: "best.campaigns";
}

export interface Optional {}

export interface Needs {
  "usSpend.inputs.surveyPath": "usPath" | "limit";
  "usSpend.inputs.limit": "limit";
  "usSpend.survey": "usPath" | "limit";
  "usSpend.spend": "usPath" | "limit";
  "usSpend.spends": "usPath" | "limit";
  "usSpend.above10": "usPath" | "limit";
  "usSpend.last.raw": "usPath" | "limit";
  "usSpend.last.text": "usPath" | "limit";
  "usSpend.last": "usPath" | "limit";
  usSpend: "usPath" | "limit";
  euSpend: "bonus";
  "firstEnd.inputs.surveyPath": "usPath";
  "firstEnd.survey": "usPath";
  "firstEnd.spend": "usPath";
  "firstEnd.spends": "usPath";
  "firstEnd.above10": "usPath";
  "firstEnd.last.raw": "usPath";
  "firstEnd.last.text": "usPath";
  "firstEnd.last": "usPath";
  firstEnd: "usPath";
  "otherEnd.survey": "surveyPath";
  "otherEnd.spend": "surveyPath";
  "otherEnd.spends": "surveyPath";
  "otherEnd.above10": "surveyPath";
  "otherEnd.last.raw": "surveyPath";
  "otherEnd.last.text": "surveyPath";
  "otherEnd.last": "surveyPath";
  otherEnd: "surveyPath";
  "anySpend.survey": "surveyPath";
  "anySpend.spend": "surveyPath";
  "anySpend.spends": "?anySpend.spends";
  "anySpend.above10": "surveyPath";
  "anySpend.last.raw": "surveyPath";
  "anySpend.last.text": "?anySpend.last.text" | "surveyPath";
  "anySpend.last": "?anySpend.last" | "surveyPath";
  anySpend: "?anySpend.spends";
  "nested.inputs.amount": "euPath";
  "nested.inside.doubled": "euPath";
  "nested.inside": "euPath";
  nested: "euPath";
  "best.columns.spend": "campaigns";
  "best.columns.signups": "campaigns";
  "best.ratio": "weight" | "campaigns";
  "best.campaigns": "campaigns" | "weight";
  best: "campaigns" | "weight";
}

export interface Uses {}

export interface Variants {
  "?anySpend.spends":
    | { when: { place: "us" }; unless: never; gives: Inner<typeof spending, { "region": "us" }, "spends">; edges: "anySpend.spend"; optional: never; needs: "surveyPath"; uses: never }
    | { when: { place: "eu" }; unless: never; gives: Inner<typeof spending, { "region": "eu" }, "spends">; edges: "anySpend.spend" | "rate"; optional: never; needs: "rate" | "surveyPath"; uses: never };
  "?anySpend.last.text":
    | { when: { place: "eu" }; unless: never; gives: Inner<typeof spending, { "region": "eu" }, "last.text">; edges: "anySpend.last.raw"; optional: never; needs: "surveyPath"; uses: never }
    | { when: {}; unless: { place: "eu" }; gives: Inner<typeof spending, {}, "last.text">; edges: "anySpend.last.raw"; optional: never; needs: "surveyPath"; uses: never };
  "?anySpend.last":
    | { when: { place: "eu" }; unless: never; gives: Inner<typeof spending, { "region": "eu" }, "last.text">; edges: "anySpend.last.text"; optional: never; needs: "?anySpend.last.text" | "surveyPath"; uses: never }
    | { when: {}; unless: { place: "eu" }; gives: Inner<typeof spending, {}, "last.text">; edges: "anySpend.last.text"; optional: never; needs: "?anySpend.last.text" | "surveyPath"; uses: never };
}

export interface Fans {}

export interface Inputs {
  /** Taken by `usSpend.inputs.surveyPath`, `firstEnd.inputs.surveyPath`. */
  usPath: string;
  /** Taken by `usSpend.inputs.surveyPath`, `usSpend.inputs.limit`. */
  limit: number;
  /** Taken by `euSpend`. */
  bonus: Takes<typeof source.euSpend, 1>;
  /** Taken by `otherEnd.survey`, `otherEnd.last.raw`, `anySpend.survey`, `anySpend.last.raw`. */
  surveyPath: InnerInput<typeof spending, "surveyPath">;
  /** Taken by `anySpend.spends`. */
  rate: InnerInput<typeof spending, "rate">;
  /** Taken by `nested.inputs.amount`. */
  euPath: string;
  /** Taken by `best.columns.spend`, `best.columns.signups`, `best.campaigns`. */
  campaigns: TakesTable<Takes<typeof source.best, 0>, "ratio", { "spend": Takes<typeof source.ratio, 0>; "signups": Takes<typeof source.ratio, 1> }>;
  /** Taken by `best.ratio`. */
  weight: Takes<typeof source.ratio, 2>;
}

export interface Config {
  place?: "us" | "eu" | (string & {}) | undefined;
}

export interface Shape { values: Values; edges: Edges; optional: Optional; needs: Needs; uses: Uses; variants: Variants; fans: Fans; inputs: Inputs; config: Config }

export type Checked = [
  Edge<{ "usSpend.survey(limit) <- usSpend.inputs.limit": number }, { "usSpend.survey(limit) <- usSpend.inputs.limit": InnerInput<typeof spending, "limit"> | undefined }>,
  Edge<{ "usSpend(spends) <- usSpend.spends": Inner<typeof spending, { "region": "us" }, "spends"> }, { "usSpend(spends) <- usSpend.spends": Takes<typeof source.usSpend, 0> }>,
  Edge<{ "euSpend(spends) <- euSpend.spends": Inner<typeof spending, { "region": "eu" }, "spends"> }, { "euSpend(spends) <- euSpend.spends": Takes<typeof source.euSpend, 0> }>,
  Edge<{ "firstEnd.survey(surveyPath) <- firstEnd.inputs.surveyPath": string }, { "firstEnd.survey(surveyPath) <- firstEnd.inputs.surveyPath": InnerInput<typeof spending, "surveyPath"> }>,
  Edge<{ "firstEnd.last(surveyPath) <- firstEnd.inputs.surveyPath": string }, { "firstEnd.last(surveyPath) <- firstEnd.inputs.surveyPath": InnerInput<typeof spending, "surveyPath"> }>,
  Edge<{ "firstEnd(last) <- firstEnd.last": Inner<typeof spending, { "region": "us" }, "last.text"> }, { "firstEnd(last) <- firstEnd.last": Takes<typeof source.ends, 0> }>,
  Edge<{ "firstEnd(above10) <- firstEnd.above10": Inner<typeof spending, {}, "above10"> }, { "firstEnd(above10) <- firstEnd.above10": Takes<typeof source.ends, 1> }>,
  Edge<{ "otherEnd(last) <- otherEnd.last": Inner<typeof spending, { "region": "us" }, "last.text"> }, { "otherEnd(last) <- otherEnd.last": Takes<typeof source.ends, 0> }>,
  Edge<{ "otherEnd(above10) <- otherEnd.above10": Inner<typeof spending, {}, "above10"> }, { "otherEnd(above10) <- otherEnd.above10": Takes<typeof source.ends, 1> }>,
  Edge<{ "anySpend(spends) <- anySpend.spends": Inner<typeof spending, { "region": "us" }, "spends"> }, { "anySpend(spends) <- anySpend.spends": Takes<typeof source.anySpend, 0> }>,
  Edge<{ "anySpend(spends) <- anySpend.spends": Inner<typeof spending, { "region": "eu" }, "spends"> }, { "anySpend(spends) <- anySpend.spends": Takes<typeof source.anySpend, 0> }>,
  Edge<{ "nested.inside(doubled) <- nested.inside.doubled": Result<typeof source.doubled> }, { "nested.inside(doubled) <- nested.inside.doubled": Takes<typeof source.inside, 0> }>,
  Edge<{ "nested(inside) <- nested.inside": Result<typeof source.inside> }, { "nested(inside) <- nested.inside": Takes<typeof source.nested, 0> }>,
  Edge<{ "best.campaigns(ratio) <- best.ratio": Result<typeof source.ratio> }, { "best.campaigns(ratio) <- best.ratio": AddedColumn<Takes<typeof source.best, 0>, "ratio"> }>,
];

export default module<Shape>({
  name: "regions",
  file: "./regions.ts",
  url: import.meta.url,
  source,
  functions: [
    { name: "usSpend", takes: [["spends", "number[]"]], gives: "number", doc: "The most that was spent in the US.", hash: "755e1742c65b5542", decorators: [["subdag", { $: "expression", text: "spending", name: "spending" }, { inputs: { $: "binding", parameters: [{ name: "usPath", node: "usPath", optional: false, type: "string" }, { name: "limit", node: "limit", optional: false, type: "number" }], returns: { surveyPath: null, limit: "limit" } }, config: { region: "us" } }]], above: { "0": { hash: "5f6650d9ff6f0f4d" } } },
    { name: "euSpend", takes: [["spends", "string[]"], ["bonus", "bigint"]], gives: "{ text: string }", doc: "What was spent in the EU, in words.", hash: "002aab73cb401af4", decorators: [["subdag", [{ $: "expression", text: "spending", name: "spending" }], { config: { region: "eu", rate: 2, surveyPath: "eu.csv" }, external: ["bonus"] }]], above: { "0": { hash: "d713ab67d5a87644" } } },
    { name: "ends", takes: [["last", "number"], ["above10", "number[]"]], gives: "[number, number]", doc: "The last answer.", hash: "9a3dbc7df2974fe8", decorators: [["parameterizedSubdag", { $: "expression", text: "spending", name: "spending" }, { firstEnd: { inputs: { $: "binding", parameters: [{ name: "usPath", node: "usPath", optional: false, type: "string" }], returns: { surveyPath: "usPath" } } }, otherEnd: { external: ["surveyPath"] } }, { config: { region: "us" } }]], above: { "0": { hash: "87d4aec79e6f2943" } } },
    { name: "anySpend", takes: [["spends", "readonly (string | number)[]"]], gives: "number", hash: "44f9f6826c4f32c4", decorators: [["subdag", { $: "expression", text: "spending", name: "spending" }, { configFrom: { region: "place" }, external: ["surveyPath", "rate"] }]], above: { "0": { hash: "0da4139712fe8730" } } },
    { name: "doubled", takes: [["amount", "number"]], gives: "number", internal: true, hash: "179bca2745cf3cd1" },
    { name: "inside", takes: [["doubled", "number"]], gives: "string", internal: true, hash: "6d5e800de071241c", decorators: [["subdag", [{ $: "expression", text: "doubled", name: "doubled", declared: "doubled" }], { external: ["amount"] }]], above: { "0": { hash: "89595de92f506576" } } },
    { name: "nested", takes: [["inside", "string"]], gives: "string[]", doc: "Two subdags deep.", hash: "016124b12249e4b2", decorators: [["subdag", [{ $: "expression", text: "inside", name: "inside", declared: "inside" }], { inputs: { $: "binding", parameters: [{ name: "euPath", node: "euPath", optional: false, type: "string" }], returns: { amount: null } } }]], above: { "0": { hash: "106cf4c11548f6ac" } } },
    { name: "ratio", takes: [["spend", "number[]"], ["signups", "number[]"], ["weight", "number"]], gives: "number[]", internal: true, hash: "46b6d0db49438627" },
    { name: "best", takes: [["campaigns", "{ spend: number; signups: number; ratio: number }[]"]], gives: "number", doc: "The best ratio.", hash: "f2eb50f992e67c22", decorators: [["withColumns", [{ $: "expression", text: "ratio", name: "ratio", declared: "ratio" }], { columns: ["spend", "signups"], external: ["weight"] }]], above: { "0": { hash: "6415f58dec937259" } } },
  ],
  types: {
    "[number, number]": ["tuple", ["number", "number"], 2],
    "readonly (string | number)[]": ["array", ["or", "string", "number"]],
    "{ spend: number; signups: number; ratio: number }[]": ["array", ["object", { spend: "number", signups: "number", ratio: "number" }]],
    "{ text: string }": ["object", { text: "string" }],
  },
  code: {
    "./regions.ts#anySpend": ["d145e6f6722320b2"],
    "./regions.ts#anySpend@subdag": ["9438b8e021404a83", "./spending.ts"],
    "./regions.ts#best": ["ad1f436150c6d694"],
    "./regions.ts#best@withColumns": ["43f30275e581be08", "./regions.ts#ratio"],
    "./regions.ts#doubled": ["ce85e67f93fcd582"],
    "./regions.ts#ends": ["748cb368badf56bf"],
    "./regions.ts#ends@parameterizedSubdag": ["681e152d043bd768", "./spending.ts"],
    "./regions.ts#euSpend": ["74db2003b451a0cf"],
    "./regions.ts#euSpend@subdag": ["ec8d59dd1e267b5a", "./spending.ts"],
    "./regions.ts#inside": ["4bbd59b8cbab0e2a"],
    "./regions.ts#inside@subdag": ["fd4dd719ecf0883a", "./regions.ts#doubled"],
    "./regions.ts#nested": ["bd7818f43565c0d9"],
    "./regions.ts#nested@subdag": ["8c63e54d187323b6", "./regions.ts#inside"],
    "./regions.ts#ratio": ["63ca3f6a417fe002"],
    "./regions.ts#usSpend": ["82d018d478cc092f"],
    "./regions.ts#usSpend@subdag": ["231864d6b4b723ae", "./spending.ts"],
    "./spending.ts": ["d34f925fd40030a1", "./spending.ts#above", "./spending.ts#last", "./spending.ts#spends__eu", "./spending.ts#spends__us", "./spending.ts#survey"],
    "./spending.ts#above": ["1068ddae61baabd1"],
    "./spending.ts#last": ["86095435b4ad42f3"],
    "./spending.ts#spends__eu": ["c92afcce312cacdc"],
    "./spending.ts#spends__us": ["9e254420108ad1d6"],
    "./spending.ts#survey": ["1d55dd405d635f81"],
  },
  positions: [
    [9, 17, 4, 1],
    [15, 17, 13, 1],
    [26, 17, 19, 1],
    [31, 17, 30, 1],
    [36, 17],
    [42, 17, 40, 1],
    [48, 17, 46, 1],
    [53, 17],
    [59, 17, 57, 1],
  ],
  spans: [
    [1088, 1186],
    [989, 1087],
    [1901, 2054],
    [1793, 1877],
    [1205, 1277],
    [879, 987],
    [665, 854],
    [537, 663],
    [383, 493],
    [1349, 1426],
    [1279, 1331],
    [1540, 1611],
    [1428, 1514],
    [1630, 1791],
    [298, 381],
    [110, 255],
    [],
    [767, 893],
    [1013, 1122],
    [575, 697],
    [457, 530],
    [264, 393],
  ],
  texts: {
    "./regions.ts": "fa0c2d38711b382c",
    "./spending.ts": "8164e13747940cc4",
  },
});
