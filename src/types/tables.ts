import type { IsAny } from "./functions.ts";

/**
 * The table types that `tsc` knows, each as the record of a table's columns, or `never` for what is not its table.
 * Add one by declaring a further member.
 *
 * @example
 * ```ts
 * interface Matrix<Name extends string> { readonly names: readonly Name[]; columnNamed(name: Name): Float64Array }
 *
 * declare module "eponym" {
 *   interface Tables<Table> {
 *     matrix: Table extends Matrix<infer Name> ? { [Column in Name]: Float64Array } : never;
 *   }
 * }
 * ```
 */
export interface Tables<Table> {
  rows: Table extends readonly (infer Row extends object)[] ? { [Name in keyof Row & string]: Row[Name][] } : never;
  polars: Table extends { getColumn(name: string): infer Column; readonly schema: infer Schema }
    ? IsAny<Schema> extends true
      ? Record<string, Column>
      : { [Name in keyof Schema & string]: Column }
    : never;
}

/** The columns of a table by name. */
export type Columns<Table> = Tables<Table>[keyof Tables<Table>];

/** The column of a table under one name; what a fallback fills in has no type of its own. */
export type Column<Table, Name extends string> =
  Columns<Table> extends infer All ? (Name extends keyof All ? All[Name] : unknown) : never;

/** The names that a table's columns can have. */
export type ColumnName<Table> =
  IsAny<Table> extends true ? string : [Columns<Table>] extends [never] ? never : Extract<keyof Columns<Table>, string>;
