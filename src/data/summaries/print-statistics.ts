import { printBars, printCount, printNumber } from "./print-numbers.ts";
import type { Moments, Statistics } from "./statistics.ts";

type Print<K extends Statistics["kind"]> = (statistics: Extract<Statistics, { readonly kind: K }>) => readonly string[];

/** Statistics in one line: what is missing, the range, how it is spread. */
export function printStatistics(statistics: Statistics): string {
  const { missing, sampled } = statistics;
  const print = printers[statistics.kind] as (statistics: Statistics) => readonly string[];
  return [
    ...(missing > 0 ? [`${printNumber(missing)} missing`] : []),
    ...print(statistics),
    ...(sampled === undefined ? [] : [`of ${printNumber(sampled)} chosen evenly`]),
  ].join(" · ");
}

const printers: { readonly [K in Statistics["kind"]]: Print<K> } = {
  numbers: ({ min, max, mean, std, nan, infinite, quantiles, histogram }) => [
    ...(nan > 0 ? [`${printNumber(nan)} NaN`] : []),
    ...(infinite > 0 ? [`${printNumber(infinite)} infinite`] : []),
    ...(min === null && max === null ? [] : [`${printNumber(min)} to ${printNumber(max)}`]),
    ...(mean === null ? [] : [`mean ${printNumber(mean)}${std === null ? "" : ` ± ${printNumber(std)}`}`]),
    ...(quantiles === null ? [] : [`median ${printNumber(quantiles.p50)}`]),
    ...(histogram === null ? [] : [printBars(histogram)]),
  ],
  dates: ({ min, max, invalid, histogram }) => [
    ...(invalid > 0 ? [`${printNumber(invalid)} invalid`] : []),
    ...(min === null || max === null ? [] : [`${min} to ${max}`]),
    ...(histogram === null ? [] : [printBars(histogram)]),
  ],
  texts: ({ distinct, empty, top, lengths }) => [
    `${printNumber(distinct)} distinct`,
    ...(empty > 0 ? [`${printNumber(empty)} empty`] : []),
    `length ${printRange(lengths)}`,
    ...top.slice(0, 3).map(({ text, count }) => `${JSON.stringify(text.slice(0, 30))} ${printNumber(count)}×`),
  ],
  booleans: (found) => [`${printNumber(found.true)} true`, `${printNumber(found.false)} false`],
  lists: ({ lengths }) => [`length ${printRange(lengths)}`],
  records: ({ fields, fieldCount }) => [
    `{ ${fields
      .slice(0, 5)
      .map(({ name, type }) => `${name}: ${type}`)
      .join(", ")}${fieldCount > 5 ? `, … ${printCount(fieldCount - 5, "more field")}` : ""} }`,
  ],
  mixed: ({ types }) => types.slice(0, 5).map(({ type, count }) => `${printNumber(count)} ${type}`),
};

function printRange({ min, max, mean }: Moments): string {
  return min === max ? printNumber(min) : `${printNumber(min)} to ${printNumber(max)}, mean ${printNumber(mean)}`;
}
