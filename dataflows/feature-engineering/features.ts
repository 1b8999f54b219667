import { checkOutput, config, extractColumns, parameterize, tag, tagOutputs } from "eponym";
import pl from "nodejs-polars";
import type { SavedModel, Scale, Scales, Sighting } from "./types.ts";

/** Where penguins come from: `"batch"` reads a table of weighed ones, `"online"` takes sightings as they arrive. */
export interface Config {
  readonly mode: "batch" | "online";
}

config.when(penguins__batch, { mode: "batch" });
extractColumns(penguins__batch, ["species", "sex", "beakLength", "beakDepth", "flipperLength", "bodyMass"]);
checkOutput(penguins__batch, { length: [100, 100_000], maxFractionNulls: 0.01 });
checkOutput(penguins__batch, { meanInRange: [3000, 5500] }, { target: "bodyMass", onFail: "warn" });
tag(penguins__batch, { owner: "field-station" });
/** The weighed penguins of a JSON file. Lengths in millimetres, `bodyMass` in grams; who was not measured is left out. */
export function penguins__batch(penguinsPath: string): pl.DataFrame {
  return pl
    .readJSON(penguinsPath)
    .select(
      pl.col("Species").alias("species"),
      pl.col("Sex").str.toLowerCase().alias("sex"),
      pl.col("Beak Length (mm)").cast(pl.Float64).alias("beakLength"),
      pl.col("Beak Depth (mm)").cast(pl.Float64).alias("beakDepth"),
      pl.col("Flipper Length (mm)").cast(pl.Float64).alias("flipperLength"),
      pl.col("Body Mass (g)").cast(pl.Float64).alias("bodyMass"),
    )
    .filter(pl.col("bodyMass").isNotNull());
}

config.when(penguins__online, { mode: "online" });
extractColumns(penguins__online, ["observer", "species", "sex", "beakLength", "beakDepth", "flipperLength"]);
tag(penguins__online, { owner: "field-app" });
tagOutputs(penguins__online, { observer: { pii: true } });
/** The sightings as a table: the columns of the weighed penguins but for `bodyMass`, which is what one wants to know. */
export function penguins__online(sightings: readonly Sighting[]): pl.DataFrame {
  const column = (name: keyof Sighting, type: pl.DataType): pl.Series =>
    pl.Series(
      name,
      sightings.map((sighting) => sighting[name]),
      type,
    );
  return pl.DataFrame([
    column("observer", pl.String),
    column("species", pl.String),
    column("sex", pl.String),
    column("beakLength", pl.Float64),
    column("beakDepth", pl.Float64),
    column("flipperLength", pl.Float64),
  ]);
}

/** Every fifth penguin is kept from training. The table is sorted by species, so that each species has its share. */
export function heldOut(bodyMass: pl.Series): boolean[] {
  return Array.from({ length: bodyMass.length }, (_, row) => row % 5 === 0);
}

config.when(scales__batch, { mode: "batch" });
/** The scales of the training rows alone: held-out rows must not leak into the features. */
export function scales__batch(
  beakLength: pl.Series,
  beakDepth: pl.Series,
  flipperLength: pl.Series,
  heldOut: boolean[],
): Scales {
  const isTraining = pl.Series(heldOut.map((isHeldOut) => !isHeldOut));
  const measure = (column: pl.Series): Scale => ({
    mean: column.filter(isTraining).mean(),
    deviation: compute(column.filter(isTraining), (values) => values.std()).get(0),
  });
  return { beakLength: measure(beakLength), beakDepth: measure(beakDepth), flipperLength: measure(flipperLength) };
}

config.when(scales__online, { mode: "online" });
/** The scales that the model was trained with. */
export function scales__online(savedModel: SavedModel): Scales {
  return savedModel.scales;
}

parameterize(normalized, {
  beakLengthNormalized: (beakLength: pl.Series, scales: Scales) => [beakLength, scales.beakLength],
  beakDepthNormalized: (beakDepth: pl.Series, scales: Scales) => [beakDepth, scales.beakDepth],
  flipperLengthNormalized: (flipperLength: pl.Series, scales: Scales) => [flipperLength, scales.flipperLength],
});
checkOutput(normalized, { range: [-4, 4] }, { onFail: "warn" });
tag(normalized, { owner: "features" });
/** A column in standard deviations from the training mean. */
export function normalized(column: pl.Series, scale: Scale): pl.Series {
  return compute(column, (values) => values.minus(scale.mean).divideBy(scale.deviation));
}

parameterize(isValue, {
  isChinstrap: (species: pl.Series) => [species, "Chinstrap"],
  isGentoo: (species: pl.Series) => [species, "Gentoo"],
  isFemale: (sex: pl.Series) => [sex, "female"],
  isMale: (sex: pl.Series) => [sex, "male"],
});
tag(isValue, { owner: "features" });
/** 1 where the column has the value, 0 elsewhere. Adelie penguins and those of unknown sex are 0 throughout. */
export function isValue(column: pl.Series, value: string): pl.Series {
  return compute(column, (values) => values.eq(pl.lit(value)).fillNull(pl.lit(false)).cast(pl.Float64));
}

checkOutput(features, { allowNulls: false });
tag(features, { owner: "features" });
/** What the model sees: one row a penguin, all columns `Float64`, the same in both modes. */
export function features(
  beakLengthNormalized: pl.Series,
  beakDepthNormalized: pl.Series,
  flipperLengthNormalized: pl.Series,
  isChinstrap: pl.Series,
  isGentoo: pl.Series,
  isFemale: pl.Series,
  isMale: pl.Series,
): pl.DataFrame {
  return pl.DataFrame({
    beakLengthNormalized,
    beakDepthNormalized,
    flipperLengthNormalized,
    isChinstrap,
    isGentoo,
    isFemale,
    isMale,
  });
}

/** Polars has more to offer for expressions than for a series alone. */
function compute(column: pl.Series, expression: (values: pl.Expr) => pl.Expr): pl.Series {
  return pl
    .DataFrame({ values: column })
    .select(expression(pl.col("values")))
    .getColumn("values");
}
