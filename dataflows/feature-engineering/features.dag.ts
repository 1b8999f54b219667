// Written by `eponym build` from features.ts; build again after a change or a merge conflict.
/* eslint-disable */
import * as source from "./features.ts";
import { module, type CheckResult, type Column, type ConditionFits, type Edge, type Own, type Result, type Takes, type Unmarked } from "eponym/generated";
import type { Scales } from "./types.ts";
import type pl from "nodejs-polars";

type Functions = Own<
  typeof source,
  | "heldOut"
  | "features"
>;

export interface Values extends Functions {
  /** The weighed penguins of a JSON file. Lengths in millimetres, `bodyMass` in grams; who was not measured is left out. From {@link source.penguins__batch}. */
  "penguins.raw": Result<typeof source.penguins__batch>;
  /** The check `length` of `penguins`. From {@link source.penguins__batch}. */
  "penguins.check.length": CheckResult;
  /** The check `maxFractionNulls` of `penguins`. From {@link source.penguins__batch}. */
  "penguins.check.maxFractionNulls": CheckResult;
  /** The weighed penguins of a JSON file. Lengths in millimetres, `bodyMass` in grams; who was not measured is left out. From {@link source.penguins__batch}, {@link source.penguins__online}. */
  penguins: Result<typeof source.penguins__batch> | Result<typeof source.penguins__online>;
  /** The column `species` of `penguins`. From {@link source.penguins__batch}, {@link source.penguins__online}. */
  species: Column<Result<typeof source.penguins__batch>, "species"> | Column<Result<typeof source.penguins__online>, "species">;
  /** The column `sex` of `penguins`. From {@link source.penguins__batch}, {@link source.penguins__online}. */
  sex: Column<Result<typeof source.penguins__batch>, "sex"> | Column<Result<typeof source.penguins__online>, "sex">;
  /** The column `beakLength` of `penguins`. From {@link source.penguins__batch}, {@link source.penguins__online}. */
  beakLength: Column<Result<typeof source.penguins__batch>, "beakLength"> | Column<Result<typeof source.penguins__online>, "beakLength">;
  /** The column `beakDepth` of `penguins`. From {@link source.penguins__batch}, {@link source.penguins__online}. */
  beakDepth: Column<Result<typeof source.penguins__batch>, "beakDepth"> | Column<Result<typeof source.penguins__online>, "beakDepth">;
  /** The column `flipperLength` of `penguins`. From {@link source.penguins__batch}, {@link source.penguins__online}. */
  flipperLength: Column<Result<typeof source.penguins__batch>, "flipperLength"> | Column<Result<typeof source.penguins__online>, "flipperLength">;
  /** The column `bodyMass` of `penguins`. From {@link source.penguins__batch}. */
  "bodyMass.raw": Column<Result<typeof source.penguins__batch>, "bodyMass">;
  /** The check `meanInRange` of `bodyMass`. From {@link source.penguins__batch}. */
  "bodyMass.check.meanInRange": CheckResult;
  /** The column `bodyMass` of `penguins`. From {@link source.penguins__batch}. */
  bodyMass: Column<Result<typeof source.penguins__batch>, "bodyMass">;
  /** The column `observer` of `penguins`. From {@link source.penguins__online}. */
  observer: Column<Result<typeof source.penguins__online>, "observer">;
  /** The scales of the training rows alone: held-out rows must not leak into the features. From {@link source.scales__batch}, {@link source.scales__online}. */
  scales: Result<typeof source.scales__batch> | Result<typeof source.scales__online>;
  /** A column in standard deviations from the training mean. From {@link source.normalized}. */
  "beakLengthNormalized.raw": Result<typeof source.normalized>;
  /** The check `range` of `beakLengthNormalized`. From {@link source.normalized}. */
  "beakLengthNormalized.check.range": CheckResult;
  /** A column in standard deviations from the training mean. From {@link source.normalized}. */
  beakLengthNormalized: Result<typeof source.normalized>;
  /** A column in standard deviations from the training mean. From {@link source.normalized}. */
  "beakDepthNormalized.raw": Result<typeof source.normalized>;
  /** The check `range` of `beakDepthNormalized`. From {@link source.normalized}. */
  "beakDepthNormalized.check.range": CheckResult;
  /** A column in standard deviations from the training mean. From {@link source.normalized}. */
  beakDepthNormalized: Result<typeof source.normalized>;
  /** A column in standard deviations from the training mean. From {@link source.normalized}. */
  "flipperLengthNormalized.raw": Result<typeof source.normalized>;
  /** The check `range` of `flipperLengthNormalized`. From {@link source.normalized}. */
  "flipperLengthNormalized.check.range": CheckResult;
  /** A column in standard deviations from the training mean. From {@link source.normalized}. */
  flipperLengthNormalized: Result<typeof source.normalized>;
  /** 1 where the column has the value, 0 elsewhere. Adelie penguins and those of unknown sex are 0 throughout. From {@link source.isValue}. */
  isChinstrap: Result<typeof source.isValue>;
  /** 1 where the column has the value, 0 elsewhere. Adelie penguins and those of unknown sex are 0 throughout. From {@link source.isValue}. */
  isGentoo: Result<typeof source.isValue>;
  /** 1 where the column has the value, 0 elsewhere. Adelie penguins and those of unknown sex are 0 throughout. From {@link source.isValue}. */
  isFemale: Result<typeof source.isValue>;
  /** 1 where the column has the value, 0 elsewhere. Adelie penguins and those of unknown sex are 0 throughout. From {@link source.isValue}. */
  isMale: Result<typeof source.isValue>;
  /** What the model sees: one row a penguin, all columns `Float64`, the same in both modes. From {@link source.features}. */
  "features.raw": Result<typeof source.features>;
  /** The check `allowNulls` of `features`. From {@link source.features}. */
  "features.check.allowNulls": CheckResult;
}

