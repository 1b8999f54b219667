import type { StandardSchemaV1 } from "@standard-schema/spec";
import { fileEmpty, notSavable } from "../../errors/data.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import type { LoadContext, Loaded, Loader } from "../../loader.ts";
import type { Saver } from "../../saver.ts";
import { type FilePath, resolvePath } from "../files/file-path.ts";
import { readFacts, type FileFacts } from "../files/read-file.ts";
import { writeWhole } from "../files/write-file.ts";
import { makeFrame } from "../make-frame.ts";
import { describeFrame } from "../describe-frame.ts";
import type { PolarsFrame, PolarsLazyFrame } from "../polars-types.ts";
import { polarsTable } from "../polars.ts";
import { findTable, kindOf, listRows, readTable } from "../table-rows.ts";
import { validateRows } from "../validate-schema.ts";

/** Reads a file that holds the types of its columns, through polars. */
export interface LoadFrameFile {
  (path: FilePath, options?: { readonly as?: "polars" }): Loader<PolarsFrame>;
  (path: FilePath, options: { readonly as: "lazy" }): Loader<PolarsLazyFrame>;
  (path: FilePath, options: { readonly as: "rows" }): Loader<Record<string, unknown>[]>;
  <Schema extends StandardSchemaV1>(
    path: FilePath,
    options: { readonly as: "rows"; readonly schema: Schema },
  ): Loader<StandardSchemaV1.InferOutput<Schema>[]>;
}

/** A format that polars reads and writes. */
export interface FrameFormat {
  readonly kind: string;
  /** Its name in messages. */
  readonly name: string;
  /** Throws where the file is not whole. */
  check(facts: FileFacts, context: LoadContext): Promise<void>;
  read(facts: FileFacts, context: LoadContext): Promise<PolarsFrame>;
  scan(facts: FileFacts, context: LoadContext): Promise<PolarsLazyFrame>;
  print(frame: PolarsFrame): Uint8Array;
}

interface LoadOptions {
  readonly as?: "polars" | "lazy" | "rows";
  readonly schema?: StandardSchemaV1;
}

export function loadFrameFile(format: FrameFormat): LoadFrameFile {
  const make = (path: FilePath, options: LoadOptions = {}): Loader<never> => ({
    kind: format.kind,
    load: async (context) => (await loadTable(format, resolvePath(path), options, context)) as Loaded<never>,
  });
  return make;
}

async function loadTable(
  format: FrameFormat,
  path: string,
  { as = "polars", schema }: LoadOptions,
  context: LoadContext,
): Promise<Loaded<unknown>> {
  const facts = await readFacts(path);
  if (facts.bytes === 0) throw new DataflowError([fileEmpty(path, format.name)]);
  await format.check(facts, context);
  if (as === "lazy") {
    const data = await format.scan(facts, context);
    return { data, metadata: { ...facts, columns: data.columns } };
  }
  const frame = await format.read(facts, context);
  const metadata = describeFrame(facts, frame);
  if (as === "polars") return { data: frame, metadata };
  const rows = listRows(await readTable(frame, polarsTable));
  return { data: await validateRows(rows, schema, `"${path}"`), metadata };
}

/** Writes a table of any kind. Numbers of rows become Float64, bigints Int64, dates Datetime in milliseconds; frames keep their types. */
export function saveFrameFile(format: FrameFormat): (path: FilePath) => Saver<object> {
  return (path) => ({
    kind: format.kind,
    async save(value, { signal, tables }) {
      const target = resolvePath(path);
      const table = await findTable(value, tables);
      if (table === undefined) throw new DataflowError([notSavable(target, format.name, "a table", kindOf(value))]);
      const frame = await makeFrame(table, target, format.name);
      const facts = await writeWhole(target, [format.print(frame)], signal);
      return { ...facts, rows: table.rows, columns: table.names };
    },
  });
}
