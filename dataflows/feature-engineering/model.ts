import { checkOutput, config, tag } from "eponym";
import MultivariateLinearRegression from "ml-regression-multivariate-linear";
import pl from "nodejs-polars";
import { z } from "zod";
import type { Evaluation, Regression, SavedModel, Scales } from "./types.ts";

export interface Config {
  readonly mode: "batch" | "online";
}

config.when(regression__batch, { mode: "batch" });
/** A linear regression of the body mass on the features of the training rows. */
export function regression__batch(features: pl.DataFrame, bodyMass: pl.Series, heldOut: boolean[]): Regression {
  const isTraining = (_: unknown, row: number): boolean => heldOut[row] === false;
  const masses = pl.DataFrame({ bodyMass });
  return new MultivariateLinearRegression(
    features.rows().filter(isTraining),
    masses.rows().filter(isTraining),
  ).toJSON();
}

config.when(regression__online, { mode: "online" });
/** The regression that was trained in batch. */
export function regression__online(savedModel: SavedModel): Regression {
  return savedModel.regression;
}

/** The training in a form that can be kept: the `savedModel` that the online mode takes. */
export function trainedModel(scales: Scales, regression: Regression): SavedModel {
  return { scales, regression };
}

checkOutput(predictions, { range: [1000, 10_000], allowNulls: false });
tag(predictions, { owner: "model" });
/** The body mass of each penguin in grams. */
export function predictions(features: pl.DataFrame, regression: Regression): pl.Series {
  const model = MultivariateLinearRegression.load(regression);
  return pl.Series(
    "predictions",
    features.rows().map((row) => model.predict(row)[0]!),
    pl.Float64,
  );
}

const beatsTheMean = z
  .object({ rmse: z.number(), baselineRmse: z.number() })
  .refine(
    ({ rmse, baselineRmse }) => rmse < baselineRmse,
    "The model predicts held-out penguins no better than the mean.",
  );

checkOutput(evaluation, beatsTheMean);
tag(evaluation, { owner: "model" });
/** The model beside the mean predictor, on rows that neither has seen. */
export function evaluation(predictions: pl.Series, bodyMass: pl.Series, heldOut: boolean[]): Evaluation {
  const actual = bodyMass.filter(pl.Series(heldOut)).toArray() as number[];
  const predicted = predictions.filter(pl.Series(heldOut)).toArray() as number[];
  const trainingMean = bodyMass.filter(pl.Series(heldOut.map((isHeldOut) => !isHeldOut))).mean();
  const meanSquare = (errors: number[]): number => errors.reduce((sum, error) => sum + error ** 2, 0) / errors.length;
  const squared = meanSquare(actual.map((mass, row) => mass - predicted[row]!));
  const baseline = meanSquare(actual.map((mass) => mass - trainingMean));
  return {
    trainingRows: heldOut.length - actual.length,
    heldOutRows: actual.length,
    rmse: Math.sqrt(squared),
    baselineRmse: Math.sqrt(baseline),
    r2: 1 - squared / baseline,
  };
}

tag(replies, { owner: "field-app", pii: true });
/** One line an observer. */
export function replies(observer: pl.Series, predictions: pl.Series): string[] {
  return predictions
    .toArray()
    .map((grams, row) => `${observer.get(row)}: about ${(Number(grams) / 1000).toFixed(1)} kg`);
}
