import type { TableType } from "../../table.ts";

/** A value as checks look at it: its elements, and for a table its columns. */
export interface View {
  readonly kind: "value" | "column" | "table";
  /** The elements of a column; a single value is its own only element; empty for tables. */
  readonly values: ArrayLike<unknown>;
  readonly dataType: string;
  /** A table's columns by name. */
  readonly columns: ReadonlyMap<string, View>;
  /** Rows of a table, elements of a column, characters of a text; 1 for anything else. */
  readonly length: number;
  /** `a column of 100 Float64` */
  readonly describe: string;
}

export function viewValue(value: unknown, tables: readonly TableType[]): View {
  // An empty array is both; as a column, it can be put to every check.
  const column = tables.find((type) => type.isColumn(value));
  if (column !== undefined) return viewColumn(value, column);
  const table = tables.find((type) => type.isTable(value));
  if (table !== undefined) return viewTable(value, table);
  const dataType = value === null ? "null" : value instanceof Date ? "Date" : typeof value;
  return {
    kind: "value",
    values: [value],
    dataType,
    columns: new Map(),
    length: typeof value === "string" ? value.length : 1,
    describe: `a value of type ${dataType}`,
  };
}

function viewTable(value: unknown, type: TableType): View {
  const names = type.columnNames(value);
  const length = type.rowCount(value);
  return {
    kind: "table",
    values: [],
    dataType: "table",
    columns: new Map(names.map((name) => [name, viewColumn(type.column(value, name), type)])),
    length,
    describe: `a table of ${length} rows and ${names.length} columns`,
  };
}

function viewColumn(value: unknown, type: TableType): View {
  const values = type.columnValues(value);
  const dataType = type.dataType(value);
  return {
    kind: "column",
    values,
    dataType,
    columns: new Map(),
    length: values.length,
    describe: `a column of ${values.length} values of type ${dataType}`,
  };
}

/** `null`, `undefined` and `NaN` are missing values. */
export function isMissing(value: unknown): boolean {
  return value === null || value === undefined || Number.isNaN(value);
}

/** How many elements fail, and where the first of them is; missing elements are not looked at. */
export function countFailing(
  values: ArrayLike<unknown>,
  passes: (value: unknown) => boolean,
): { failing: number; first: number } {
  let failing = 0;
  let first = -1;
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (isMissing(value) || passes(value)) continue;
    if (failing++ === 0) first = index;
  }
  return { failing, first };
}

/** `3 of 100 values are not …, the first of them at row 7`; of a single value: `The value is not …` */
export function describeFailing(view: View, failing: number, first: number, what: string): string {
  if (view.kind === "value") return `The value is ${failing === 0 ? "" : "not "}${what}.`;
  if (failing === 0) return `All ${view.length} values are ${what}.`;
  return `${failing} of ${view.length} values ${failing === 1 ? "is" : "are"} not ${what}, the first of them in place ${first}.`;
}
