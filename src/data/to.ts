import type { Saver } from "../saver.ts";
import { deferSaver } from "./defer-format.ts";
import { defineFormat } from "./define-format.ts";
import type { FilePath } from "./files/file-path.ts";
import type { saveBytes } from "./formats/bytes.ts";
import type { DelimiterOptions } from "./formats/csv.ts";
import type { saveJson } from "./formats/json.ts";
import type { saveJsonl } from "./formats/jsonl.ts";
import { saveMemory } from "./formats/memory.ts";
import type { saveText } from "./formats/text.ts";

/**
 * What `to` can save, by name. Every file gives `path`, `bytes` and `modified` as metadata, and of a table `rows` and `columns`. A module adds
 * its own savers by `defineSaver` and tells their types here, through `declare module "eponym"`.
 */
export interface To {
  /** A value as indented JSON; a polars frame as its rows. */
  readonly json: typeof saveJson;
  /** An array or a table, one JSON value a line. */
  readonly jsonl: typeof saveJsonl;
  /**
   * A table of any kind. Missing values become empty fields, dates ISO texts; an object or array in a field is an error. A text that a
   * spreadsheet would take for a formula (`=1+1`) is written as it is.
   */
  readonly csv: (path: FilePath, options?: DelimiterOptions) => Saver<object>;
  /** As `csv`, with tabulators between the fields. */
  readonly tsv: (path: FilePath, options?: DelimiterOptions) => Saver<object>;
  /** A table of any kind through polars. Frames keep their types; of rows, numbers become Float64, bigints Int64, dates Datetime in milliseconds. */
  readonly parquet: (path: FilePath) => Saver<object>;
  /** As `parquet`, in Arrow's file format. */
  readonly arrow: (path: FilePath) => Saver<object>;
  /** A string as UTF-8; no line end is added. */
  readonly text: typeof saveText;
  /** A `Uint8Array`. */
  readonly bytes: typeof saveBytes;
  /** The value itself, kept in a `Memory` or under a name in this process. Metadata: `key`, where it has a name. */
  readonly memory: typeof saveMemory;
}

/**
 * The savers, by format. A file is written whole or not at all: an abort or a failure leaves what was there before. Folders are made. What a
 * format cannot hold is an error that says where it stands (`VALUE_NOT_WRITTEN`), never left out.
 *
 * @example
 * ```ts
 * import { from, to, type Memory } from "eponym";
 *
 * const context = { signal: new AbortController().signal, tables: [] };
 * const totals: Memory<number[]> = {};
 * await to.memory(totals).save([3, 4], context);
 * const { data } = await from.memory(totals).load(context);
 * const { path, bytes } = await to.json("out/totals.json").save(data, context);
 * console.log(path, bytes);
 * ```
 */
// What modules add is not there yet.
export const to: To = {
  json: deferSaver("json", async () => (await import("./formats/json.ts")).saveJson),
  jsonl: deferSaver("jsonl", async () => (await import("./formats/jsonl.ts")).saveJsonl),
  csv: deferSaver("csv", async () => (await import("./formats/csv.ts")).saveDelimited("csv", ",")),
  tsv: deferSaver("tsv", async () => (await import("./formats/csv.ts")).saveDelimited("tsv", "\t")),
  parquet: deferSaver("parquet", async () => (await import("./formats/parquet.ts")).saveParquet),
  arrow: deferSaver("arrow", async () => (await import("./formats/arrow.ts")).saveArrow),
  text: deferSaver("text", async () => (await import("./formats/text.ts")).saveText),
  bytes: deferSaver("bytes", async () => (await import("./formats/bytes.ts")).saveBytes),
  memory: saveMemory,
} satisfies Partial<To> as To;

/**
 * Adds a saver to `to`, and gives its factory back. Its type is told by a member of `To`. A name that is taken by another function is an error (`FORMAT_DEFINED`).
 *
 * @example
 * ```ts
 * import { defineSaver, to, type Saver } from "eponym";
 *
 * const log = defineSaver("log", (): Saver<string> => ({ kind: "log", save: (line) => ({ length: line.length }) }));
 * declare module "eponym" { interface To { log: typeof log } }
 *
 * console.log(to.log().kind);
 * ```
 */
export function defineSaver<Make extends (...args: never[]) => Saver<never>>(name: string, make: Make): Make {
  defineFormat(to, name, make);
  return make;
}
