import { writeFileSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DataflowError, Driver } from "eponym";
import pl from "nodejs-polars";
import { afterAll, beforeAll, expect, test } from "vitest";
import features from "./features.dag.ts";
import model from "./model.dag.ts";
import { penguinsPath } from "./penguins-path.ts";
import type { SavedModel, Sighting } from "./types.ts";

const batch = new Driver({ modules: [features, model], config: { mode: "batch" } });
const online = new Driver({ modules: [features, model], config: { mode: "online" } });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "penguins-"));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Trains, and sends the model through the file that it would be kept in. */
async function train(): Promise<SavedModel> {
  const { trainedModel } = await batch.execute(["trainedModel"], { inputs: { penguinsPath } });
  const path = join(folder, "model.json");
  writeFileSync(path, JSON.stringify(trainedModel));
  return JSON.parse(readFileSync(path, "utf8")) as SavedModel;
}

const gentoo: Sighting = {
  observer: "Ada",
  species: "Gentoo",
  sex: "female",
  beakLength: 45.8,
  beakDepth: 14.2,
  flipperLength: 211,
};

test("batch: one row of features and one prediction for every penguin that was measured", async () => {
  const result = await batch.execute(["features", "predictions"], { inputs: { penguinsPath } });
  expect(result.features.shape).toEqual({ height: 342, width: 7 });
  expect(result.predictions.length).toBe(342);
  expect(result.predictions.nullCount()).toBe(0);
});

test("the model is far better than the mean on penguins that it has not seen", async () => {
  const { evaluation } = await batch.execute(["evaluation"], { inputs: { penguinsPath } });
  expect(evaluation).toMatchObject({ trainingRows: 273, heldOutRows: 69 });
  expect(evaluation.rmse).toBeCloseTo(303, 0);
  expect(evaluation.baselineRmse).toBeCloseTo(738, 0);
  expect(evaluation.r2).toBeCloseTo(0.83, 2);
});

test("a model that does not beat the mean fails the run", async () => {
  const { regression } = await batch.execute(["regression"], { inputs: { penguinsPath } });
  const flat = { ...regression, weights: [[0], [0], [0], [0], [0], [0], [0], [9000]] };
  const failed = batch.execute(["evaluation"], { inputs: { penguinsPath }, overrides: { regression: flat } });
  await expect(failed).rejects.toThrow(DataflowError);
  await expect(failed).rejects.toThrow("no better than the mean");
});

test("training rows alone decide the scales: held-out rows can hold anything", async () => {
  const first = await batch.execute(["beakLength", "heldOut", "scales"], { inputs: { penguinsPath } });
  const beakLength = pl.Series(
    first.heldOut.map((isHeldOut, row) => (isHeldOut ? 1e6 : Number(first.beakLength.get(row)))),
  );
  const again = await batch.execute(["scales"], { inputs: { penguinsPath }, overrides: { beakLength } });
  expect(again.scales.beakLength.mean).toBeCloseTo(first.scales.beakLength.mean, 9);
  expect(again.scales.beakLength.deviation).toBeCloseTo(first.scales.beakLength.deviation, 9);
});

test("batch: the training columns have mean 0 and deviation 1", async () => {
  const result = await batch.execute(["beakDepthNormalized", "heldOut"], { inputs: { penguinsPath } });
  const training = result.beakDepthNormalized
    .toArray()
    .map(Number)
    .filter((_, row) => !result.heldOut[row]);
  const mean = training.reduce((sum, value) => sum + value, 0) / training.length;
  const variance = training.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (training.length - 1);
  expect(mean).toBeCloseTo(0, 10);
  expect(variance).toBeCloseTo(1, 10);
});

test("online: a penguin has the features and the prediction that it had in batch", async () => {
  const savedModel = await train();
  const inBatch = await batch.execute(["penguins", "features", "predictions"], { inputs: { penguinsPath } });
  const rows = [0, 3, 160, 300];
  const table = inBatch.penguins.toRecords();
  const sightings = rows.map((row) => ({ ...table[row], observer: "Ada" }) as unknown as Sighting);
  const result = await online.execute(["features", "predictions"], { inputs: { savedModel, sightings } });
  expect(result.features.rows()).toEqual(rows.map((row) => inBatch.features.row(row)));
  expect(result.predictions.toArray()).toEqual(rows.map((row) => inBatch.predictions.get(row)));
});

test("online: one sighting is answered by name", async () => {
  const inputs = { savedModel: await train(), sightings: [gentoo] };
  const { replies } = await online.execute(["replies"], { inputs });
  expect(replies).toEqual(["Ada: about 4.7 kg"]);
});

test("online: an outlandish measurement is reported and still answered", async () => {
  const inputs = { savedModel: await train(), sightings: [{ ...gentoo, flipperLength: 290 }] };
  const outputs = ["predictions", "flipperLengthNormalized.check.range"] as const;
  const result = await online.execute(outputs, { inputs });
  expect(result["flipperLengthNormalized.check.range"]).toMatchObject({ passed: false, onFail: "warn" });
  expect(result.predictions.length).toBe(1);
});

test("a mass that no penguin has fails the run", async () => {
  const inputs = { savedModel: await train(), sightings: [{ ...gentoo, flipperLength: 21_100 }] };
  await expect(online.execute(["predictions"], { inputs })).rejects.toThrow(/predictions/);
});

test("no personal data reaches a prediction", () => {
  const personal = online.variables({ tags: { pii: true } }).map(({ name }) => name);
  expect(personal).toEqual(["observer", "replies"]);
  const needed = online.upstreamOf("predictions");
  expect(personal.filter((name) => needed.includes(name))).toEqual([]);
});

test("types: each mode has its own inputs", () => {
  // @ts-expect-error in batch mode a table is needed
  expect(() => batch.validate(["predictions"], { inputs: {} })).toThrow("penguinsPath");
  // @ts-expect-error online, nobody reads a file
  expect(() => online.validate(["predictions"], { inputs: { penguinsPath } })).toThrow("sightings");
  // @ts-expect-error online, nobody knows the mass
  expect(() => online.validate(["evaluation"], { inputs: { savedModel: {}, sightings: [gentoo] } })).toThrow(
    "bodyMass",
  );
});
