import { columnMissing, notATable } from "../errors/values.ts";
import { DataflowError } from "../errors/dataflow-error.ts";
import type { AnyFunction } from "../types/functions.ts";
import type { Value } from "../types/value.ts";
import type { ColumnName } from "../types/tables.ts";
import { type Extraction, extractionKind } from "./extract.ts";
import { register } from "./registry.ts";

/** What stands in for a column that a table lacks. */
export interface ExtractColumnsOptions {
  /** The value of every row of a missing column. Without it, a missing column is an error. */
  readonly fill: unknown;
}

/**
 * Adds a node for each named column of the table that a function returns: a polars `DataFrame`, an array of row objects
 * (whose columns are arrays), or a table type of your own.
 *
 * @example
 * ```ts
 * import { extractColumns } from "eponym";
 *
 * extractColumns(survey, ["age", "budget"]);
 * export function survey(): { age: number; budget: number }[] {
 *   return [{ age: 31, budget: 120 }];
 * }
 *
 * export function oldest(age: number[]): number {
 *   return Math.max(...age);
 * }
 * ```
 */
export function extractColumns<F extends AnyFunction>(fn: F, columns: readonly ColumnName<Value<F>>[]): void;
export function extractColumns<F extends AnyFunction>(
  fn: F,
  columns: ColumnName<Value<F>> extends never ? never : readonly string[],
  options: ExtractColumnsOptions,
): void;
export function extractColumns(fn: AnyFunction, columns: readonly string[], options?: ExtractColumnsOptions): void {
  register(fn, "extractColumns", columns, options);
}

/** How a column is taken out of a table. */
export const columnExtraction: Extraction = {
  name: "extractColumns",
  role: "column",
  gives: (whole, part) => `Column<${whole}, ${JSON.stringify(part)}>`,
  type: columnType,
  describe: (part, whole) => `The column \`${part}\` of \`${whole}\`.`,
  link({ node, args, tables }) {
    const { part } = node.code;
    const options = args[1] as ExtractColumnsOptions | undefined;
    return {
      call(value) {
        const type = tables.find((table) => table.isTable(value));
        if (type === undefined) throw new DataflowError([notATable(node, value)]);
        const names = type.columnNames(value);
        if (names.includes(part)) return type.column(value, part);
        // Rows tell their columns; where there is none, every column is empty.
        if (names.length === 0 && type.rowCount(value) === 0) return type.constantColumn(value, part, undefined);
        if (options === undefined) throw new DataflowError([columnMissing(node, part, names)]);
        return type.constantColumn(value, part, options.fill);
      },
    };
  },
};

export const extractColumnsKind = extractionKind(columnExtraction);

/** `pl.Series` of a `pl.DataFrame`, `Row["age"][]` of `Row[]`. */
function columnType(whole: string, part: string): string {
  if (/\bDataFrame\b/.test(whole)) return whole.replace(/\bDataFrame\b.*$/, "Series");
  const row = /^(?:readonly )?(.+)\[\]$/.exec(whole)?.[1];
  return row === undefined ? `column of ${whole}` : `${row}[${JSON.stringify(part)}][]`;
}