export interface Edges {
  "penguins.raw": "?penguins.raw";
  "penguins.check.length": "?penguins.check.length";
  "penguins.check.maxFractionNulls": "?penguins.check.maxFractionNulls";
  penguins: "?penguins";
  species: "?species";
  sex: "?sex";
  beakLength: "?beakLength";
  beakDepth: "?beakDepth";
  flipperLength: "?flipperLength";
  "bodyMass.raw": "?bodyMass.raw";
  "bodyMass.check.meanInRange": "?bodyMass.check.meanInRange";
  bodyMass: "?bodyMass";
  observer: "?observer";
  heldOut: "bodyMass";
  scales: "?scales";
  "beakLengthNormalized.raw": "beakLength" | "scales";
  "beakLengthNormalized.check.range": "beakLengthNormalized.raw";
  beakLengthNormalized: "beakLengthNormalized.raw" | "beakLengthNormalized.check.range";
  "beakDepthNormalized.raw": "beakDepth" | "scales";
  "beakDepthNormalized.check.range": "beakDepthNormalized.raw";
  beakDepthNormalized: "beakDepthNormalized.raw" | "beakDepthNormalized.check.range";
  "flipperLengthNormalized.raw": "flipperLength" | "scales";
  "flipperLengthNormalized.check.range": "flipperLengthNormalized.raw";
  flipperLengthNormalized: "flipperLengthNormalized.raw" | "flipperLengthNormalized.check.range";
  isChinstrap: "species";
  isGentoo: "species";
  isFemale: "sex";
  isMale: "sex";
  "features.raw": "beakLengthNormalized" | "beakDepthNormalized" | "flipperLengthNormalized" | "isChinstrap" | "isGentoo" | "isFemale" | "isMale";
  "features.check.allowNulls": "features.raw";
  features: "features.raw" | "features.check.allowNulls";
}

export interface Optional {}

export interface Needs {
  "penguins.raw": "?penguins.raw";
  "penguins.check.length": "?penguins.check.length";
  "penguins.check.maxFractionNulls": "?penguins.check.maxFractionNulls";
  penguins: "?penguins";
  species: "?species";
  sex: "?sex";
  beakLength: "?beakLength";
  beakDepth: "?beakDepth";
  flipperLength: "?flipperLength";
  "bodyMass.raw": "?bodyMass.raw";
  "bodyMass.check.meanInRange": "?bodyMass.check.meanInRange";
  bodyMass: "?bodyMass";
  observer: "?observer";
  heldOut: "?bodyMass";
  scales: "?scales";
  "beakLengthNormalized.raw": "?beakLength" | "?scales";
  "beakLengthNormalized.check.range": "?beakLength" | "?scales";
  beakLengthNormalized: "?beakLength" | "?scales";
  "beakDepthNormalized.raw": "?beakDepth" | "?scales";
  "beakDepthNormalized.check.range": "?beakDepth" | "?scales";
  beakDepthNormalized: "?beakDepth" | "?scales";
  "flipperLengthNormalized.raw": "?flipperLength" | "?scales";
  "flipperLengthNormalized.check.range": "?flipperLength" | "?scales";
  flipperLengthNormalized: "?flipperLength" | "?scales";
  isChinstrap: "?species";
  isGentoo: "?species";
  isFemale: "?sex";
  isMale: "?sex";
  "features.raw": "?beakLength" | "?scales" | "?beakDepth" | "?flipperLength" | "?species" | "?sex";
  "features.check.allowNulls": "?beakLength" | "?scales" | "?beakDepth" | "?flipperLength" | "?species" | "?sex";
  features: "?beakLength" | "?scales" | "?beakDepth" | "?flipperLength" | "?species" | "?sex";
}

