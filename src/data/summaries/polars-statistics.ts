import type { Budget } from "./budget.ts";
import { describeDates } from "./date-statistics.ts";
import { describeNumbers, type Known } from "./number-statistics.ts";
import { sampleIndices } from "./sample.ts";
import type { Moments, Statistics } from "./statistics.ts";
import { describeBooleans, describeLists, describeValues } from "./value-statistics.ts";

/** What lies within a Series of nodejs-polars: the Series itself takes a millisecond to be made, and a table may have a hundred. */
export interface NativeSeries {
  /** `"Float64"`, or an object where the type has parts. */
  readonly dtype: string | { readonly variant: string };
  len(): number;
  nullCount(): number;
  dropNulls(): NativeSeries;
  take(places: readonly number[]): NativeSeries;
  limit(length: number): NativeSeries;
  cast(type: { readonly variant: string }, isStrict: boolean): NativeSeries;
  toTypedArray(): ArrayLike<number>;
  toArray(): readonly unknown[];
  mean(): number | null;
  min(): number | null;
  max(): number | null;
}

/** What only the Series itself tells. */
interface Series {
  readonly _s: NativeSeries;
  readonly dtype: {
    readonly timeUnit?: string;
    readonly fields?: readonly { readonly name: string; readonly dtype: { readonly variant: string } }[];
  };
  readonly list: { lengths(): Series };
}

export function nativeOf(series: unknown): NativeSeries {
  return (series as Series)._s;
}

export function columnOf(frame: unknown, name: string): NativeSeries {
  return (frame as { readonly _df: { column(name: string): NativeSeries } })._df.column(name);
}

export function typeOf({ dtype }: NativeSeries): string {
  return typeof dtype === "string" ? dtype : dtype.variant;
}

const mostFields = 30;
const numeric = new Set(["Int8", "Int16", "Int32", "UInt8", "UInt16", "UInt32", "Float32", "Float64"]);
/** Their typed arrays hold bigints, or there are none. */
const wide = new Set(["Int64", "UInt64", "Int128", "Decimal"]);
/** The milliseconds in one of the numbers with which polars tells a time. */
const units: Readonly<Record<string, number>> = { ms: 1, us: 1e-3, ns: 1e-6, day: 86_400_000 };

/** Statistics of a column: polars counts, chooses, casts and finds the ends; of its values so many are read. `whole` gives the Series itself. */
export function describeSeries(native: NativeSeries, whole: () => unknown, most: number, budget: Budget): Statistics {
  const type = typeOf(native);
  const count = native.len();
  const missing = native.nullCount();
  if (count === missing) return { kind: "mixed", count, missing, typeCount: 0, types: [] };
  if (type === "Bool") {
    const yes = Math.round((native.mean() ?? 0) * (count - missing));
    return describeBooleans(yes, count - missing, { count, missing });
  }
  if (type === "Struct") return describeStruct(whole() as Series, { count, missing });
  const isSampled = count > most;
  const sample = isSampled ? native.take(sampleIndices(count, most, budget.seed)) : native;
  const present = missing === 0 ? sample : sample.dropNulls();
  const known: Known = { count, missing, ...(isSampled && { sampled: most }) };
  if (numeric.has(type) || wide.has(type)) {
    const numbers = (numeric.has(type) ? present : present.cast({ variant: "Float64" }, false)).toTypedArray();
    return describeNumbers(numbers, known, isSampled ? rangeOf(native) : {});
  }
  if (type === "Date" || type === "Datetime") return describeTimes(present, whole() as Series, type, known);
  if (type === "List") return describeLengths(whole() as Series, known, budget);
  return { ...describeValues(sample.toArray(), count, budget), missing };
}

/** Nothing where not all are finite numbers. */
function rangeOf(native: NativeSeries): Partial<Moments> {
  const [min, max, mean] = [native.min(), native.max(), native.mean()];
  return [min, max, mean].every(Number.isFinite) ? { min: min! + 0, max: max! + 0, mean: mean! + 0 } : {};
}

function describeTimes(present: NativeSeries, { _s, dtype }: Series, type: string, known: Known): Statistics {
  const times = (present.toArray() as Date[]).map((date) => date.getTime());
  const unit = units[type === "Date" ? "day" : (dtype.timeUnit ?? "ms")]!;
  return describeDates(times, known, { min: Math.trunc(_s.min()! * unit), max: Math.trunc(_s.max()! * unit) });
}

/** Lengths are found without the lists being read. */
function describeLengths({ list }: Series, known: Known, { seed }: Budget): Statistics {
  const lengths = list.lengths()._s;
  const { count, sampled } = known;
  const chosen = sampled === undefined ? lengths : lengths.take(sampleIndices(count, sampled, seed));
  return describeLists(chosen.dropNulls().toTypedArray(), known);
}

function describeStruct({ dtype: { fields = [] } }: Series, known: Known): Statistics {
  return {
    kind: "records",
    ...known,
    fieldCount: fields.length,
    fields: fields.slice(0, mostFields).map(({ name, dtype }) => ({ name, type: dtype.variant })),
  };
}
