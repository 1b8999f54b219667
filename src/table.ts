/** What stands for a table and its columns before they are computed, such as a query. */
export interface LazyTableType {
  isTable(value: unknown): boolean;
  columnNames(table: unknown): readonly string[];
  /** What further columns are made from in the place of the column of that name, or a promise of it. */
  column(table: unknown, name: string): unknown;
  addColumns(table: unknown, columns: Readonly<Record<string, unknown>>): unknown;
}

/**
 * What a table library must answer for its tables and columns to be extracted, checked and described.
 * `data/` implements it for polars and for arrays; a driver takes further ones as `tables`.
 */
export interface TableType {
  /** The library's name, for messages. */
  readonly name: string;
  isTable(value: unknown): boolean;
  columnNames(table: unknown): readonly string[];
  rowCount(table: unknown): number;
  /** The column of that name; only asked for names that `columnNames` gave. */
  column(table: unknown, name: string): unknown;
  /** A column of `length` times the same value, for a column that is missing. */
  constantColumn(table: unknown, name: string, value: unknown): unknown;
  /**
   * A table with further columns, by name; one of a name that is there takes its place. The table itself stays as it is. Throws where a column
   * does not fit. Without it, `withColumns` takes no such table.
   */
  addColumns?(table: unknown, columns: Readonly<Record<string, unknown>>): unknown;
  /** What is no table yet, and is given columns all the same. */
  readonly lazy?: LazyTableType;
  isColumn(value: unknown): boolean;
  /** The column's values in order; what is missing is `null` or `undefined`. */
  columnValues(column: unknown): ArrayLike<unknown>;
  /** The number of the column's values, where it is cheaper than reading them. */
  columnLength?(column: unknown): number;
  /** The name of the column's element type: `Float64`, `string`. */
  dataType(column: unknown): string;
  /** Bytes that a table or column of the library keeps outside the JavaScript heap, where the garbage collector does not see them; 0 for any other value. */
  nativeBytes?(value: unknown): number;
}