export interface Uses {}

export interface Variants {
  "?penguins.raw":
    | { when: { mode: "batch" }; unless: never; gives: Result<typeof source.penguins__batch>; edges: "penguinsPath"; optional: never; needs: "penguinsPath"; uses: never };
  "?penguins.check.length":
    | { when: { mode: "batch" }; unless: never; gives: CheckResult; edges: "penguins.raw"; optional: never; needs: "?penguins.raw"; uses: never };
  "?penguins.check.maxFractionNulls":
    | { when: { mode: "batch" }; unless: never; gives: CheckResult; edges: "penguins.raw"; optional: never; needs: "?penguins.raw"; uses: never };
  "?penguins":
    | { when: { mode: "batch" }; unless: never; gives: Result<typeof source.penguins__batch>; edges: "penguins.raw" | "penguins.check.length" | "penguins.check.maxFractionNulls"; optional: never; needs: "?penguins.raw" | "?penguins.check.length" | "?penguins.check.maxFractionNulls"; uses: never }
    | { when: { mode: "online" }; unless: never; gives: Result<typeof source.penguins__online>; edges: "sightings"; optional: never; needs: "sightings"; uses: never };
  "?species":
    | { when: { mode: "batch" }; unless: never; gives: Column<Result<typeof source.penguins__batch>, "species">; edges: "penguins"; optional: never; needs: "?penguins"; uses: never }
    | { when: { mode: "online" }; unless: never; gives: Column<Result<typeof source.penguins__online>, "species">; edges: "penguins"; optional: never; needs: "?penguins"; uses: never };
  "?sex":
    | { when: { mode: "batch" }; unless: never; gives: Column<Result<typeof source.penguins__batch>, "sex">; edges: "penguins"; optional: never; needs: "?penguins"; uses: never }
    | { when: { mode: "online" }; unless: never; gives: Column<Result<typeof source.penguins__online>, "sex">; edges: "penguins"; optional: never; needs: "?penguins"; uses: never };
  "?beakLength":
    | { when: { mode: "batch" }; unless: never; gives: Column<Result<typeof source.penguins__batch>, "beakLength">; edges: "penguins"; optional: never; needs: "?penguins"; uses: never }
    | { when: { mode: "online" }; unless: never; gives: Column<Result<typeof source.penguins__online>, "beakLength">; edges: "penguins"; optional: never; needs: "?penguins"; uses: never };
  "?beakDepth":
    | { when: { mode: "batch" }; unless: never; gives: Column<Result<typeof source.penguins__batch>, "beakDepth">; edges: "penguins"; optional: never; needs: "?penguins"; uses: never }
    | { when: { mode: "online" }; unless: never; gives: Column<Result<typeof source.penguins__online>, "beakDepth">; edges: "penguins"; optional: never; needs: "?penguins"; uses: never };
  "?flipperLength":
    | { when: { mode: "batch" }; unless: never; gives: Column<Result<typeof source.penguins__batch>, "flipperLength">; edges: "penguins"; optional: never; needs: "?penguins"; uses: never }
    | { when: { mode: "online" }; unless: never; gives: Column<Result<typeof source.penguins__online>, "flipperLength">; edges: "penguins"; optional: never; needs: "?penguins"; uses: never };
  "?bodyMass.raw":
    | { when: { mode: "batch" }; unless: never; gives: Column<Result<typeof source.penguins__batch>, "bodyMass">; edges: "penguins"; optional: never; needs: "?penguins"; uses: never };
  "?bodyMass.check.meanInRange":
    | { when: { mode: "batch" }; unless: never; gives: CheckResult; edges: "bodyMass.raw"; optional: never; needs: "?bodyMass.raw"; uses: never };
  "?bodyMass":
    | { when: { mode: "batch" }; unless: never; gives: Column<Result<typeof source.penguins__batch>, "bodyMass">; edges: "bodyMass.raw" | "bodyMass.check.meanInRange"; optional: never; needs: "?bodyMass.raw" | "?bodyMass.check.meanInRange"; uses: never };
  "?observer":
    | { when: { mode: "online" }; unless: never; gives: Column<Result<typeof source.penguins__online>, "observer">; edges: "penguins"; optional: never; needs: "?penguins"; uses: never };
  "?scales":
    | { when: { mode: "batch" }; unless: never; gives: Result<typeof source.scales__batch>; edges: "beakLength" | "beakDepth" | "flipperLength" | "heldOut"; optional: never; needs: "?beakLength" | "?beakDepth" | "?flipperLength" | "?bodyMass"; uses: never }
    | { when: { mode: "online" }; unless: never; gives: Result<typeof source.scales__online>; edges: "savedModel"; optional: never; needs: "savedModel"; uses: never };
}

