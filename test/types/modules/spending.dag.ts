// Written by `eponym build` from spending.ts; build again after a change or a merge conflict.
/* eslint-disable */
import * as source from "./spending.ts";
import { module, type Column, type ConditionFits, type Edge, type Own, type Result, type Takes } from "eponym/generated";

type Functions = Own<
  typeof source,
  | "survey"
>;

export interface Values extends Functions {
  /** The column `spend` of `survey`. From {@link source.survey}. */
  spend: Column<Result<typeof source.survey>, "spend">;
  /** In dollars. From {@link source.spends__us}, {@link source.spends__eu}. */
  spends: Result<typeof source.spends__us> | Result<typeof source.spends__eu>;
  /** From {@link source.above}. */
  above10: Result<typeof source.above>;
  /** The last answer, in words in the EU. From {@link source.last}. */
  "last.raw": Result<typeof source.last>;
  /** The step `text` of `last`. From {@link source.last}. */
  "last.text": Result<typeof String> | Result<typeof source.last>;
  /** The last answer, in words in the EU. From {@link source.last}. */
  last: Result<typeof String> | Result<typeof source.last>;
}

export interface Edges {
  survey: "surveyPath";
  spend: "survey";
  spends: "?spends";
  above10: "spend";
  "last.raw": "spend" | "surveyPath";
  "last.text": "?last.text";
  last: "?last";
}

export interface Optional {
  survey: "limit";
}

export interface Needs {
  survey: "surveyPath";
  spend: "surveyPath";
  spends: "?spends";
  above10: "surveyPath";
  "last.raw": "surveyPath";
  "last.text": "?last.text" | "surveyPath";
  last: "?last" | "surveyPath";
}

export interface Uses {
  survey: "limit";
  spend: "limit";
  above10: "limit";
  "last.raw": "limit";
}

export interface Variants {
  "?spends":
    | { when: { region: "us" }; unless: never; gives: Result<typeof source.spends__us>; edges: "spend"; optional: never; needs: "surveyPath"; uses: "limit" }
    | { when: { region: "eu" }; unless: never; gives: Result<typeof source.spends__eu>; edges: "spend" | "rate"; optional: never; needs: "rate" | "surveyPath"; uses: "limit" };
  "?last.text":
    | { when: { region: "eu" }; unless: never; gives: Result<typeof String>; edges: "last.raw"; optional: never; needs: "surveyPath"; uses: "limit" }
    | { when: {}; unless: { region: "eu" }; gives: Result<typeof source.last>; edges: "last.raw"; optional: never; needs: "surveyPath"; uses: "limit" };
  "?last":
    | { when: { region: "eu" }; unless: never; gives: Result<typeof String>; edges: "last.text"; optional: never; needs: "?last.text" | "surveyPath"; uses: never }
    | { when: {}; unless: { region: "eu" }; gives: Result<typeof source.last>; edges: "last.text"; optional: never; needs: "?last.text" | "surveyPath"; uses: never };
}

export interface Fans {}

export interface Inputs {
  /** Taken by `survey`, `last.raw`. */
  surveyPath: Takes<typeof source.survey, 0>;
  /** Taken by `survey`. */
  limit: Exclude<Takes<typeof source.survey, 1>, undefined>;
  /** Taken by `spends`. */
  rate: Takes<typeof source.spends__eu, 1>;
}

export type Config = source.Config;

export interface Shape { values: Values; edges: Edges; optional: Optional; needs: Needs; uses: Uses; variants: Variants; fans: Fans; inputs: Inputs; config: Config }

export type Checked = [
  Edge<{ "spends__us(spend) <- spend": Column<Result<typeof source.survey>, "spend"> }, { "spends__us(spend) <- spend": Takes<typeof source.spends__us, 0> }>,
  Edge<{ "spends__eu(spend) <- spend": Column<Result<typeof source.survey>, "spend"> }, { "spends__eu(spend) <- spend": Takes<typeof source.spends__eu, 0> }>,
  Edge<{ "above10(spend) <- spend": Column<Result<typeof source.survey>, "spend"> }, { "above10(spend) <- spend": number[] }>,
  Edge<{ "last(spend) <- spend": Column<Result<typeof source.survey>, "spend"> }, { "last(spend) <- spend": Takes<typeof source.last, 0> }>,
  Edge<{ "last.text(value) <- last.raw": Result<typeof source.last> }, { "last.text(value) <- last.raw": Takes<typeof String, 0> }>,
  ConditionFits<{ "spends__us: config.region": "us" }, { "spends__us: config.region": source.Config["region"] }>,
  ConditionFits<{ "spends__eu: config.region": "eu" }, { "spends__eu: config.region": source.Config["region"] }>,
  ConditionFits<{ "last.text: config.region": "eu" }, { "last.text: config.region": source.Config["region"] }>,
  ConditionFits<{ "last: config.region": "eu" }, { "last: config.region": source.Config["region"] }>,
];

export default module<Shape>({
  name: "spending",
  file: "./spending.ts",
  url: import.meta.url,
  source,
  functions: [
    { name: "survey", takes: [["surveyPath", "string"], ["limit?=10", "number"]], gives: "Spend[]", doc: "The answers of one survey.", hash: "443667bd433bac84", decorators: [["extractColumns", ["spend"]]] },
    { name: "spends__us", takes: [["spend", "number[]"]], gives: "number[]", doc: "In dollars.", hash: "dc5b5c8e89fd64da", decorators: [["config.when", { region: "us" }]] },
    { name: "spends__eu", takes: [["spend", "number[]"], ["rate", "number"]], gives: "string[]", hash: "083cddb4088cc43a", decorators: [["config.when", { region: "eu" }]] },
    { name: "above", takes: [["values", "number[]"], ["threshold", "number"]], gives: "number[]", hash: "24763f14ad19cb50", decorators: [["parameterize", { above10: { $: "binding", parameters: [{ name: "spend", node: "spend", optional: false, type: "number[]" }] } }]], above: { "0": { hash: "ffc06d6a83b916b5" } } },
    { name: "last", takes: [["spend", "number[]"], ["surveyPath", "string"]], gives: "number", doc: "The last answer, in words in the EU.", hash: "37c5d4dbea77ea34", decorators: [["pipeOutput", { $: "call", callee: "step", args: [{ $: "expression", text: "String", name: "String" }, { name: "text", when: { region: "eu" } }] }]], above: { "0": { hash: "7ce3f05ca0687e33" } } },
  ],
  types: {
    "#Spend": ["object", { spend: "number", year: "number" }],
    "Spend[]": ["array", "#Spend"],
  },
  code: {
    "./spending.ts#above": ["1068ddae61baabd1"],
    "./spending.ts#above@parameterize": ["d6ed3905dccfbdf5"],
    "./spending.ts#last": ["86095435b4ad42f3"],
    "./spending.ts#last@pipeOutput": ["114a6426db62673c"],
    "./spending.ts#spends__eu": ["c92afcce312cacdc"],
    "./spending.ts#spends__us": ["9e254420108ad1d6"],
    "./spending.ts#survey": ["1d55dd405d635f81"],
  },
  positions: [
    [14, 17, 12, 1],
    [20, 17, 18, 1],
    [25, 17, 24, 1],
    [30, 17, 29, 1],
    [36, 17, 34, 1],
  ],
  spans: [
    [767, 893],
    [699, 766],
    [1013, 1122],
    [895, 968],
    [575, 697],
    [457, 530],
    [264, 393],
  ],
  texts: {
    "./spending.ts": "8164e13747940cc4",
  },
});
