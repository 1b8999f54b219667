import { computeHistogram, computeMoments, computeQuantiles, type Known } from "./number-statistics.ts";
import type { DateStatistics, Quantiles } from "./statistics.ts";

/** Statistics of dates as milliseconds since 1970; those that are no date are `NaN`. `range` is known beforehand where the times are a sample. */
export function describeDates(
  times: readonly number[],
  known: Known,
  range?: { readonly min: number; readonly max: number },
): DateStatistics {
  const valid = times.filter((time) => !Number.isNaN(time));
  const moments = computeMoments(valid);
  const quantiles = computeQuantiles(valid);
  const histogram = computeHistogram(valid, moments);
  return {
    kind: "dates",
    ...known,
    invalid: times.length - valid.length,
    min: nameTime(range?.min ?? moments.min),
    max: nameTime(range?.max ?? moments.max),
    mean: nameTime(moments.mean),
    quantiles: quantiles && nameQuantiles(quantiles),
    histogram: histogram && {
      from: nameTime(histogram.from)!,
      to: nameTime(histogram.to)!,
      counts: histogram.counts,
    },
  };
}

function nameQuantiles({ p5, p25, p50, p75, p95 }: Quantiles<number>): Quantiles<string> {
  return {
    p5: nameTime(p5)!,
    p25: nameTime(p25)!,
    p50: nameTime(p50)!,
    p75: nameTime(p75)!,
    p95: nameTime(p95)!,
  };
}

function nameTime(time: number | null): string | null {
  if (time === null) return null;
  const date = new Date(time);
  return Number.isNaN(date.getTime()) ? `${time} ms since 1970` : date.toISOString();
}
