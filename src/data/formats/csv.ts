import type { StandardSchemaV1 } from "@standard-schema/spec";
import { fileEmpty, formatWrong, notSavable } from "../../errors/data.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import type { LoadContext, Loaded, Loader } from "../../loader.ts";
import type { Saver } from "../../saver.ts";
import { type FilePath, resolvePath } from "../files/file-path.ts";
import { readFacts, readText, type FileFacts } from "../files/read-file.ts";
import { writeWhole } from "../files/write-file.ts";
import { describeFrame } from "../describe-frame.ts";
import { importPolars } from "../polars-package.ts";
import type { PolarsFrame, PolarsLazyFrame } from "../polars-types.ts";
import { findTable, kindOf } from "../table-rows.ts";
import { validateRows } from "../validate-schema.ts";
import { parseCsv } from "./parse-csv.ts";
import { printCsv } from "./print-csv.ts";

/** How the fields of a line are told apart. */
export interface DelimiterOptions {
  /** One character; `","` for CSV and a tabulator for TSV. */
  readonly delimiter?: string;
}

/** The texts of a table, as rows of them. */
export interface TextRowsOptions extends DelimiterOptions {
  readonly as?: "rows";
}

/** The rows of a table, as a schema of one row makes them. */
export interface CheckedRowsOptions<Schema extends StandardSchemaV1> extends TextRowsOptions {
  /** What one row has to be. It is given an object of texts; what it gives is the row. */
  readonly schema: Schema;
}

/** A table as a frame, whose column types polars finds out from the texts. */
export interface FrameOptions<As extends "polars" | "lazy"> extends DelimiterOptions {
  readonly as: As;
}

/** Reads a file of delimited text whose first line names the columns. */
export interface LoadDelimited {
  (path: FilePath, options?: TextRowsOptions): Loader<Record<string, string>[]>;
  <Schema extends StandardSchemaV1>(
    path: FilePath,
    options: CheckedRowsOptions<Schema>,
  ): Loader<StandardSchemaV1.InferOutput<Schema>[]>;
  (path: FilePath, options: FrameOptions<"polars">): Loader<PolarsFrame>;
  (path: FilePath, options: FrameOptions<"lazy">): Loader<PolarsLazyFrame>;
}

interface LoadOptions extends DelimiterOptions {
  readonly as?: "rows" | "polars" | "lazy";
  readonly schema?: StandardSchemaV1;
}

/** `csv` or `tsv`, which differ in their delimiter. */
export function loadDelimited(kind: string, usual: string): LoadDelimited {
  const format = kind.toUpperCase();
  const make = (path: FilePath, options: LoadOptions = {}): Loader<never> => ({
    kind,
    async load(context) {
      const facts = await readFacts(resolvePath(path));
      if (facts.bytes === 0) throw new DataflowError([fileEmpty(facts.path, format)]);
      const { as = "rows", delimiter = usual, schema } = options;
      const read =
        as === "rows" ? readRows(facts, format, delimiter, schema, context) : scan(facts, format, delimiter, as);
      return (await read) as Loaded<never>;
    },
  });
  return make;
}

async function readRows(
  facts: FileFacts,
  format: string,
  delimiter: string,
  schema: StandardSchemaV1 | undefined,
  { signal }: LoadContext,
): Promise<Loaded<unknown>> {
  const text = await readText(facts, signal, 'Read it with { as: "lazy" }.');
  const { names, rows } = await parseCsv(text, delimiter, facts.path, format);
  const data = await validateRows(rows, schema, `"${facts.path}"`);
  return { data, metadata: { ...facts, rows: data.length, columns: names } };
}

/**
 * Polars looks at 100 rows to find the types, and fails where later ones differ. It takes room for as many rows as it is told to look at,
 * and reads no types at all when told to look at all of them.
 */
async function scan(
  facts: FileFacts,
  format: string,
  delimiter: string,
  as: "polars" | "lazy",
): Promise<Loaded<unknown>> {
  const { scanCSV } = await importPolars(`from.${format.toLowerCase()} as a frame`);
  try {
    const lazy = scanCSV(facts.path, {
      sep: delimiter,
      inferSchemaLength: Math.min(facts.bytes, 1_000_000),
      glob: false,
    });
    if (as === "lazy") return { data: lazy, metadata: { ...facts, columns: lazy.columns } };
    const frame = await lazy.collect();
    return { data: frame, metadata: describeFrame(facts, frame) };
  } catch (error) {
    throw new DataflowError([formatWrong(facts.path, format, "polars cannot read it", readAsRows)], { cause: error });
  }
}

const readAsRows = "The cause says why. Read as rows, the line that is wrong is named.";

/**
 * Writes a table of any kind. Missing values become empty fields, dates ISO texts; objects and arrays in a field are an error. A text that a
 * spreadsheet would take for a formula is written as it is: prefix such texts before, where the file is meant for one.
 */
export function saveDelimited(
  kind: string,
  usual: string,
): (path: FilePath, options?: DelimiterOptions) => Saver<object> {
  const format = kind.toUpperCase();
  return (path, { delimiter = usual } = {}) => ({
    kind,
    async save(value, { signal, tables }) {
      const target = resolvePath(path);
      const table = await findTable(value, tables);
      if (table === undefined) throw new DataflowError([notSavable(target, format, "a table", kindOf(value))]);
      const facts = await writeWhole(target, await printCsv(table, delimiter, target, format), signal);
      return { ...facts, rows: table.rows, columns: table.names };
    },
  });
}
