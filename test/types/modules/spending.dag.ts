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
    { name: "survey", takes: [["surveyPath", "string"], ["limit?", "number"]], gives: "Spend[]", doc: "The answers of one survey.", hash: "fcf8c1e01015aa22", decorators: [["extractColumns", ["spend"]]] },
    { name: "spends__us", takes: [["spend", "number[]"]], gives: "number[]", doc: "In dollars.", hash: "66bce692599abaa4", decorators: [["config.when", { region: "us" }]] },
    { name: "spends__eu", takes: [["spend", "number[]"], ["rate", "number"]], gives: "string[]", hash: "ee2fce371984eb4c", decorators: [["config.when", { region: "eu" }]] },
    { name: "above", takes: [["values", "number[]"], ["threshold", "number"]], gives: "number[]", hash: "170ec0e88f9a5c9e", decorators: [["parameterize", { above10: { $: "binding", parameters: [{ name: "spend", node: "spend", optional: false, type: "number[]" }] } }]] },
    { name: "last", takes: [["spend", "number[]"], ["surveyPath", "string"]], gives: "number", doc: "The last answer, in words in the EU.", hash: "a69f53e6074d57f2", decorators: [["pipeOutput", { $: "call", callee: "step", args: [{ $: "expression", text: "String", name: "String" }, { name: "text", when: { region: "eu" } }] }]] },
  ],
  types: {
    "#Spend": ["object", { spend: "number", year: "number" }],
    "Spend[]": ["array", "#Spend"],
  },
  positions: [
    [14, 17, 12, 1],
    [20, 17, 18, 1],
    [25, 17, 24, 1],
    [30, 17, 29, 1],
    [36, 17, 34, 1],
  ],
});
