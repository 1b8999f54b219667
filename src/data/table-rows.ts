import type { TableType } from "../table.ts";
import { collectLazy, importPolars } from "./polars-package.ts";

/** A table of any kind with its columns read. */
export interface ReadTable {
  readonly table: unknown;
  readonly type: TableType;
  readonly names: readonly string[];
  readonly rows: number;
  /** The values of each column, in the order of the names. */
  readonly columns: readonly ArrayLike<unknown>[];
}

/** A value as a table, a lazy frame collected; `undefined` where no table type knows it. */
export async function findTable(value: unknown, tables: readonly TableType[]): Promise<ReadTable | undefined> {
  const table = await collectLazy(value);
  const type = tables.find((candidate) => candidate.isTable(table));
  return type === undefined ? undefined : readTable(table, type);
}

export async function readTable(table: unknown, type: TableType): Promise<ReadTable> {
  const names = type.columnNames(table);
  const columns = await Promise.all(names.map((name) => readColumn(type, type.column(table, name))));
  return { table, type, names, rows: type.rowCount(table), columns };
}

/** The rows of a table as objects. */
export function listRows({ names, rows, columns }: ReadTable): Readonly<Record<string, unknown>>[] {
  return Array.from({ length: rows }, (_, row) =>
    Object.fromEntries(names.map((name, column) => [name, columns[column]?.[row]])),
  );
}

interface CastingSeries {
  cast(type: unknown): { toArray(): (string | null)[] };
}

/** Polars gives large 64-bit integers as inexact numbers, and no decimals at all; as texts it gives both exactly. */
async function readColumn(type: TableType, column: unknown): Promise<ArrayLike<unknown>> {
  const dataType = type.name === "polars" ? type.dataType(column) : "";
  if (dataType !== "Decimal" && !/^U?Int(64|128)$/.test(dataType)) return type.columnValues(column);
  const { String: text } = await importPolars("A column of a polars frame");
  const texts = (column as CastingSeries).cast(text).toArray();
  return dataType === "Decimal" ? texts : texts.map((digits) => (digits === null ? null : readInteger(digits)));
}

function readInteger(digits: string): number | bigint {
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number : BigInt(digits);
}

/** What a value is, for messages. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return "An array that holds something else than rows";
  return `A value of type ${typeof value}`;
}
