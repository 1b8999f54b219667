// Written by `eponym build` from model.ts; build again after a change or a merge conflict.
/* eslint-disable */
import * as source from "./model.ts";
import { module, type CheckResult, type ConditionFits, type Edge, type Own, type Result, type Takes, type Unmarked } from "eponym/generated";

type Functions = Own<
  typeof source,
  | "trainedModel"
  | "predictions"
  | "evaluation"
  | "replies"
>;

export interface Values extends Functions {
  /** A linear regression of the body mass on the features of the training rows. From {@link source.regression__batch}, {@link source.regression__online}. */
  regression: Result<typeof source.regression__batch> | Result<typeof source.regression__online>;
  /** The body mass of each penguin in grams. From {@link source.predictions}. */
  "predictions.raw": Result<typeof source.predictions>;
  /** The check `range` of `predictions`. From {@link source.predictions}. */
  "predictions.check.range": CheckResult;
  /** The check `allowNulls` of `predictions`. From {@link source.predictions}. */
  "predictions.check.allowNulls": CheckResult;
  /** The model beside the mean predictor, on rows that neither has seen. From {@link source.evaluation}. */
  "evaluation.raw": Result<typeof source.evaluation>;
  /** The check `beatsTheMean` of `evaluation`. From {@link source.evaluation}. */
  "evaluation.check.beatsTheMean": CheckResult;
}

export interface Edges {
  regression: "?regression";
  trainedModel: "regression" | "scales";
  "predictions.raw": "regression" | "features";
  "predictions.check.range": "predictions.raw";
  "predictions.check.allowNulls": "predictions.raw";
  predictions: "predictions.raw" | "predictions.check.range" | "predictions.check.allowNulls";
  "evaluation.raw": "predictions" | "bodyMass" | "heldOut";
  "evaluation.check.beatsTheMean": "evaluation.raw";
  evaluation: "evaluation.raw" | "evaluation.check.beatsTheMean";
  replies: "predictions" | "observer";
}

export interface Optional {}

export interface Needs {
  regression: "?regression";
  trainedModel: "scales" | "?regression";
  "predictions.raw": "features" | "?regression";
  "predictions.check.range": "features" | "?regression";
  "predictions.check.allowNulls": "features" | "?regression";
  predictions: "features" | "?regression";
  "evaluation.raw": "bodyMass" | "heldOut" | "features" | "?regression";
  "evaluation.check.beatsTheMean": "bodyMass" | "heldOut" | "features" | "?regression";
  evaluation: "bodyMass" | "heldOut" | "features" | "?regression";
  replies: "observer" | "features" | "?regression";
}

export interface Uses {}

export interface Variants {
  "?regression":
    | { when: { mode: "batch" }; unless: never; gives: Result<typeof source.regression__batch>; edges: "features" | "bodyMass" | "heldOut"; optional: never; needs: "features" | "bodyMass" | "heldOut"; uses: never }
    | { when: { mode: "online" }; unless: never; gives: Result<typeof source.regression__online>; edges: "savedModel"; optional: never; needs: "savedModel"; uses: never };
}

export interface Fans {}

export interface Inputs {
  /** Taken by `regression`, `predictions.raw`. */
  features: Takes<typeof source.regression__batch, 0>;
  /** Taken by `regression`, `evaluation.raw`. */
  bodyMass: Takes<typeof source.regression__batch, 1>;
  /** Taken by `regression`, `evaluation.raw`. */
  heldOut: Takes<typeof source.regression__batch, 2>;
  /** Taken by `regression`. */
  savedModel: Takes<typeof source.regression__online, 0>;
  /** Taken by `trainedModel`. */
  scales: Takes<typeof source.trainedModel, 0>;
  /** Taken by `replies`. */
  observer: Takes<typeof source.replies, 0>;
}

export type Config = source.Config;

export interface Shape { values: Values; edges: Edges; optional: Optional; needs: Needs; uses: Uses; variants: Variants; fans: Fans; inputs: Inputs; config: Config }

export type Checked = [
  Edge<{ "trainedModel(regression) <- regression__batch": Result<typeof source.regression__batch> }, { "trainedModel(regression) <- regression__batch": Takes<typeof source.trainedModel, 1> }>,
  Edge<{ "trainedModel(regression) <- regression__online": Result<typeof source.regression__online> }, { "trainedModel(regression) <- regression__online": Takes<typeof source.trainedModel, 1> }>,
  Edge<{ "predictions(regression) <- regression__batch": Result<typeof source.regression__batch> }, { "predictions(regression) <- regression__batch": Takes<typeof source.predictions, 1> }>,
  Edge<{ "predictions(regression) <- regression__online": Result<typeof source.regression__online> }, { "predictions(regression) <- regression__online": Takes<typeof source.predictions, 1> }>,
  Edge<{ "evaluation(predictions) <- predictions": Result<typeof source.predictions> }, { "evaluation(predictions) <- predictions": Takes<typeof source.evaluation, 0> }>,
  Edge<{ "replies(predictions) <- predictions": Result<typeof source.predictions> }, { "replies(predictions) <- predictions": Takes<typeof source.replies, 1> }>,
  ConditionFits<{ "regression__batch: config.mode": "batch" }, { "regression__batch: config.mode": source.Config["mode"] }>,
  ConditionFits<{ "regression__online: config.mode": "online" }, { "regression__online: config.mode": source.Config["mode"] }>,
  Unmarked<{ "result of regression__batch": Result<typeof source.regression__batch> }, "result of regression__batch">,
  Unmarked<{ "result of regression__online": Result<typeof source.regression__online> }, "result of regression__online">,
  Unmarked<{ "regression__online(savedModel)": Takes<typeof source.regression__online, 0> }, "regression__online(savedModel)">,
  Unmarked<{ "result of trainedModel": Result<typeof source.trainedModel> }, "result of trainedModel">,
  Unmarked<{ "trainedModel(scales)": Takes<typeof source.trainedModel, 0> }, "trainedModel(scales)">,
  Unmarked<{ "trainedModel(regression)": Takes<typeof source.trainedModel, 1> }, "trainedModel(regression)">,
  Unmarked<{ "predictions(regression)": Takes<typeof source.predictions, 1> }, "predictions(regression)">,
  Unmarked<{ "result of evaluation": Result<typeof source.evaluation> }, "result of evaluation">,
];

