import type { TableType } from "../table.ts";
import { importPolars } from "./polars-package.ts";

/** A frame is a proxy: a column's name goes before any method of that name, so methods are asked of what lies within it. */
interface Frame {
  readonly _df: { readonly columns: readonly string[]; readonly height: number; estimatedSize?(): number };
  readonly [column: string]: unknown;
  withRowIndex(name: string): Frame;
}

interface Series {
  readonly _s: { estimatedSize?(): number };
  readonly dtype: { readonly variant: string };
  readonly length: number;
  nullCount(): number;
  toTypedArray(): ArrayLike<unknown>;
  toArray(): ArrayLike<unknown>;
  limit(length: number): Series;
  rename(name: string): Series;
  mapElements(map: () => unknown): Series;
  extendConstant(value: unknown, count: number): Series;
}

interface LazyFrame {
  readonly _ldf: object;
  readonly columns: readonly string[];
}

/** A Series or an expression under another name. */
interface Named {
  alias(name: string): unknown;
}

/** DataFrames and Series of nodejs-polars, known by their looks: the package itself is not needed. */
export const polarsTable: TableType = {
  name: "polars",
  isTable: (value) => tagOf(value) === "DataFrame" && isObject((value as Partial<Frame>)._df),
  columnNames: (table) => (table as Frame)._df.columns,
  rowCount: (table) => (table as Frame)._df.height,
  column: (table, name) => (table as Frame)[name],
  constantColumn: (table, name, value) => repeatValue(table as Frame, name, value),
  addColumns,
  lazy: {
    isTable: (value) => tagOf(value) === "LazyDataFrame" && isObject((value as Partial<LazyFrame>)._ldf),
    columnNames: (table) => (table as LazyFrame).columns,
    column: async (_, name) => (await importPolars("columns for a LazyFrame")).col(name),
    addColumns,
  },
  isColumn: (value) => tagOf(value) === "Series" && isObject((value as Partial<Series>)._s),
  columnValues: (column) => readValues(column as Series),
  columnLength: (column) => (column as Series).length,
  dataType: (column) => (column as Series).dtype.variant,
  nativeBytes(value) {
    const tag = tagOf(value);
    if (tag !== "DataFrame" && tag !== "Series") return 0;
    const native = tag === "DataFrame" ? (value as Partial<Frame>)._df : (value as Partial<Series>)._s;
    return native?.estimatedSize?.() ?? 0;
  },
};

/** Of a frame, and of a query as well. */
function addColumns(table: unknown, columns: Readonly<Record<string, unknown>>): unknown {
  const named = Object.entries(columns).map(([name, column]) => {
    const isNamed = isObject(column) || typeof column === "function";
    if (!isNamed || typeof (column as Partial<Named>).alias !== "function")
      throw new TypeError(`The column "${name}" is neither a Series nor an expression of polars.`);
    return (column as Named).alias(name);
  });
  return (table as { withColumns(...columns: unknown[]): unknown }).withColumns(...named);
}

/** The tag of a frame is a text, that of a series a function which gives it. */
function tagOf(value: unknown): unknown {
  if (!isObject(value)) return undefined;
  try {
    const tag: unknown = (value as { readonly [Symbol.toStringTag]?: unknown })[Symbol.toStringTag];
    return typeof tag === "function" ? (tag as () => unknown).call(value) : tag;
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}

/** Types whose typed array holds JavaScript numbers; those of 64-bit integers hold bigints, where their plain array holds numbers. */
const numeric = new Set(["Int8", "Int16", "Int32", "UInt8", "UInt16", "UInt32", "Float32", "Float64"]);

/** Typed arrays are some 30 times as fast, and fail on anything missing. */
function readValues(series: Series): ArrayLike<unknown> {
  return numeric.has(series.dtype.variant) && series.nullCount() === 0 ? series.toTypedArray() : series.toArray();
}

/** Without the package, a series comes from another one; a frame without columns gets one for the purpose. */
function repeatValue(frame: Frame, name: string, value: unknown): Series {
  const { columns, height } = frame._df;
  const [first] = columns;
  const any = (first === undefined ? frame.withRowIndex("index")["index"] : frame[first]) as Series;
  const simple = value === null || value === undefined || ["number", "string", "boolean"].includes(typeof value);
  const one = any.limit(simple ? 1 : height).mapElements(() => value ?? null);
  return (simple && height > 1 ? one.extendConstant(value ?? null, height - 1) : one).rename(name);
}
