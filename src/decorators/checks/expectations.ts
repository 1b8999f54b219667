import type { IsAny } from "../../types/functions.ts";
import type { Columns } from "../../types/tables.ts";

/** Checks of a single number, bigint or date. */
export interface NumberChecks<T = number> {
  /** Between two bounds, bounds included. */
  readonly range?: readonly [lowest: T, highest: T];
  /** One of these. */
  readonly valuesIn?: readonly T[];
  /** With `false`: neither `null`, `undefined` nor `NaN`. */
  readonly allowNulls?: boolean;
  /** The `typeof` of the value, or `Date`. */
  readonly dataType?: string;
}

/** Checks of a single text. */
export interface TextChecks {
  readonly valuesIn?: readonly string[];
  readonly allowNulls?: boolean;
  readonly dataType?: string;
  /** This part, or all of these parts, are in it. */
  readonly contains?: string | readonly string[];
  /** None of these parts is in it. */
  readonly doesNotContain?: string | readonly string[];
  /** Characters: this many, or from one number to another. */
  readonly length?: number | readonly [least: number, most: number];
}

/** Checks of an array or a column, element by element. `null`, `undefined` and `NaN` are missing elements; only the checks of nulls look at them. */
export interface ColumnChecks<Element = unknown> {
  readonly range?: readonly [lowest: Element, highest: Element];
  readonly valuesIn?: readonly Element[];
  /** At most this fraction (0 to 1) is missing. */
  readonly maxFractionNulls?: number;
  readonly allowNulls?: boolean;
  /** The name of the element type: `Float64`, `number`. */
  readonly dataType?: string;
  /** The sample standard deviation (n - 1) is at most this. */
  readonly maxStandardDev?: number;
  /** The mean lies between two bounds, bounds included. */
  readonly meanInRange?: readonly [lowest: number, highest: number];
  readonly contains?: string | readonly string[];
  readonly doesNotContain?: string | readonly string[];
  /** Elements: this many, or from one number to another. */
  readonly length?: number | readonly [least: number, most: number];
}

/** Checks of a table as a whole. */
export interface TableChecks {
  /** At most this fraction (0 to 1) of all cells is missing. */
  readonly maxFractionNulls?: number;
  readonly allowNulls?: boolean;
  /** The element type of each named column. */
  readonly dataType?: Readonly<Record<string, string>>;
  /** Rows: this many, or from one number to another. */
  readonly length?: number | readonly [least: number, most: number];
}

/** Checks of any other value. */
export interface ValueChecks<T = unknown> {
  readonly valuesIn?: readonly T[];
  readonly allowNulls?: boolean;
  readonly dataType?: string;
}

/** Every check there is, for a node whose type the decorator does not see. */
export interface AnyChecks extends Omit<ColumnChecks<Element>, "dataType"> {
  readonly dataType?: string | Readonly<Record<string, string>>;
}

/** What the elements of a column can be whose type does not tell. */
type Element = number | bigint | string | boolean | Date;

type PolarsTable = { getColumn(name: string): unknown; readonly schema: unknown };
/** `Float64Array` and its kin. */
type TypedArray<Item extends number | bigint> = ArrayBufferView & { readonly [index: number]: Item };
type PolarsColumn = { readonly dtype: unknown; nullCount(): number };

/** The checks that a value of type `T` can be put to. */
export type ChecksFor<T> = IsAny<T> extends true ? AnyChecks : CheckedAs<NonNullable<T>>;
type CheckedAs<T> = [T] extends [never]
  ? ValueChecks<T>
  : [T] extends [number | bigint | Date]
    ? NumberChecks<Widened<T>>
    : [T] extends [string]
      ? TextChecks
      : [T] extends [readonly (infer Item)[]]
        ? ColumnChecks<Widened<NonNullable<Item>>> | ([NonNullable<Item>] extends [object] ? TableChecks : never)
        : [T] extends [PolarsTable]
          ? TableChecks
          : [T] extends [PolarsColumn]
            ? ColumnChecks<Element>
            : [T] extends [TypedArray<infer Item extends number | bigint>]
              ? ColumnChecks<Item>
              : [Columns<T>] extends [never]
                ? ValueChecks<T>
                : TableChecks;
type Widened<T> = T extends number ? number : T extends bigint ? bigint : T extends string ? string : T;
