import type { TableType } from "../../table.ts";

/** The columns of a table, or the fields of an object, each with the name of its type. */
export type ValueSchema = Readonly<Record<string, string>>;

/** What a table or an object consists of; `undefined` for any other value, and for an array without rows, which tells nothing of its columns. */
export function schemaOf(value: unknown, tables: readonly TableType[]): ValueSchema | undefined {
  const type = tables.find((table) => table.isTable(value));
  if (Array.isArray(value) && value.length === 0) return undefined;
  if (type !== undefined)
    return Object.fromEntries(type.columnNames(value).map((name) => [name, type.dataType(type.column(value, name))]));
  if (!isObject(value)) return undefined;
  return Object.fromEntries(Object.entries(value).map(([name, field]) => [name, nameType(field)]));
}

function isObject(value: unknown): value is object {
  return Object.prototype.toString.call(value) === "[object Object]";
}

function nameType(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : value instanceof Date ? "Date" : typeof value;
}