export interface Fans {}

export interface Inputs {
  /** Taken by `penguins.raw`. */
  penguinsPath: Takes<typeof source.penguins__batch, 0>;
  /** Taken by `penguins`. */
  sightings: Takes<typeof source.penguins__online, 0>;
  /** Taken by `scales`. */
  savedModel: Takes<typeof source.scales__online, 0>;
}

export type Config = source.Config;

export interface Shape { values: Values; edges: Edges; optional: Optional; needs: Needs; uses: Uses; variants: Variants; fans: Fans; inputs: Inputs; config: Config }

export type Checked = [
  Edge<{ "heldOut(bodyMass) <- bodyMass of penguins__batch": Column<Result<typeof source.penguins__batch>, "bodyMass"> }, { "heldOut(bodyMass) <- bodyMass of penguins__batch": Takes<typeof source.heldOut, 0> }>,
  Edge<{ "scales__batch(beakLength) <- beakLength of penguins__batch": Column<Result<typeof source.penguins__batch>, "beakLength"> }, { "scales__batch(beakLength) <- beakLength of penguins__batch": Takes<typeof source.scales__batch, 0> }>,
  Edge<{ "scales__batch(beakDepth) <- beakDepth of penguins__batch": Column<Result<typeof source.penguins__batch>, "beakDepth"> }, { "scales__batch(beakDepth) <- beakDepth of penguins__batch": Takes<typeof source.scales__batch, 1> }>,
  Edge<{ "scales__batch(flipperLength) <- flipperLength of penguins__batch": Column<Result<typeof source.penguins__batch>, "flipperLength"> }, { "scales__batch(flipperLength) <- flipperLength of penguins__batch": Takes<typeof source.scales__batch, 2> }>,
  Edge<{ "scales__batch(heldOut) <- heldOut": Result<typeof source.heldOut> }, { "scales__batch(heldOut) <- heldOut": Takes<typeof source.scales__batch, 3> }>,
  Edge<{ "beakLengthNormalized(beakLength) <- beakLength of penguins__batch": Column<Result<typeof source.penguins__batch>, "beakLength"> }, { "beakLengthNormalized(beakLength) <- beakLength of penguins__batch": pl.Series }>,
  Edge<{ "beakLengthNormalized(beakLength) <- beakLength of penguins__online": Column<Result<typeof source.penguins__online>, "beakLength"> }, { "beakLengthNormalized(beakLength) <- beakLength of penguins__online": pl.Series }>,
  Edge<{ "beakLengthNormalized(scales) <- scales__batch": Result<typeof source.scales__batch> }, { "beakLengthNormalized(scales) <- scales__batch": Scales }>,
  Edge<{ "beakLengthNormalized(scales) <- scales__online": Result<typeof source.scales__online> }, { "beakLengthNormalized(scales) <- scales__online": Scales }>,
  Edge<{ "beakDepthNormalized(beakDepth) <- beakDepth of penguins__batch": Column<Result<typeof source.penguins__batch>, "beakDepth"> }, { "beakDepthNormalized(beakDepth) <- beakDepth of penguins__batch": pl.Series }>,
  Edge<{ "beakDepthNormalized(beakDepth) <- beakDepth of penguins__online": Column<Result<typeof source.penguins__online>, "beakDepth"> }, { "beakDepthNormalized(beakDepth) <- beakDepth of penguins__online": pl.Series }>,
  Edge<{ "beakDepthNormalized(scales) <- scales__batch": Result<typeof source.scales__batch> }, { "beakDepthNormalized(scales) <- scales__batch": Scales }>,
  Edge<{ "beakDepthNormalized(scales) <- scales__online": Result<typeof source.scales__online> }, { "beakDepthNormalized(scales) <- scales__online": Scales }>,
  Edge<{ "flipperLengthNormalized(flipperLength) <- flipperLength of penguins__batch": Column<Result<typeof source.penguins__batch>, "flipperLength"> }, { "flipperLengthNormalized(flipperLength) <- flipperLength of penguins__batch": pl.Series }>,
  Edge<{ "flipperLengthNormalized(flipperLength) <- flipperLength of penguins__online": Column<Result<typeof source.penguins__online>, "flipperLength"> }, { "flipperLengthNormalized(flipperLength) <- flipperLength of penguins__online": pl.Series }>,
  Edge<{ "flipperLengthNormalized(scales) <- scales__batch": Result<typeof source.scales__batch> }, { "flipperLengthNormalized(scales) <- scales__batch": Scales }>,
  Edge<{ "flipperLengthNormalized(scales) <- scales__online": Result<typeof source.scales__online> }, { "flipperLengthNormalized(scales) <- scales__online": Scales }>,
  Edge<{ "isChinstrap(species) <- species of penguins__batch": Column<Result<typeof source.penguins__batch>, "species"> }, { "isChinstrap(species) <- species of penguins__batch": pl.Series }>,
  Edge<{ "isChinstrap(species) <- species of penguins__online": Column<Result<typeof source.penguins__online>, "species"> }, { "isChinstrap(species) <- species of penguins__online": pl.Series }>,
  Edge<{ "isGentoo(species) <- species of penguins__batch": Column<Result<typeof source.penguins__batch>, "species"> }, { "isGentoo(species) <- species of penguins__batch": pl.Series }>,
  Edge<{ "isGentoo(species) <- species of penguins__online": Column<Result<typeof source.penguins__online>, "species"> }, { "isGentoo(species) <- species of penguins__online": pl.Series }>,
  Edge<{ "isFemale(sex) <- sex of penguins__batch": Column<Result<typeof source.penguins__batch>, "sex"> }, { "isFemale(sex) <- sex of penguins__batch": pl.Series }>,
  Edge<{ "isFemale(sex) <- sex of penguins__online": Column<Result<typeof source.penguins__online>, "sex"> }, { "isFemale(sex) <- sex of penguins__online": pl.Series }>,
  Edge<{ "isMale(sex) <- sex of penguins__batch": Column<Result<typeof source.penguins__batch>, "sex"> }, { "isMale(sex) <- sex of penguins__batch": pl.Series }>,
  Edge<{ "isMale(sex) <- sex of penguins__online": Column<Result<typeof source.penguins__online>, "sex"> }, { "isMale(sex) <- sex of penguins__online": pl.Series }>,
  Edge<{ "features(beakLengthNormalized) <- beakLengthNormalized": Result<typeof source.normalized> }, { "features(beakLengthNormalized) <- beakLengthNormalized": Takes<typeof source.features, 0> }>,
  Edge<{ "features(beakDepthNormalized) <- beakDepthNormalized": Result<typeof source.normalized> }, { "features(beakDepthNormalized) <- beakDepthNormalized": Takes<typeof source.features, 1> }>,
  Edge<{ "features(flipperLengthNormalized) <- flipperLengthNormalized": Result<typeof source.normalized> }, { "features(flipperLengthNormalized) <- flipperLengthNormalized": Takes<typeof source.features, 2> }>,
  Edge<{ "features(isChinstrap) <- isChinstrap": Result<typeof source.isValue> }, { "features(isChinstrap) <- isChinstrap": Takes<typeof source.features, 3> }>,
  Edge<{ "features(isGentoo) <- isGentoo": Result<typeof source.isValue> }, { "features(isGentoo) <- isGentoo": Takes<typeof source.features, 4> }>,
  Edge<{ "features(isFemale) <- isFemale": Result<typeof source.isValue> }, { "features(isFemale) <- isFemale": Takes<typeof source.features, 5> }>,
  Edge<{ "features(isMale) <- isMale": Result<typeof source.isValue> }, { "features(isMale) <- isMale": Takes<typeof source.features, 6> }>,
  ConditionFits<{ "penguins__batch: config.mode": "batch" }, { "penguins__batch: config.mode": source.Config["mode"] }>,
  ConditionFits<{ "penguins__online: config.mode": "online" }, { "penguins__online: config.mode": source.Config["mode"] }>,
  ConditionFits<{ "scales__batch: config.mode": "batch" }, { "scales__batch: config.mode": source.Config["mode"] }>,
  ConditionFits<{ "scales__online: config.mode": "online" }, { "scales__online: config.mode": source.Config["mode"] }>,
  Unmarked<{ "result of scales__batch": Result<typeof source.scales__batch> }, "result of scales__batch">,
  Unmarked<{ "result of scales__online": Result<typeof source.scales__online> }, "result of scales__online">,
  Unmarked<{ "scales__online(savedModel)": Takes<typeof source.scales__online, 0> }, "scales__online(savedModel)">,
  Unmarked<{ "normalized(scale)": Takes<typeof source.normalized, 1> }, "normalized(scale)">,
];

