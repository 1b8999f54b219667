import type { Histogram, Moments, NumberStatistics, Quantiles } from "./statistics.ts";

const bins = 10;

/** What is known of the values beforehand. */
export interface Known {
  readonly count: number;
  readonly missing: number;
  readonly sampled?: number;
}

/** Statistics of numbers, none of them missing. `whole` is what is known of all where the numbers are a sample. */
export function describeNumbers(
  values: ArrayLike<number>,
  known: Known,
  whole: Partial<Moments> = {},
): NumberStatistics {
  const { finite, nan, infinite, zeros } = keepFinite(values);
  const moments = computeMoments(finite);
  return {
    kind: "numbers",
    ...known,
    nan,
    infinite,
    zeros,
    ...moments,
    ...whole,
    quantiles: computeQuantiles(finite),
    histogram: computeHistogram(finite, moments),
  };
}

function keepFinite(values: ArrayLike<number>): {
  readonly finite: ArrayLike<number>;
  readonly nan: number;
  readonly infinite: number;
  readonly zeros: number;
} {
  let [nan, infinite, zeros] = [0, 0, 0];
  for (let place = 0; place < values.length; place++) {
    const value = values[place]!;
    if (value === 0) zeros++;
    else if (Number.isNaN(value)) nan++;
    else if (!Number.isFinite(value)) infinite++;
  }
  const finite = nan + infinite === 0 ? values : Float64Array.from(values).filter(Number.isFinite);
  return { finite, nan, infinite, zeros };
}

/** Two passes: the second takes the squares of distances from the mean, so that large numbers lose nothing. */
export function computeMoments(values: ArrayLike<number>): Moments {
  const { length } = values;
  if (length === 0) return { min: null, max: null, mean: null, std: null };
  let [min, max, sum] = [Infinity, -Infinity, 0];
  for (let place = 0; place < length; place++) {
    const value = values[place]!;
    if (value < min) min = value;
    if (value > max) max = value;
    sum += value;
  }
  const mean = Number.isFinite(sum) ? sum / length : addParts(values);
  let squares = 0;
  for (let place = 0; place < length; place++) squares += (values[place]! - mean) ** 2;
  return {
    min: toPlain(min),
    max: toPlain(max),
    mean: toPlain(mean),
    std: length < 2 ? null : toPlain(Math.sqrt(squares / (length - 1))),
  };
}

/** The mean of numbers whose sum is too large for a number. */
function addParts(values: ArrayLike<number>): number {
  let mean = 0;
  for (let place = 0; place < values.length; place++) mean += values[place]! / values.length;
  return mean;
}

export function computeQuantiles(values: ArrayLike<number>): Quantiles<number> | null {
  if (values.length === 0) return null;
  const ordered = Float64Array.from(values).toSorted();
  const at = (fraction: number): number => {
    const place = (ordered.length - 1) * fraction;
    const [low, high] = [ordered[Math.floor(place)]!, ordered[Math.ceil(place)]!];
    const share = place - Math.floor(place);
    return low * (1 - share) + high * share + 0;
  };
  return { p5: at(0.05), p25: at(0.25), p50: at(0.5), p75: at(0.75), p95: at(0.95) };
}

export function computeHistogram(
  values: ArrayLike<number>,
  { min, max }: Pick<Moments, "min" | "max">,
): Histogram<number> | null {
  if (min === null || max === null) return null;
  if (min === max) return { from: min, to: max, counts: [values.length] };
  const counts = Array.from({ length: bins }, () => 0);
  // Halves, as the whole width may be too large for a number.
  const [start, width] = [min / 2, max / 2 - min / 2];
  for (let place = 0; place < values.length; place++) {
    const share = width === 0 ? 0 : (values[place]! / 2 - start) / width;
    counts[Math.min(bins - 1, Math.floor(share * bins))]!++;
  }
  return { from: min, to: max, counts };
}

/** JSON knows neither infinite numbers nor a negative zero. */
function toPlain(value: number): number | null {
  return Number.isFinite(value) ? value + 0 : null;
}
