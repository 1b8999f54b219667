/** Trains on the weighed penguins, tells how good the model is, draws the dataflow, and answers one sighting. */
import { writeFileSync } from "node:fs";
import { DataflowError, Driver } from "eponym";
import features from "./features.dag.ts";
import model from "./model.dag.ts";
import { penguinsPath } from "./penguins-path.ts";
import type { Evaluation, SavedModel, Sighting } from "./types.ts";

try {
  const savedModel = await train();
  await answer(savedModel, {
    observer: "Ada",
    species: "Gentoo",
    sex: "female",
    beakLength: 45.8,
    beakDepth: 14.2,
    flipperLength: 211,
  });
} catch (error) {
  // A model that does not beat the mean ends here too: the check on `evaluation` fails.
  if (!(error instanceof DataflowError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function train(): Promise<SavedModel> {
  const driver = new Driver({ modules: [features, model], config: { mode: "batch" } });
  const outputs = [
    "features",
    "predictions",
    "species",
    "sex",
    "bodyMass",
    "heldOut",
    "evaluation",
    "trainedModel",
  ] as const;
  const result = await driver.execute(outputs, { inputs: { penguinsPath } });

  const { species, sex, bodyMass, predictions } = result;
  const rows = result.heldOut.flatMap((isHeldOut, row) => (isHeldOut ? [row] : []));
  console.log(
    `${result.features.height} penguins, ${result.features.width} features. Some that were held out, in grams:`,
  );
  console.table(
    rows
      .filter((_, place) => place % 9 === 0)
      .map((row) => {
        const [actual, predicted] = [Number(bodyMass.get(row)), Math.round(predictions.get(row))];
        return { species: species.get(row), sex: sex.get(row), actual, predicted, error: predicted - actual };
      }),
  );
  console.log(describe(result.evaluation));

  const svg = await driver.visualize({
    outputs: ["features", "predictions", "evaluation", "trainedModel"],
    direction: "TB",
    groupBy: "module",
    hideChecks: true,
  });
  writeFileSync(new URL("feature-engineering.svg", import.meta.url), svg);
  console.log("The dataflow is drawn in dataflows/feature-engineering/feature-engineering.svg.");
  return result.trainedModel;
}

async function answer(savedModel: SavedModel, sighting: Sighting): Promise<void> {
  const driver = new Driver({ modules: [features, model], config: { mode: "online" } });
  const { replies } = await driver.execute(["replies"], { inputs: { savedModel, sightings: [sighting] } });
  console.log(`Online, for one sighting of a ${sighting.species} penguin: ${replies.join("; ")}`);
}

function describe({ heldOutRows, trainingRows, rmse, baselineRmse, r2 }: Evaluation): string {
  const grams = (value: number): string => `${Math.round(value)} g`;
  return (
    `Trained on ${trainingRows}, tested on ${heldOutRows}: RMSE ${grams(rmse)} (predicting the mean: ${grams(baselineRmse)}), ` +
    `R² ${r2.toFixed(3)} (the mean: 0).`
  );
}
