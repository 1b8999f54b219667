/**
 * What many values are like, by what they are; `count` is the number of all, the missing ones included.
 *
 * @example
 * ```ts
 * import type { Statistics } from "eponym/adapters";
 *
 * const median = (found: Statistics): number | undefined => (found.kind === "numbers" ? found.quantiles?.p50 : undefined);
 * ```
 */
export type Statistics =
  | NumberStatistics
  | DateStatistics
  | TextStatistics
  | BooleanStatistics
  | ListStatistics
  | RecordStatistics
  | MixedStatistics;

/** What all kinds of statistics tell. */
interface Counted {
  readonly count: number;
  /** `null` and `undefined`. */
  readonly missing: number;
  /** All else is of so many values, evenly chosen; missing where all were looked at. Of typed arrays and of columns of polars, `missing`, `min`, `max` and `mean` are of all the same. */
  readonly sampled?: number;
}

/** Of type 7 of Hyndman and Fan (The American Statistician 50, 1996): linear between the two nearest values, as in R, NumPy and polars. */
export interface Quantiles<T> {
  readonly p5: T;
  readonly p25: T;
  readonly p50: T;
  readonly p75: T;
  readonly p95: T;
}

/** How many values fall into each of ten equal parts of what lies between the least and the greatest, the last part with its upper end; one part where both are the same. */
export interface Histogram<T> {
  readonly from: T;
  readonly to: T;
  readonly counts: readonly number[];
}

/** Of the finite numbers; `null` stands for what is not there or is too large for a number. */
export interface Moments {
  readonly min: number | null;
  readonly max: number | null;
  readonly mean: number | null;
  /** Of a sample (n - 1); `null` with fewer than two. */
  readonly std: number | null;
}

export interface NumberStatistics extends Counted, Moments {
  readonly kind: "numbers";
  readonly nan: number;
  readonly infinite: number;
  readonly zeros: number;
  readonly quantiles: Quantiles<number> | null;
  readonly histogram: Histogram<number> | null;
}

/** All dates as ISO 8601 texts. */
export interface DateStatistics extends Counted {
  readonly kind: "dates";
  readonly invalid: number;
  readonly min: string | null;
  readonly max: string | null;
  readonly mean: string | null;
  readonly quantiles: Quantiles<string> | null;
  readonly histogram: Histogram<string> | null;
}

export interface TextStatistics extends Counted {
  readonly kind: "texts";
  readonly empty: number;
  /** How many different ones there are; of very long ones only the beginning is compared. */
  readonly distinct: number;
  /** The ten that are there most often, the first ones first where they are equally often. */
  readonly top: readonly { readonly text: string; readonly count: number }[];
  /** In UTF-16 units. */
  readonly lengths: Moments;
}

export interface BooleanStatistics extends Counted {
  readonly kind: "booleans";
  readonly true: number;
  readonly false: number;
}

export interface ListStatistics extends Counted {
  readonly kind: "lists";
  readonly lengths: Moments;
}

export interface RecordStatistics extends Counted {
  readonly kind: "records";
  readonly fieldCount: number;
  /** Each with the types of what it holds. */
  readonly fields: readonly { readonly name: string; readonly type: string }[];
}

/** Values of several types, or of none that has statistics of its own. */
export interface MixedStatistics extends Counted {
  readonly kind: "mixed";
  readonly typeCount: number;
  readonly types: readonly TypeCount[];
}

/** How many values have a type. */
export interface TypeCount {
  readonly type: string;
  readonly count: number;
}
