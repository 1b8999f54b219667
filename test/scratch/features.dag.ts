// Written by `eponym build` from features.ts; build again after a change or a merge conflict.
/* eslint-disable */
import * as source from "./features.ts";
import { module, type CheckResult, type Column, type ConditionFits, type Edge, type Own, type Result, type Takes } from "eponym/generated";
import type pl from "nodejs-polars";

type Functions = Own<
  typeof source,
  | "ageMean"
  | "ageNormalized"
  | "both"
  | "doubled"
>;

export interface Values extends Functions {
  /** The survey as one table. From {@link source.surveyResults__batch}, {@link source.surveyResults__online}. */
  surveyResults: Result<typeof source.surveyResults__batch> | Result<typeof source.surveyResults__online>;
  /** The column `age` of `surveyResults`. From {@link source.surveyResults__batch}, {@link source.surveyResults__online}. */
  age: Column<Result<typeof source.surveyResults__batch>, "age"> | Column<Result<typeof source.surveyResults__online>, "age">;
  /** The column `budget` of `surveyResults`. From {@link source.surveyResults__batch}, {@link source.surveyResults__online}. */
  budget: Column<Result<typeof source.surveyResults__batch>, "budget"> | Column<Result<typeof source.surveyResults__online>, "budget">;
  /** Age in standard deviations. From {@link source.ageNormalized}. */
  "ageNormalized.raw": Result<typeof source.ageNormalized>;
  /** The check `meanInRange` of `ageNormalized`. From {@link source.ageNormalized}. */
  "ageNormalized.check.meanInRange": CheckResult;
  /** The check `allowNulls` of `ageNormalized`. From {@link source.ageNormalized}. */
  "ageNormalized.check.allowNulls": CheckResult;
  /** From {@link source.above}. */
  above1: Result<typeof source.above>;
  /** From {@link source.above}. */
  above2: Result<typeof source.above>;
}

export interface Edges {
  surveyResults: "?surveyResults";
  age: "?age";
  budget: "?budget";
  ageMean: "age";
  "ageNormalized.raw": "age" | "ageMean";
  "ageNormalized.check.meanInRange": "ageNormalized.raw";
  "ageNormalized.check.allowNulls": "ageNormalized.raw";
  ageNormalized: "ageNormalized.raw" | "ageNormalized.check.meanInRange" | "ageNormalized.check.allowNulls";
  above1: "budget";
  above2: "budget" | "limit";
  both: "above1" | "above2";
  doubled: "both";
}

export interface Optional {
  "ageNormalized.raw": "scale";
}

export interface Needs {
  surveyResults: "?surveyResults";
  age: "?age";
  budget: "?budget";
  ageMean: "?age";
  "ageNormalized.raw": "?age";
  "ageNormalized.check.meanInRange": "?age";
  "ageNormalized.check.allowNulls": "?age";
  ageNormalized: "?age";
  above1: "?budget";
  above2: "limit" | "?budget";
  both: "?budget" | "limit";
  doubled: "?budget" | "limit";
}

export interface Uses {
  "ageNormalized.raw": "scale";
  "ageNormalized.check.meanInRange": "scale";
  "ageNormalized.check.allowNulls": "scale";
  ageNormalized: "scale";
}

export interface Variants {
  "?surveyResults":
    | { when: { mode: "batch" }; unless: never; gives: Result<typeof source.surveyResults__batch>; edges: "surveyPath"; optional: never; needs: "surveyPath"; uses: never }
    | { when: { mode: "online" }; unless: never; gives: Result<typeof source.surveyResults__online>; edges: "clientId"; optional: never; needs: "clientId"; uses: never };
  "?age":
    | { when: { mode: "batch" }; unless: never; gives: Column<Result<typeof source.surveyResults__batch>, "age">; edges: "surveyResults"; optional: never; needs: "?surveyResults"; uses: never }
    | { when: { mode: "online" }; unless: never; gives: Column<Result<typeof source.surveyResults__online>, "age">; edges: "surveyResults"; optional: never; needs: "?surveyResults"; uses: never };
  "?budget":
    | { when: { mode: "batch" }; unless: never; gives: Column<Result<typeof source.surveyResults__batch>, "budget">; edges: "surveyResults"; optional: never; needs: "?surveyResults"; uses: never }
    | { when: { mode: "online" }; unless: never; gives: Column<Result<typeof source.surveyResults__online>, "budget">; edges: "surveyResults"; optional: never; needs: "?surveyResults"; uses: never };
}

export interface Inputs {
  /** Taken by `surveyResults`. */
  surveyPath: Takes<typeof source.surveyResults__batch, 0>;
  /** Taken by `surveyResults`. */
  clientId: Takes<typeof source.surveyResults__online, 0>;
  /** Taken by `ageNormalized.raw`. */
  scale: Exclude<Takes<typeof source.ageNormalized, 2>, undefined>;
  /** Taken by `above2`. */
  limit: number;
}

export type Config = source.Config;

export interface Shape { values: Values; edges: Edges; optional: Optional; needs: Needs; uses: Uses; variants: Variants; inputs: Inputs; config: Config }

