import type MultivariateLinearRegression from "ml-regression-multivariate-linear";

/** A penguin that was measured but not weighed. Lengths in millimetres. */
export interface Sighting {
  /** Who saw it. */
  readonly observer: string;
  readonly species: string;
  readonly sex: string | null;
  readonly beakLength: number;
  readonly beakDepth: number;
  readonly flipperLength: number;
}

/** Mean and sample standard deviation of a column. */
export interface Scale {
  readonly mean: number;
  readonly deviation: number;
}

/** The scales of the measured columns. */
export interface Scales {
  readonly beakLength: Scale;
  readonly beakDepth: Scale;
  readonly flipperLength: Scale;
}

/** The weights of a linear regression, as the library writes them. */
export type Regression = MultivariateLinearRegression.MLRModel;

/** All that the online mode needs of a training, as plain data for a JSON file. */
export interface SavedModel {
  readonly scales: Scales;
  readonly regression: Regression;
}

/** How well held-out penguins are predicted. Errors in grams. */
export interface Evaluation {
  readonly trainingRows: number;
  readonly heldOutRows: number;
  /** The root of the mean squared error. */
  readonly rmse: number;
  /** That of predicting the training rows' mean for everyone. */
  readonly baselineRmse: number;
  /** The share of the mean predictor's squared error that the model does away with; 1 is perfect. */
  readonly r2: number;
}
