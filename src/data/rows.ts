import type { TableType } from "../table.ts";

/** Arrays of row objects as tables; arrays and typed arrays as columns. An empty array is both. */
export const rowsTable: TableType = {
  name: "rows",
  isTable: (value) => Array.isArray(value) && (value.length === 0 || isRow(firstPresent(value))),
  columnNames: (table) => listKeys(table as readonly Row[]),
  rowCount: (table) => (table as readonly Row[]).length,
  column: (table, name) => (table as readonly (Row | null | undefined)[]).map((row) => row?.[name]),
  constantColumn: (table, _, value) => (table as readonly Row[]).map(() => value),
  addColumns: (table, columns) => addColumns(table as readonly Row[], columns),
  isColumn: (value) => (Array.isArray(value) ? !isRow(firstPresent(value)) : isTypedArray(value)),
  columnValues: (column) => column as ArrayLike<unknown>,
  dataType: (column) => typeOfValues(column as ArrayLike<unknown>),
};

type Row = Readonly<Record<string, unknown>>;

function addColumns(rows: readonly Row[], columns: Readonly<Record<string, unknown>>): readonly Row[] {
  const added = Object.entries(columns).map(([name, values]) => {
    const isList =
      typeof values === "object" && values !== null && typeof (values as ArrayLike<unknown>).length === "number";
    if (!isList) throw new TypeError(`The column "${name}" is no list of values.`);
    const column = values as ArrayLike<unknown>;
    if (column.length !== rows.length)
      throw new RangeError(`The column "${name}" has ${column.length} values, the table ${rows.length} rows.`);
    return [name, column] as const;
  });
  return rows.map((row, place) => ({
    ...row,
    ...Object.fromEntries(added.map(([name, column]) => [name, column[place]])),
  }));
}

function firstPresent(values: readonly unknown[]): unknown {
  return values.find((value) => value !== null && value !== undefined);
}

/** Dates, maps, promises and arrays are objects too, and no rows. */
function isRow(value: unknown): boolean {
  return Object.prototype.toString.call(value) === "[object Object]";
}

function isTypedArray(value: unknown): boolean {
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

/** Of all rows, since rows may leave out what they lack; in the order in which the keys appear. */
function listKeys(rows: readonly (Row | null | undefined)[]): readonly string[] {
  const keys = new Set<string>();
  for (const row of rows) for (const key in row) if (!keys.has(key)) keys.add(key);
  return [...keys];
}

/** The one type of what is there; `mixed` where there are several, `null` where nothing is there. */
function typeOfValues(values: ArrayLike<unknown>): string {
  let found: string | undefined;
  for (let index = 0; index < values.length; index++) {
    const value = values[index];
    if (value === null || value === undefined) continue;
    const type = typeOfValue(value);
    found ??= type;
    if (type !== found) return "mixed";
  }
  return found ?? "null";
}

function typeOfValue(value: unknown): string {
  if (typeof value !== "object") return typeof value;
  return Array.isArray(value) ? "array" : value instanceof Date ? "Date" : "object";
}
