import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import pl from "nodejs-polars";
import { describe, expect, test } from "vitest";
import type { NumberStatistics, Statistics } from "../../../src/data/summaries/statistics.ts";
import { summarize } from "../../../src/data/summaries/summarize.ts";

function statisticsOf(value: unknown): Statistics {
  const summary = summarize(value, { mostMs: Infinity });
  if (summary.kind !== "list" || summary.statistics === undefined) throw new Error(`It is a ${summary.kind}.`);
  return summary.statistics;
}

const numbersOf = (value: unknown): NumberStatistics => statisticsOf(value) as NumberStatistics;

describe("numbers", () => {
  test("of a few, against figures worked out by hand", () => {
    expect(statisticsOf([1, 2, 3, 4, null, undefined, Number.NaN, Infinity, 0])).toEqual({
      kind: "numbers",
      count: 9,
      missing: 2,
      nan: 1,
      infinite: 1,
      zeros: 1,
      min: 0,
      max: 4,
      mean: 2,
      std: Math.sqrt(2.5),
      quantiles: { p5: 0.2, p25: 1, p50: 2, p75: 3, p95: 3.8 },
      histogram: { from: 0, to: 4, counts: [1, 0, 1, 0, 0, 1, 0, 1, 0, 1] },
    });
  });

  test("against polars", () => {
    const number = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 });
    fc.assert(
      fc.property(fc.array(number, { minLength: 2, maxLength: 200 }), (values) => {
        const frame = pl.DataFrame({ a: Float64Array.from(values) });
        const series = frame.getColumn("a");
        for (const found of [numbersOf(values), numbersOf(Float64Array.from(values)), numbersOf(series)]) {
          expect([found.min, found.max]).toEqual([series.min() + 0, series.max() + 0]);
          expect(found.mean).toBeCloseTo(series.mean(), 5);
          expect(found.std).toBeCloseTo(frame.std().row(0)[0] as number, 4);
          const { p5, p25, p50, p75, p95 } = found.quantiles!;
          const expected = [0.05, 0.25, 0.5, 0.75, 0.95].map((share) => series.quantile(share, "linear"));
          for (const [place, quantile] of [p5, p25, p50, p75, p95].entries())
            expect(quantile).toBeCloseTo(expected[place]!, 5);
          expect(found.histogram!.counts.reduce((sum, count) => sum + count, 0)).toBe(values.length);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("a histogram has its values where they belong", () => {
    const { histogram } = numbersOf(Int32Array.from({ length: 1001 }, (_, place) => place));
    expect(histogram).toEqual({ from: 0, to: 1000, counts: [100, 100, 100, 100, 100, 100, 100, 100, 100, 101] });
  });

  test.each<readonly [string, unknown, Partial<NumberStatistics>]>([
    ["all the same", [7, 7, 7], { std: 0, histogram: { from: 7, to: 7, counts: [3] } }],
    ["one alone", [7], { mean: 7, std: null }],
    ["none that is finite", [Number.NaN, -Infinity], { min: null, mean: null, quantiles: null, histogram: null }],
    ["a negative zero", [-0, -0], { min: 0, max: 0, mean: 0, zeros: 2 }],
    [
      "the largest ones",
      [Number.MAX_VALUE, -Number.MAX_VALUE, Number.MAX_VALUE],
      { min: -Number.MAX_VALUE, std: null },
    ],
    ["bigints", [1n, 2n, 3], { min: 1, max: 3, mean: 2 }],
    ["bigints of 64 bits", BigInt64Array.from([1n, 2n, 3n]), { min: 1, max: 3, mean: 2, count: 3 }],
  ])("%s", (_, values, expected) => {
    expect(numbersOf(values)).toMatchObject(expected);
  });
});

describe("more than are looked at", () => {
  const length = 400_000;
  const values = Float64Array.from({ length }, (_, place) => place);

  test.each<readonly [string, unknown, boolean]>([
    ["an array", Array.from(values), false],
    ["a typed array", values, true],
    ["a column", pl.DataFrame({ a: values }).getColumn("a"), true],
    [
      "a column of 64-bit integers",
      pl.DataFrame({ a: values }).withColumns(pl.col("a").cast(pl.Int64)).getColumn("a"),
      true,
    ],
  ])("%s", (_, list, isWhole) => {
    const found = numbersOf(list);
    expect(found).toEqual(numbersOf(list));
    expect([found.count, found.sampled]).toEqual([length, 50_000]);
    const ends = [found.min, found.max, found.mean];
    expect(isWhole).toBe(isDeepStrictEqual(ends, [0, length - 1, (length - 1) / 2]));
    expect(found.min).toBeLessThan(8);
    expect(Math.abs(found.quantiles!.p50 - length / 2)).toBeLessThan(100);
    expect(Math.abs(found.std! - length / Math.sqrt(12))).toBeLessThan(100);
    for (const count of found.histogram!.counts) expect(Math.abs(count - 5000)).toBeLessThanOrEqual(2);
  });

  test("other values are chosen with another seed, and a regular pattern is not mistaken for one value", () => {
    const wave = Float64Array.from({ length: 200_000 }, (_, place) => place % 4);
    const [one, other] = [1, 2].map((seed) => summarize(wave, { seed, mostMs: Infinity, mostItems: 50_000 }));
    expect(one).not.toEqual(other);
    expect((one as { statistics: NumberStatistics }).statistics.std).toBeCloseTo(Math.sqrt(1.25), 1);
  });
});