export default module<Shape>({
  name: "features",
  file: "./features.ts",
  url: import.meta.url,
  source,
  functions: [
    { name: "penguins__batch", takes: [["penguinsPath", "string"]], gives: "pl.DataFrame", doc: "The weighed penguins of a JSON file. Lengths in millimetres, `bodyMass` in grams; who was not measured is left out.", hash: "cff266ac1b89f4a4", packages: ["nodejs-polars"], decorators: [["config.when", { mode: "batch" }], ["extractColumns", ["species", "sex", "beakLength", "beakDepth", "flipperLength", "bodyMass"]], ["checkOutput", { length: [100, 100000], maxFractionNulls: 0.01 }], ["checkOutput", { meanInRange: [3000, 5500] }, { target: "bodyMass", onFail: "warn" }], ["tag", { owner: "field-station" }]] },
    { name: "penguins__online", takes: [["sightings", "readonly Sighting[]"]], gives: "pl.DataFrame", doc: "The sightings as a table: the columns of the weighed penguins but for `bodyMass`, which is what one wants to know.", hash: "96ea2f22ca65fae1", packages: ["nodejs-polars"], decorators: [["config.when", { mode: "online" }], ["extractColumns", ["observer", "species", "sex", "beakLength", "beakDepth", "flipperLength"]], ["tag", { owner: "field-app" }], ["tagOutputs", { observer: { pii: true } }]] },
    { name: "heldOut", takes: [["bodyMass", "pl.Series"]], gives: "boolean[]", doc: "Every fifth penguin is kept from training. The table is sorted by species, so that each species has its share.", hash: "f1674c237222ad02" },
    { name: "scales__batch", takes: [["beakLength", "pl.Series"], ["beakDepth", "pl.Series"], ["flipperLength", "pl.Series"], ["heldOut", "boolean[]"]], gives: "Scales", doc: "The scales of the training rows alone: held-out rows must not leak into the features.", hash: "0e31a0f4129a5bbb", packages: ["nodejs-polars"], decorators: [["config.when", { mode: "batch" }]] },
    { name: "scales__online", takes: [["savedModel", "SavedModel"]], gives: "Scales", doc: "The scales that the model was trained with.", hash: "08925cdebab07c4c", decorators: [["config.when", { mode: "online" }]] },
    { name: "normalized", takes: [["column", "pl.Series"], ["scale", "Scale"]], gives: "pl.Series", doc: "A column in standard deviations from the training mean.", hash: "4d1c0a435155dd19", packages: ["nodejs-polars"], decorators: [["parameterize", { beakLengthNormalized: { $: "binding", parameters: [{ name: "beakLength", node: "beakLength", optional: false, type: "pl.Series" }, { name: "scales", node: "scales", optional: false, type: "Scales" }] }, beakDepthNormalized: { $: "binding", parameters: [{ name: "beakDepth", node: "beakDepth", optional: false, type: "pl.Series" }, { name: "scales", node: "scales", optional: false, type: "Scales" }] }, flipperLengthNormalized: { $: "binding", parameters: [{ name: "flipperLength", node: "flipperLength", optional: false, type: "pl.Series" }, { name: "scales", node: "scales", optional: false, type: "Scales" }] } }], ["checkOutput", { range: [-4, 4] }, { onFail: "warn" }], ["tag", { owner: "features" }]], above: { "0": { hash: "13635d0fcfeb5c5b" } } },
    { name: "isValue", takes: [["column", "pl.Series"], ["value", "string"]], gives: "pl.Series", doc: "1 where the column has the value, 0 elsewhere. Adelie penguins and those of unknown sex are 0 throughout.", hash: "72f43dbbce45458f", packages: ["nodejs-polars"], decorators: [["parameterize", { isChinstrap: { $: "binding", parameters: [{ name: "species", node: "species", optional: false, type: "pl.Series" }] }, isGentoo: { $: "binding", parameters: [{ name: "species", node: "species", optional: false, type: "pl.Series" }] }, isFemale: { $: "binding", parameters: [{ name: "sex", node: "sex", optional: false, type: "pl.Series" }] }, isMale: { $: "binding", parameters: [{ name: "sex", node: "sex", optional: false, type: "pl.Series" }] } }], ["tag", { owner: "features" }]], above: { "0": { hash: "082b978be48aae03" } } },
    { name: "features", takes: [["beakLengthNormalized", "pl.Series"], ["beakDepthNormalized", "pl.Series"], ["flipperLengthNormalized", "pl.Series"], ["isChinstrap", "pl.Series"], ["isGentoo", "pl.Series"], ["isFemale", "pl.Series"], ["isMale", "pl.Series"]], gives: "pl.DataFrame", doc: "What the model sees: one row a penguin, all columns `Float64`, the same in both modes.", hash: "609ed512d80ecaee", packages: ["nodejs-polars"], decorators: [["checkOutput", { allowNulls: false }], ["tag", { owner: "features" }]] },
  ],
  types: {
    "./types.ts#SavedModel": ["object", { scales: "./types.ts#Scales", regression: "?" }],
    "./types.ts#Scale": ["object", { mean: "number", deviation: "number" }],
    "./types.ts#Scales": ["object", { beakLength: "./types.ts#Scale", beakDepth: "./types.ts#Scale", flipperLength: "./types.ts#Scale" }],
    "./types.ts#Sighting": ["object", { observer: "string", species: "string", sex: ["or", "string", "null"], beakLength: "number", beakDepth: "number", flipperLength: "number" }],
    "SavedModel": "./types.ts#SavedModel",
    "Scale": "./types.ts#Scale",
    "Scales": "./types.ts#Scales",
    "pl.DataFrame": ["from", "nodejs-polars", "DataFrame"],
    "pl.Series": ["from", "nodejs-polars", "Series"],
    "readonly Sighting[]": ["array", "./types.ts#Sighting"],
  },
  code: {
    "./features.ts#compute": ["4ba188f1bd334a48"],
    "./features.ts#features": ["62b944aacb23e0d2"],
    "./features.ts#heldOut": ["dbf5e18ee547e836"],
    "./features.ts#isValue": ["410c358598bc6127", "./features.ts#compute"],
    "./features.ts#isValue@parameterize": ["3cdc4887eee48db3"],
    "./features.ts#normalized": ["3777190f29166c6e", "./features.ts#compute"],
    "./features.ts#normalized@parameterize": ["431d7c119d92ded3"],
    "./features.ts#penguins__batch": ["dd8fbe2f5c12e8c3"],
    "./features.ts#penguins__online": ["3c5fca1bfaf6795e"],
    "./features.ts#scales__batch": ["21048443eb66b185", "./features.ts#compute"],
    "./features.ts#scales__online": ["c3a3f1c0534fd1b8"],
  },
  positions: [
    [16, 17, 10, 1, 11, 1, 12, 1, 13, 1, 14, 1],
    [35, 17, 30, 1, 31, 1, 32, 1, 33, 1],
    [53, 17],
    [59, 17, 57, 1],
    [75, 17, 73, 1],
    [87, 17, 79, 1, 84, 1, 85, 1],
    [99, 17, 91, 1, 97, 1],
    [106, 17, 103, 1, 104, 1],
  ],
  spans: [
    [5355, 5562],
    [4868, 5280],
    [2454, 2590],
    [4511, 4688],
    [4119, 4360],
    [3953, 4117],
    [3446, 3784],
    [894, 1446],
    [1837, 2334],
    [2732, 3248],
    [3350, 3444],
  ],
  texts: {
    "./features.ts": "6ef69e704514a0f8",
  },
});
