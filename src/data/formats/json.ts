import type { StandardSchemaV1 } from "@standard-schema/spec";
import { fileEmpty, valueNotWritten } from "../../errors/data.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import type { Loader } from "../../loader.ts";
import type { Saver } from "../../saver.ts";
import { type FilePath, resolvePath } from "../files/file-path.ts";
import { readFacts, readText } from "../files/read-file.ts";
import { writeWhole } from "../files/write-file.ts";
import { findTable, listRows } from "../table-rows.ts";
import { validateValue } from "../validate-schema.ts";
import { findJsonFaults } from "./check-json.ts";
import { parseJson } from "./parse-json.ts";

/** The value of a JSON file; with a schema, what the schema makes of it. */
export function loadJson<T = unknown>(path: FilePath): Loader<T>;
export function loadJson<T>(path: FilePath, options: { readonly schema: StandardSchemaV1<unknown, T> }): Loader<T>;
export function loadJson(path: FilePath, options: { readonly schema?: StandardSchemaV1 } = {}): Loader<unknown> {
  return {
    kind: "json",
    async load({ signal }) {
      const facts = await readFacts(resolvePath(path));
      const origin = facts.path;
      const text = await readText(facts, signal, "Write it one value a line, and read it with from.jsonl.");
      if (text.trim() === "") throw new DataflowError([fileEmpty(origin, "JSON")]);
      const value = parseJson(text, { origin, format: "JSON", more: "from.jsonl reads one value a line." });
      return { data: await validateValue(value, options.schema, `"${origin}"`), metadata: facts };
    },
  };
}

/** Writes a value as JSON, indented by two spaces; a table as an array of its rows. */
export function saveJson(path: FilePath): Saver<unknown> {
  return {
    kind: "json",
    async save(given, { signal, tables }) {
      const target = resolvePath(path);
      const table = Array.isArray(given) ? undefined : await findTable(given, tables);
      const value = table === undefined ? given : listRows(table);
      const faults = findJsonFaults(value, tables);
      if (faults.length > 0) throw new DataflowError([valueNotWritten(target, "JSON", faults)]);
      const facts = await writeWhole(target, [JSON.stringify(value, null, 2), "\n"], signal);
      return table === undefined ? facts : { ...facts, rows: table.rows, columns: table.names };
    },
  };
}
