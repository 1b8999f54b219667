import type { CsvError } from "csv-parse/sync";
import { fileEmpty, headerRepeated, textWrong } from "../../errors/data.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";

/** A table of texts. */
export interface TextTable {
  readonly names: readonly string[];
  readonly rows: Record<string, string>[];
}

/** The rows of a text whose first line names the columns. Empty lines are skipped; every other row has as many fields as there are columns. */
export async function parseCsv(text: string, delimiter: string, origin: string, format: string): Promise<TextTable> {
  const { parse } = await import("csv-parse/sync");
  const records = readRecords(() => parse(text, { delimiter, skip_empty_lines: true }), origin, format);
  const [names, ...rest] = records;
  if (names === undefined) throw new DataflowError([fileEmpty(origin, `${format} with a line of column names`)]);
  const repeated = names.filter((name, place) => names.indexOf(name) !== place);
  if (repeated.length > 0)
    throw new DataflowError([...new Set(repeated)].map((column) => headerRepeated(origin, column)));
  return {
    names,
    rows: rest.map((fields) => Object.fromEntries(names.map((name, place) => [name, fields[place] ?? ""]))),
  };
}

function readRecords(parse: () => string[][], origin: string, format: string): string[][] {
  try {
    return parse();
  } catch (error) {
    const { code, lines } = error as Partial<CsvError> & { readonly lines?: number };
    const reason = code === undefined ? undefined : reasons[code];
    if (reason === undefined || lines === undefined) throw error;
    // The library's own messages show what is in the file.
    throw new DataflowError([textWrong(origin, format, { line: lines }, reason, hints[code!])]);
  }
}

const reasons: Readonly<Record<string, string>> = {
  INVALID_OPENING_QUOTE: "a quote stands inside a field that does not begin with one",
  CSV_INVALID_CLOSING_QUOTE: "something follows the closing quote of a field",
  CSV_QUOTE_NOT_CLOSED: "a quoted field is never closed",
  CSV_RECORD_INCONSISTENT_FIELDS_LENGTH: "the row has another number of fields than there are columns",
};

const quoting = 'A field with quotes is written in quotes, and each quote in it twice: "say ""so""".';
const hints: Readonly<Record<string, string>> = {
  INVALID_OPENING_QUOTE: quoting,
  CSV_INVALID_CLOSING_QUOTE: quoting,
  CSV_QUOTE_NOT_CLOSED: "The file may be cut off, or a quote in a field is not written twice.",
  CSV_RECORD_INCONSISTENT_FIELDS_LENGTH: "A field with the delimiter in it is written in quotes.",
};