export default module<Shape>({
  name: "model",
  file: "./model.ts",
  url: import.meta.url,
  source,
  functions: [
    { name: "regression__batch", takes: [["features", "pl.DataFrame"], ["bodyMass", "pl.Series"], ["heldOut", "boolean[]"]], gives: "Regression", doc: "A linear regression of the body mass on the features of the training rows.", hash: "63bc6fbd2cd45419", packages: ["ml-regression-multivariate-linear", "nodejs-polars"], decorators: [["config.when", { mode: "batch" }]] },
    { name: "regression__online", takes: [["savedModel", "SavedModel"]], gives: "Regression", doc: "The regression that was trained in batch.", hash: "7f937244237e712e", decorators: [["config.when", { mode: "online" }]] },
    { name: "trainedModel", takes: [["scales", "Scales"], ["regression", "Regression"]], gives: "SavedModel", doc: "The training in a form that can be kept: the `savedModel` that the online mode takes.", hash: "6c1fd16c4f5ddaa4" },
    { name: "predictions", takes: [["features", "pl.DataFrame"], ["regression", "Regression"]], gives: "pl.Series", doc: "The body mass of each penguin in grams.", hash: "21ae8d9fa5c9c9b4", packages: ["ml-regression-multivariate-linear", "nodejs-polars"], decorators: [["checkOutput", { range: [1000, 10000], allowNulls: false }], ["tag", { owner: "model" }]] },
    { name: "evaluation", takes: [["predictions", "pl.Series"], ["bodyMass", "pl.Series"], ["heldOut", "boolean[]"]], gives: "Evaluation", doc: "The model beside the mean predictor, on rows that neither has seen.", hash: "b2629e577537f773", packages: ["nodejs-polars"], decorators: [["checkOutput", { $: "expression", text: "beatsTheMean", name: "beatsTheMean" }], ["tag", { owner: "model" }]], above: { "0": { hash: "8365fb84c287c500", packages: ["zod"] } } },
    { name: "replies", takes: [["observer", "pl.Series"], ["predictions", "pl.Series"]], gives: "string[]", doc: "One line an observer.", hash: "873a39242d982a2d", decorators: [["tag", { owner: "field-app", pii: true }]] },
  ],
  types: {
    "./types.ts#Evaluation": ["object", { trainingRows: "number", heldOutRows: "number", rmse: "number", baselineRmse: "number", r2: "number" }],
    "./types.ts#SavedModel": ["object", { scales: "./types.ts#Scales", regression: "?" }],
    "./types.ts#Scale": ["object", { mean: "number", deviation: "number" }],
    "./types.ts#Scales": ["object", { beakLength: "./types.ts#Scale", beakDepth: "./types.ts#Scale", flipperLength: "./types.ts#Scale" }],
    "Evaluation": "./types.ts#Evaluation",
    "SavedModel": "./types.ts#SavedModel",
    "Scales": "./types.ts#Scales",
    "pl.DataFrame": ["from", "nodejs-polars", "DataFrame"],
    "pl.Series": ["from", "nodejs-polars", "Series"],
  },
  code: {
    "./model.ts#beatsTheMean": ["799c3d224c57baa9"],
    "./model.ts#evaluation": ["23260d772621f0ee"],
    "./model.ts#evaluation@checkOutput": ["4c6dda52c1cb484d", "./model.ts#beatsTheMean"],
    "./model.ts#predictions": ["9f4fbbe0fe28820f"],
    "./model.ts#regression__batch": ["bfd20fc09ea782f4"],
    "./model.ts#regression__online": ["cb2a208005268565"],
    "./model.ts#replies": ["b4207730928e5078"],
    "./model.ts#trainedModel": ["8e2c9be610139ce0"],
  },
  positions: [
    [13, 17, 11, 1],
    [24, 17, 22, 1],
    [29, 17],
    [36, 17, 33, 1, 34, 1],
    [55, 17, 52, 1, 53, 1],
    [73, 17, 71, 1],
  ],
  spans: [
    [1695, 1913],
    [2066, 2902],
    [1915, 1953],
    [1422, 1693],
    [464, 841],
    [945, 1051],
    [2982, 3197],
    [1146, 1263],
  ],
  texts: {
    "./model.ts": "3a74e955f9f16ef9",
  },
});
