import type { StandardSchemaV1 } from "@standard-schema/spec";
import { notSavable, valueNotWritten, type Fault } from "../../errors/data.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import type { Loader } from "../../loader.ts";
import type { Saver } from "../../saver.ts";
import { type FilePath, resolvePath } from "../files/file-path.ts";
import { readFacts, readText } from "../files/read-file.ts";
import { writeWhole } from "../files/write-file.ts";
import { findTable, kindOf, listRows } from "../table-rows.ts";
import { validateRows } from "../validate-schema.ts";
import { findJsonFaults } from "./check-json.ts";
import { joinLines } from "./join-lines.ts";
import { parseJson } from "./parse-json.ts";

/** The values of a file that has one JSON value a line; with a schema of one value, what the schema makes of each. Empty lines are skipped. */
export function loadJsonl<Row = unknown>(path: FilePath): Loader<Row[]>;
export function loadJsonl<Row>(
  path: FilePath,
  options: { readonly schema: StandardSchemaV1<unknown, Row> },
): Loader<Row[]>;
export function loadJsonl(path: FilePath, options: { readonly schema?: StandardSchemaV1 } = {}): Loader<unknown> {
  return {
    kind: "jsonl",
    async load({ signal }) {
      const facts = await readFacts(resolvePath(path));
      const text = await readText(facts, signal, "Split it into several files, or keep it as Parquet.");
      const values: unknown[] = [];
      for (const [index, line] of text.split(/\r?\n/).entries()) {
        if (line.trim() === "") continue;
        values.push(parseJson(line, { origin: facts.path, format: "JSON Lines", line: index + 1 }));
      }
      const data = await validateRows(values, options.schema, `"${facts.path}"`);
      return { data, metadata: { ...facts, rows: data.length } };
    },
  };
}

/** Writes an array or a table, one value or row a line. */
export function saveJsonl(path: FilePath): Saver<object> {
  return {
    kind: "jsonl",
    async save(given, { signal, tables }) {
      const target = resolvePath(path);
      const table = Array.isArray(given) ? undefined : await findTable(given, tables);
      if (table === undefined && !Array.isArray(given))
        throw new DataflowError([notSavable(target, "JSON Lines", "an array or a table", kindOf(given))]);
      const values = table === undefined ? (given as readonly unknown[]) : listRows(table);
      const faults = values.flatMap((value, index): readonly Fault[] => findJsonFaults(value, tables, `[${index}]`));
      if (faults.length > 0) throw new DataflowError([valueNotWritten(target, "JSON Lines", faults)]);
      const facts = await writeWhole(target, joinLines(values, JSON.stringify), signal);
      return { ...facts, rows: values.length, ...(table !== undefined && { columns: table.names }) };
    },
  };
}
