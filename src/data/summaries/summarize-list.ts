import type { TableType } from "../../table.ts";
import { polarsTable } from "../polars.ts";
import type { Budget } from "./budget.ts";
import { describeNumbers } from "./number-statistics.ts";
import { nativeOf } from "./polars-statistics.ts";
import { takeSample } from "./sample.ts";
import { describeColumn } from "./summarize-table.ts";
import type { Moments, Statistics } from "./statistics.ts";
import { countTypes, describeValues } from "./value-statistics.ts";
import type { SummaryOf, ValueSummary } from "./value-summary.ts";

const mostFirst = 5;
const mostTypes = 10;
/** One pass over more would take too long. */
const mostExact = 5_000_000;

export type SummarizeInner = (value: unknown) => ValueSummary;

/** An array, or what a set holds; `length` is that of the whole. */
export function summarizeArray(
  type: string,
  values: ArrayLike<unknown>,
  length: number,
  budget: Budget,
  inner: SummarizeInner,
): SummaryOf<"list"> {
  const chosen = takeSample(values, budget.mostItems, budget.seed);
  return makeList(type, length, chosen, length === 0 ? undefined : describeValues(chosen, length, budget), {
    first: firstOf(values),
    inner,
  });
}

/** A typed array. */
export function summarizeTypedArray(
  values: ArrayLike<number> | ArrayLike<bigint>,
  type: string,
  budget: Budget,
  inner: SummarizeInner,
): SummaryOf<"list"> {
  return makeList(type, values.length, [], values.length === 0 ? undefined : describeTyped(values, budget), {
    first: firstOf(values),
    inner,
    types: [{ type: typeof values[0] === "bigint" ? "bigint" : "number", count: values.length }],
  });
}

export function describeTyped(values: ArrayLike<number> | ArrayLike<bigint>, { mostItems, seed }: Budget): Statistics {
  const all = values as ArrayLike<number>;
  const chosen = takeSample(all, mostItems, seed);
  const isSampled = chosen.length < all.length;
  const known = { count: all.length, missing: 0, ...(isSampled && { sampled: chosen.length }) };
  const isWhole = isSampled && all.length <= mostExact;
  return describeNumbers(Float64Array.from(chosen, Number), known, isWhole ? rangeOf(all) : {});
}

/** What one pass tells; nothing where not all are finite numbers. */
function rangeOf(values: ArrayLike<number>): Partial<Moments> {
  if (typeof values[0] === "bigint") return {};
  let [min, max, sum] = [Infinity, -Infinity, 0];
  for (let place = 0; place < values.length; place++) {
    const value = values[place]!;
    if (value < min) min = value;
    if (value > max) max = value;
    sum += value;
  }
  return Number.isFinite(sum) ? { min: min + 0, max: max + 0, mean: sum / values.length + 0 } : {};
}

/** A column of a table library. */
export function summarizeColumnValue(
  column: unknown,
  type: TableType,
  budget: Budget,
  inner: SummarizeInner,
): SummaryOf<"list"> {
  const isPolars = type === polarsTable;
  const length = type.columnLength?.(column) ?? type.columnValues(column).length;
  const statistics = describeColumn(column, type, budget.mostItems, budget);
  const first = isPolars ? firstOf(nativeOf(column).limit(mostFirst).toArray()) : firstOf(type.columnValues(column));
  return makeList(isPolars ? "Series" : `${type.name} column`, length, [], statistics, {
    first,
    inner,
    types: [{ type: type.dataType(column), count: length - statistics.missing }],
  });
}

interface Shown {
  readonly first: readonly unknown[];
  readonly inner: SummarizeInner;
  readonly types?: SummaryOf<"list">["types"];
}

function makeList(
  type: string,
  length: number,
  chosen: ArrayLike<unknown>,
  statistics: Statistics | undefined,
  { first, inner, types = countTypes(chosen) }: Shown,
): SummaryOf<"list"> {
  return {
    kind: "list",
    type,
    length,
    typeCount: types.length,
    types: types.slice(0, mostTypes),
    ...(statistics !== undefined && { statistics }),
    first: first.map(inner),
  };
}

function firstOf(values: ArrayLike<unknown>): readonly unknown[] {
  return Array.from({ length: Math.min(values.length, mostFirst) }, (_, place) => values[place]);
}