export type Checked = [
  Edge<{ "ageMean(age) ← age of surveyResults__batch": Column<Result<typeof source.surveyResults__batch>, "age"> }, { "ageMean(age) ← age of surveyResults__batch": Takes<typeof source.ageMean, 0> }>,
  Edge<{ "ageMean(age) ← age of surveyResults__online": Column<Result<typeof source.surveyResults__online>, "age"> }, { "ageMean(age) ← age of surveyResults__online": Takes<typeof source.ageMean, 0> }>,
  Edge<{ "ageNormalized(age) ← age of surveyResults__batch": Column<Result<typeof source.surveyResults__batch>, "age"> }, { "ageNormalized(age) ← age of surveyResults__batch": Takes<typeof source.ageNormalized, 0> }>,
  Edge<{ "ageNormalized(age) ← age of surveyResults__online": Column<Result<typeof source.surveyResults__online>, "age"> }, { "ageNormalized(age) ← age of surveyResults__online": Takes<typeof source.ageNormalized, 0> }>,
  Edge<{ "ageNormalized(ageMean) ← ageMean": Result<typeof source.ageMean> }, { "ageNormalized(ageMean) ← ageMean": Takes<typeof source.ageNormalized, 1> }>,
  Edge<{ "above1(budget) ← budget of surveyResults__batch": Column<Result<typeof source.surveyResults__batch>, "budget"> }, { "above1(budget) ← budget of surveyResults__batch": pl.Series }>,
  Edge<{ "above1(budget) ← budget of surveyResults__online": Column<Result<typeof source.surveyResults__online>, "budget"> }, { "above1(budget) ← budget of surveyResults__online": pl.Series }>,
  Edge<{ "above2(budget) ← budget of surveyResults__batch": Column<Result<typeof source.surveyResults__batch>, "budget"> }, { "above2(budget) ← budget of surveyResults__batch": pl.Series }>,
  Edge<{ "above2(budget) ← budget of surveyResults__online": Column<Result<typeof source.surveyResults__online>, "budget"> }, { "above2(budget) ← budget of surveyResults__online": pl.Series }>,
  Edge<{ "both(above1) ← above1": Result<typeof source.above> }, { "both(above1) ← above1": Takes<typeof source.both, 0>["above1"] }>,
  Edge<{ "both(above2) ← above2": Result<typeof source.above> }, { "both(above2) ← above2": Takes<typeof source.both, 0>["above2"] }>,
  Edge<{ "doubled(x) ← both": Result<typeof source.both> }, { "doubled(x) ← both": Takes<typeof source.doubled, 0> }>,
  ConditionFits<{ "surveyResults__batch: config.mode": "batch" }, { "surveyResults__batch: config.mode": source.Config["mode"] }>,
  ConditionFits<{ "surveyResults__online: config.mode": "online" }, { "surveyResults__online: config.mode": source.Config["mode"] }>,
];

export default module<Shape>({
  name: "features",
  file: "./features.ts",
  url: import.meta.url,
  source,
  functions: [
    { name: "surveyResults__batch", takes: [["surveyPath", "string"]], gives: "pl.DataFrame", doc: "The survey as one table.", hash: "039128df30311cb6", packages: ["nodejs-polars"], decorators: [["config.when", { mode: "batch" }], ["extractColumns", ["age", "budget"]], ["tag", { owner: "growth" }]] },
    { name: "surveyResults__online", takes: [["clientId", "number"]], gives: "Promise<pl.DataFrame>", hash: "82471e76386e569e", packages: ["nodejs-polars"], decorators: [["config.when", { mode: "online" }], ["extractColumns", ["age", "budget"]]] },
    { name: "ageMean", takes: [["age", "pl.Series"]], gives: "number", doc: "Mean age in years.", hash: "2c0c8b821db6981d" },
    { name: "ageNormalized", takes: [["age", "pl.Series"], ["ageMean", "number"], ["scale?", "number"]], gives: "pl.Series", doc: "Age in standard deviations.", hash: "fa0963af5fd15e3c", decorators: [["checkOutput", { meanInRange: [-0.1, 0.1], allowNulls: false }]] },
    { name: "above", takes: [["values", "pl.Series"], ["threshold", "number"]], gives: "number", hash: "ff51476733c73f82", decorators: [["parameterize", { above1: { $: "binding", parameters: [{ name: "budget", node: "budget", optional: false, type: "pl.Series" }] }, above2: { $: "binding", parameters: [{ name: "budget", node: "budget", optional: false, type: "pl.Series" }, { name: "limit", node: "limit", optional: false, type: "number" }] } }]] },
    { name: "both", takes: [["above1", "number"], ["above2?", "number"]], gives: "number", call: "named", hash: "76c227a682118596" },
    { name: "doubled", takes: [["x", "number", "both"]], gives: "number", hash: "453eb4f8da95e537" },
  ],
  positions: [
    [10, 17, 6, 1, 7, 1, 8, 1],
    [14, 23, 12, 1, 13, 1],
    [17, 17],
    [21, 17, 19, 1],
    [24, 17, 23, 1],
    [25, 17],
    [26, 17],
  ],
});
