import type { TableType } from "../table.ts";

const mostKeys = 5;

/** What is told of a value that is never shown. */
export const secret = "secret";

/** What a value is, without its contents: `number`, `string (12 characters)`, `array of 100`, `object { a, b }`, `DataFrame of 3 rows × 100 columns`. */
export function describeShape(value: unknown, tables: readonly TableType[] = []): string {
  if (value === null) return "null";
  if (typeof value === "string") return `string (${count(value.length, "character")})`;
  if (typeof value !== "object") return typeof value;
  try {
    return describeObject(value, tables);
  } catch {
    return "object";
  }
}

function describeObject(value: object, tables: readonly TableType[]): string {
  if (Array.isArray(value)) return `array of ${value.length}`;
  if (ArrayBuffer.isView(value))
    return `${className(value)} of ${"length" in value ? String(value.length) : count(value.byteLength, "byte")}`;
  if (value instanceof Map || value instanceof Set) return `${className(value)} of ${value.size}`;
  const table = tables.find((type) => type.isTable(value));
  if (table !== undefined)
    return `${libraryName(value) ?? `${table.name} table`} of ${count(table.rowCount(value), "row")} × ${count(table.columnNames(value).length, "column")}`;
  const column = tables.find((type) => type.isColumn(value));
  if (column !== undefined)
    return `${libraryName(value) ?? `${column.name} column`} of ${column.columnLength?.(value) ?? column.columnValues(value).length} ${column.dataType(value)}`;
  return libraryName(value) ?? `object ${describeKeys(value)}`;
}

function describeKeys(value: object): string {
  const keys: string[] = [];
  for (const key in value) {
    if (keys.length === mostKeys) return `{ ${keys.join(", ")}, … }`;
    keys.push(key);
  }
  return keys.length === 0 ? "{}" : `{ ${keys.join(", ")} }`;
}

/** What a library calls a value of its own, where the value tells. */
function libraryName(value: object): string | undefined {
  const name = className(value);
  return name === "" || name === "Object" ? undefined : name;
}

function className(value: object): string {
  const tag: unknown = Reflect.get(value, Symbol.toStringTag);
  if (typeof tag === "string") return tag;
  const { constructor } = value;
  return typeof constructor === "function" ? constructor.name : "";
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
