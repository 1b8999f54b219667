import type { Statistics, TypeCount } from "./statistics.ts";

/**
 * A column of a table.
 *
 * @example
 * ```ts
 * import type { ColumnSummary } from "eponym/adapters";
 *
 * const isWhole = ({ statistics }: ColumnSummary): boolean => statistics?.missing === 0;
 * ```
 */
export interface ColumnSummary {
  readonly name: string;
  /** As the table calls it: `Float64`, `string`; `unknown` where there was no time left for it. */
  readonly type: string;
  /** Missing where there was no time left for it, or it could not be read. */
  readonly statistics?: Statistics;
}

/** A key of an object, or of a `Map` as text, with what is there. */
export interface EntrySummary {
  readonly key: string;
  readonly value: ValueSummary;
}

interface Described {
  number: { readonly value: number | "NaN" | "Infinity" | "-Infinity" };
  bigint: { readonly text: string; readonly digits: number };
  boolean: { readonly value: boolean };
  null: {};
  undefined: {};
  symbol: { readonly text: string };
  text: { readonly length: number; readonly lines: number; readonly start: string };
  /** An ISO 8601 text; `null` of an invalid date. */
  date: { readonly value: string | null };
  /** An array, a typed array, a column of a table library or a `Set`. */
  list: {
    /** `array`, `Float64Array`, `Set`, `Series`. */
    readonly type: string;
    readonly length: number;
    readonly typeCount: number;
    /** What the values are, the most frequent first. */
    readonly types: readonly TypeCount[];
    readonly statistics?: Statistics;
    /** The first few. */
    readonly first: readonly ValueSummary[];
  };
  table: {
    /** `DataFrame`, `array of rows`, or the name of the table type. */
    readonly type: string;
    readonly rows: number;
    readonly columnCount: number;
    /** The first hundred. */
    readonly columns: readonly ColumnSummary[];
  };
  /** A query that has not been computed, and is not computed to be described. */
  lazyTable: { readonly type: string; readonly columnCount: number; readonly columns: readonly string[] };
  /** A plain object, an instance of a class, or a `Map`. */
  object: { readonly type: string; readonly size: number; readonly entries: readonly EntrySummary[] };
  error: {
    readonly type: string;
    readonly message: string;
    readonly code?: string;
    readonly cause?: ValueSummary;
  };
  bytes: {
    readonly type: string;
    readonly length: number;
    /** The first 16, as hexadecimal digits. */
    readonly start: string;
    /** What the first bytes say that it is: `PNG image`, `gzip`. */
    readonly format?: string;
    readonly statistics?: Statistics;
  };
  /** A schema such as zod's. */
  schema: { readonly vendor: string; readonly text: string };
  function: { readonly name: string; readonly parameters: number; readonly type: string };
  promise: {};
  /** It is left where it stands. */
  iterator: { readonly type: string };
  /** Other objects of the language: `RegExp`, `URL`, `WeakMap`. */
  other: { readonly type: string; readonly text?: string };
  /** A value that contains this one. */
  cycle: { readonly type: string };
  /** A property that is computed when it is asked for; it is not asked. */
  getter: {};
  /** It is too deep down, or there was no time for it. */
  skipped: { readonly type: string };
  /** It cannot be looked at. */
  unreadable: {};
}

type Kind = keyof Described;

/**
 * What a value is like, as plain data that JSON holds without loss.
 *
 * @example
 * ```ts
 * import type { ValueSummary } from "eponym/adapters";
 *
 * const countRows = (summary: ValueSummary): number | undefined => (summary.kind === "table" ? summary.rows : undefined);
 * ```
 */
export type ValueSummary = {
  [K in Kind]: { readonly kind: K } & Described[K] & {
      /** Only so much of the value was looked at as there was time for. */
      readonly unfinished?: true;
      /** Lists and texts are cut so that all fits into `mostBytes`. */
      readonly shortened?: true;
    };
}[Kind];

/** A summary of one kind. */
export type SummaryOf<K extends Kind> = Extract<ValueSummary, { readonly kind: K }>;
