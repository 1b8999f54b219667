import { isMissing, type View } from "./view.ts";

/** Mean and sample standard deviation (n - 1) of the numbers in a column, missing ones left out; nothing where something else is in it. Welford's algorithm (Technometrics 4, 1962). */
export function computeMoments(view: View): { count: number; mean: number; standardDeviation: number } | undefined {
  let count = 0;
  let mean = 0;
  let squares = 0;
  for (let index = 0; index < view.values.length; index++) {
    const value = view.values[index];
    if (isMissing(value)) continue;
    const number = typeof value === "bigint" ? Number(value) : value;
    if (typeof number !== "number") return undefined;
    count++;
    const step = number - mean;
    mean += step / count;
    squares += step * (number - mean);
  }
  return {
    count,
    mean: count === 0 ? Number.NaN : mean,
    standardDeviation: count < 2 ? 0 : Math.sqrt(squares / (count - 1)),
  };
}
