import type { Loader } from "../loader.ts";
import { defineFormat } from "./define-format.ts";
import { deferLoader } from "./defer-format.ts";
import type { loadBytes } from "./formats/bytes.ts";
import type { LoadDelimited } from "./formats/csv.ts";
import type { loadEnv } from "./formats/env.ts";
import type { LoadFrameFile } from "./formats/frame-file.ts";
import type { loadHttp } from "./formats/http.ts";
import type { loadJson } from "./formats/json.ts";
import type { loadJsonl } from "./formats/jsonl.ts";
import { loadLiteral } from "./formats/literal.ts";
import { loadMemory } from "./formats/memory.ts";
import type { loadText } from "./formats/text.ts";
import type { loadXlsx } from "./formats/xlsx.ts";

/**
 * What `from` can load, by name. Every file gives `path`, `bytes` and `modified` as metadata. A module adds its own loaders by
 * `defineLoader` and tells their types here, through `declare module "eponym"`.
 */
export interface From {
  /** A JSON file. Its type is `unknown`, what a type argument promises, or the output of a `schema`. */
  readonly json: typeof loadJson;
  /** A file of one JSON value a line. Metadata: `rows`. */
  readonly jsonl: typeof loadJsonl;
  /** A CSV file with a line of column names: rows of texts, the output of a `schema` of one row, or with `as` a polars frame. Metadata: `rows` (unless lazy) and `columns`. */
  readonly csv: LoadDelimited;
  /** As `csv`, with tabulators between the fields. */
  readonly tsv: LoadDelimited;
  /** A Parquet file as a polars DataFrame, or with `as` as a lazy frame or rows. Metadata: `rows` (unless lazy) and `columns`. */
  readonly parquet: LoadFrameFile;
  /** An Arrow file (Feather or a stream) as a polars DataFrame, or with `as` as a lazy frame or rows. Metadata: `rows` (unless lazy) and `columns`. */
  readonly arrow: LoadFrameFile;
  /** One sheet of an Excel file as rows; empty cells are null. Metadata: `sheet`, `rows` and `columns`. */
  readonly xlsx: typeof loadXlsx;
  /** A text file of UTF-8. */
  readonly text: typeof loadText;
  /** A file as a `Uint8Array`. */
  readonly bytes: typeof loadBytes;
  /** An environment variable. Metadata: `variable`, and whether it is `set`. */
  readonly env: typeof loadEnv;
  /** A value that is there already. */
  readonly literal: typeof loadLiteral;
  /** What `to.memory` saved. Metadata: `key`, where it has a name. */
  readonly memory: typeof loadMemory;
  /** The answer to a GET request. Metadata: `url` (without what follows the path), `status`, `bytes`, and as the server tells them `contentType` and `modified`. */
  readonly http: typeof loadHttp;
}

/**
 * The loaders, by format. A loader is made without reading anything; it reads when a dataflow needs its data, or when `load` is called.
 * What it gives is typed by the format and its options; a `schema` (zod, valibot, arktype) checks the data and types it.
 *
 * @example
 * ```ts
 * import { from } from "eponym";
 * import { z } from "zod";
 *
 * const texts = from.csv("orders.csv");
 * const orders = from.csv("orders.csv", { schema: z.object({ id: z.string(), price: z.coerce.number() }) });
 * const frame = from.parquet(new URL("./orders.parquet", import.meta.url));
 * const { data, metadata } = await orders.load({ signal: new AbortController().signal, tables: [] });
 * console.log(texts.kind, frame.kind, data[0]?.price, metadata.rows);
 * ```
 */
// What modules add is not there yet.
export const from: From = {
  json: deferLoader("json", async () => (await import("./formats/json.ts")).loadJson),
  jsonl: deferLoader("jsonl", async () => (await import("./formats/jsonl.ts")).loadJsonl),
  csv: deferLoader("csv", async () => (await import("./formats/csv.ts")).loadDelimited("csv", ",")),
  tsv: deferLoader("tsv", async () => (await import("./formats/csv.ts")).loadDelimited("tsv", "\t")),
  parquet: deferLoader("parquet", async () => (await import("./formats/parquet.ts")).loadParquet),
  arrow: deferLoader("arrow", async () => (await import("./formats/arrow.ts")).loadArrow),
  xlsx: deferLoader("xlsx", async () => (await import("./formats/xlsx.ts")).loadXlsx),
  text: deferLoader("text", async () => (await import("./formats/text.ts")).loadText),
  bytes: deferLoader("bytes", async () => (await import("./formats/bytes.ts")).loadBytes),
  env: deferLoader("env", async () => (await import("./formats/env.ts")).loadEnv),
  literal: loadLiteral,
  memory: loadMemory,
  http: deferLoader("http", async () => (await import("./formats/http.ts")).loadHttp),
} satisfies Partial<From> as From;

/**
 * Adds a loader to `from`, and gives its factory back. Its type is told by a member of `From`. A name that is taken by another function is an error (`FORMAT_DEFINED`).
 *
 * @example
 * ```ts
 * import { defineLoader, from, type Loader } from "eponym";
 *
 * const now = defineLoader("now", (): Loader<Date> => ({ kind: "now", load: () => ({ data: new Date(), metadata: {} }) }));
 * declare module "eponym" { interface From { now: typeof now } }
 *
 * console.log(from.now().kind);
 * ```
 */
export function defineLoader<Make extends (...args: never[]) => Loader<unknown>>(name: string, make: Make): Make {
  defineFormat(from, name, make);
  return make;
}
