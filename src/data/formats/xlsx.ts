import type { StandardSchemaV1 } from "@standard-schema/spec";
import { fileEmpty, formatWrong, headerRepeated, sheetMissing } from "../../errors/data.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import type { Loader } from "../../loader.ts";
import { type FilePath, resolvePath } from "../files/file-path.ts";
import { readBytes, readFacts } from "../files/read-file.ts";
import { recognize } from "../files/recognize.ts";
import { importPackage } from "../import-package.ts";
import { validateRows } from "../validate-schema.ts";

/** What a cell of a sheet holds. */
export type Cell = string | number | boolean | Date | null;

/** Which sheet of an Excel file is read. */
export interface SheetOptions {
  /** Its name, or its place counted from 1; the first, where nothing is said. */
  readonly sheet?: string | number;
}

interface LoadOptions extends SheetOptions {
  readonly schema?: StandardSchemaV1;
}

/** The rows of one sheet of an Excel file, whose first row names the columns; with a schema of one row, what the schema makes of each. */
export function loadXlsx(path: FilePath, options?: SheetOptions): Loader<Record<string, Cell>[]>;
export function loadXlsx<Schema extends StandardSchemaV1>(
  path: FilePath,
  options: SheetOptions & { readonly schema: Schema },
): Loader<StandardSchemaV1.InferOutput<Schema>[]>;
export function loadXlsx(path: FilePath, { sheet = 1, schema }: LoadOptions = {}): Loader<unknown> {
  return {
    kind: "xlsx",
    async load({ signal }) {
      const facts = await readFacts(resolvePath(path));
      if (facts.bytes === 0) throw new DataflowError([fileEmpty(facts.path, format)]);
      const sheets = await readSheets(facts.path, await readBytes(facts.path, signal));
      const found = typeof sheet === "number" ? sheets[sheet - 1] : sheets.find(({ name }) => name === sheet);
      if (found === undefined)
        throw new DataflowError([
          sheetMissing(
            facts.path,
            sheet,
            sheets.map(({ name }) => name),
          ),
        ]);
      const { columns, rows } = nameCells(found.cells, `${facts.path}: ${found.name}`);
      const data = await validateRows(rows, schema, `"${facts.path}"`);
      return { data, metadata: { ...facts, sheet: found.name, rows: data.length, columns } };
    },
  };
}

const format = "Excel file";

interface Sheet {
  readonly name: string;
  readonly cells: readonly (readonly Cell[])[];
}

async function readSheets(path: string, bytes: Uint8Array): Promise<readonly Sheet[]> {
  const { default: readFile } = await importPackage<typeof import("read-excel-file/node")>(
    "read-excel-file/node",
    "from.xlsx",
  );
  try {
    const sheets = await readFile(Buffer.from(bytes), { trim: false });
    return sheets.map(({ sheet, data }) => ({ name: sheet, cells: data as unknown as Cell[][] }));
  } catch (error) {
    const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
    const reason = isZip ? "it is cut off, or a ZIP file of another kind" : "it begins like no such file";
    const hint = isZip ? "Save it again as .xlsx." : (recognize(bytes) ?? "An old .xls file is saved as .xlsx first.");
    throw new DataflowError([formatWrong(path, format, reason, hint)], { cause: error });
  }
}

/** Rows by the names in the first one. Rows without any value are left out, and so are columns without a name. */
function nameCells(
  [header, ...rest]: Sheet["cells"],
  origin: string,
): { readonly columns: readonly string[]; readonly rows: readonly Record<string, Cell>[] } {
  const names = (header ?? []).map((cell) => (cell === null ? "" : String(cell)));
  const columns = names.filter((name) => name !== "");
  if (columns.length === 0) throw new DataflowError([fileEmpty(origin, "sheet with a row of column names")]);
  const repeated = columns.filter((name, place) => columns.indexOf(name) !== place);
  if (repeated.length > 0)
    throw new DataflowError([...new Set(repeated)].map((column) => headerRepeated(origin, column)));
  const rows = rest
    .filter((cells) => cells.some((cell) => cell !== null))
    .map((cells) =>
      Object.fromEntries(names.flatMap((name, place) => (name === "" ? [] : [[name, cells[place] ?? null]]))),
    );
  return { columns, rows };
}
