import { valueNotWritten, type Fault } from "../../errors/data.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import type { ReadTable } from "../table-rows.ts";

const rowsInChunk = 1000;

/** The text of a table, a line of column names first, many rows at a time. Nothing is given before every value has been looked at. */
export async function printCsv(
  { names, rows, columns }: ReadTable,
  delimiter: string,
  path: string,
  format: string,
): Promise<Iterable<string>> {
  const faults: Fault[] = [];
  const print = (value: unknown, place: string): string => {
    const text = printCell(value);
    if (typeof text === "string" && text.isWellFormed()) return text;
    faults.push({
      place,
      message: typeof text === "string" ? "has half of a character, which UTF-8 cannot hold" : text.fault,
    });
    return "";
  };
  const header = names.map((name) => print(name, "column names"));
  const cells = columns.map((column, place) =>
    Array.from({ length: rows }, (_, row) => print(column[row], `row ${row + 1}, column "${names[place]}"`)),
  );
  if (faults.length > 0) throw new DataflowError([valueNotWritten(path, format, faults)]);
  const { stringify } = await import("csv-stringify/sync");
  // A line of one empty field would be an empty line, which readers skip.
  const options = { delimiter, quoted_empty: names.length === 1, quoted_match: /\r/ };
  return (function* () {
    if (names.length > 0) yield stringify([header], options);
    for (let start = 0; start < rows; start += rowsInChunk) {
      const length = Math.min(rowsInChunk, rows - start);
      yield stringify(
        Array.from({ length }, (_, row) => cells.map((column) => column[start + row] ?? "")),
        options,
      );
    }
  })();
}

function printCell(value: unknown): string | { readonly fault: string } {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
    case "boolean":
    case "bigint":
      return String(value);
    case "undefined":
      return "";
    case "object":
      return value === null ? "" : printObject(value);
    default:
      return { fault: `is a ${typeof value}` };
  }
}

function printObject(value: object): string | { readonly fault: string } {
  if (!(value instanceof Date))
    return {
      fault: `is ${Array.isArray(value) ? "an array" : "an object"}; make columns of its parts, or a text by JSON.stringify`,
    };
  return Number.isNaN(value.getTime()) ? { fault: "is an invalid date" } : value.toISOString();
}
