import { valueNotWritten, type Fault } from "../errors/data.ts";
import { DataflowError } from "../errors/dataflow-error.ts";
import { importPolars } from "./polars-package.ts";
import type { PolarsFrame } from "./polars-types.ts";
import type { ReadTable } from "./table-rows.ts";

type Polars = Awaited<ReturnType<typeof importPolars>>;

/**
 * A polars frame of a table of any kind. Polars turns what does not fit a column into null without a word, so every value is looked at
 * before: a column holds numbers (Float64), texts, booleans, dates (milliseconds) or bigints (Int64), or nothing (Float64).
 */
export async function makeFrame(read: ReadTable, path: string, format: string): Promise<PolarsFrame> {
  if (read.type.name === "polars") return read.table as PolarsFrame;
  const pl = await importPolars(`to.${format.toLowerCase()}`);
  const columns = read.names.map((name, place) => ({
    name,
    values: Array.from(read.columns[place] ?? [], (value) => value ?? null),
  }));
  const faults = columns.flatMap(({ name, values }) => findFaults(name, values));
  if (faults.length > 0) throw new DataflowError([valueNotWritten(path, format, faults)]);
  return pl.DataFrame(columns.map(({ name, values }) => makeSeries(pl, name, values)));
}

function findFaults(name: string, values: readonly unknown[]): readonly Fault[] {
  if (name === "") return [{ place: "a column", message: "has no name, and would be given one" }];
  if (!name.isWellFormed()) return [{ place: "the name of a column", message: halfCharacter }];
  const first = values.find((value) => value !== null);
  const type = typeOf(first ?? 0);
  for (const [row, value] of values.entries()) {
    const place = `row ${row + 1}, column "${name}"`;
    if (value === null) continue;
    if (!types.has(typeOf(value)))
      return [{ place, message: `is ${typeOf(value)}; make columns of its parts, or a text by JSON.stringify` }];
    if (typeOf(value) !== type)
      return [{ place, message: `is a ${typeOf(value)}, and values before it are of type ${type}` }];
    const fault = faultOf(value);
    if (fault !== undefined) return [{ place, message: fault }];
  }
  return [];
}

const halfCharacter = "has half of a character, which UTF-8 cannot hold";
const types = new Set(["number", "string", "boolean", "bigint", "date"]);

function typeOf(value: unknown): string {
  if (typeof value !== "object") return typeof value;
  return value instanceof Date ? "date" : Array.isArray(value) ? "an array" : "an object";
}

function faultOf(value: unknown): string | undefined {
  if (value instanceof Date && Number.isNaN(value.getTime())) return "is an invalid date";
  if (typeof value === "bigint" && BigInt.asIntN(64, value) !== value) return "is a bigint of more than 64 bits";
  if (typeof value === "string" && !value.isWellFormed()) return halfCharacter;
  return undefined;
}

function makeSeries(pl: Polars, name: string, values: readonly unknown[]): ReturnType<Polars["Series"]> {
  const first = values.find((value) => value !== null);
  switch (typeof first) {
    case "string":
      return pl.Series(name, values as string[], pl.String);
    case "boolean":
      return pl.Series(name, values as boolean[], pl.Bool);
    case "bigint": {
      // Bigints that are given as such lose their sign, or become null.
      const digits = values.map((value) => (value === null ? null : (value as bigint).toString()));
      return pl.Series(name, digits as string[], pl.String).cast(pl.Int64, true);
    }
    case "object":
      return pl.Series(name, values as Date[], pl.Datetime("ms"));
    default:
      return pl.Series(name, values as number[], pl.Float64);
  }
}
