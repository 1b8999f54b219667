import { createHash } from "node:crypto";
import { statSync } from "node:fs";
import { Writable } from "node:stream";
import { combineVersions } from "../../values/combine.ts";
import { hashFile } from "../../values/hash-file.ts";
import { importPackage } from "../import-package.ts";
import type { importPolars } from "../polars-package.ts";
import type { PolarsFrame } from "../polars-types.ts";
import { hashSlowly } from "./hash-slowly.ts";
import { Unfit } from "./unfit.ts";

type Polars = Awaited<ReturnType<typeof importPolars>>;

/** What the package exports by name. */
interface PolarsPackage {
  readonly default: Polars;
  readonly DataType: { deserialize(type: RawType): never };
  _LazyDataFrame(native: object): Query;
}

interface Query {
  withColumns(...columns: readonly unknown[]): Query;
  collect(): Promise<PolarsFrame>;
}

/** What lies within a frame: a column's name would hide a method of the frame itself. */
interface NativeFrame {
  readonly columns: readonly string[];
  readonly height: number;
  dtypes(): readonly RawType[];
  nullCount(): { toObjects(): readonly Readonly<Record<string, number>>[] };
  estimatedSize?(): number;
  select(names: readonly string[]): NativeFrame;
  column(name: string): NativeSeries;
  rechunk(): NativeFrame;
  lazy(): object;
  writeIpc(stream: Writable, compression: string): void;
  writeIpcStream(stream: Writable, compression: string): void;
  writeParquet(target: Writable | string, compression: string): void;
}

interface NativeSeries {
  rechunk(inPlace: boolean): NativeSeries;
  toTypedArray(): ArrayBufferView;
}

type Method = "writeIpc" | "writeIpcStream" | "writeParquet";

/** A type of polars, as native code tells it. */
type RawType = string | { readonly variant: string; readonly inner: readonly unknown[] };

/** A frame as bytes, with its version. */
export interface EncodedFrame {
  readonly version: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** SHA-256 (hex) of the bytes. */
  readonly sum: string;
}

const importAll = (): Promise<PolarsPackage> => importPackage("nodejs-polars", "A polars value in the cache");
const polars = async (): Promise<Polars> => (await importAll()).default;
const nativeOf = (frame: unknown): NativeFrame => (frame as { readonly _df: NativeFrame })._df;

/** As a file or a stream of Arrow, uncompressed. */
export async function encodeFrame(frame: unknown): Promise<EncodedFrame> {
  const native = nativeOf(frame);
  const [whole, method] = arrowOf(native);
  const isReread = method === "writeIpcStream" && listNested(native).length === 0 && hasShortTexts(native);
  const bytes = isReread ? writeFrame(native.rechunk(), "writeIpc") : writeFrame(whole, method);
  return { version: await versionOfFrame(frame), bytes, sum: await hashSlowly(bytes) };
}

/** Smaller, and for large frames of plain columns read faster than Arrow is compared with its checksum. */
export async function encodeParquet(frame: unknown): Promise<EncodedFrame> {
  const bytes = writeFrame(nativeOf(frame).rechunk(), "writeParquet");
  return { version: await versionOfFrame(frame), bytes, sum: await hashSlowly(bytes) };
}

/** The same into a file, which polars writes faster than it gives the bytes. */
export async function encodeParquetFile(
  frame: unknown,
  path: string,
): Promise<{ readonly version: string; readonly sum: string; readonly path: string; readonly size: number }> {
  nativeOf(frame).rechunk().writeParquet(path, "uncompressed");
  const sum = await hashFile(path);
  return { version: await versionOfFrame(frame), sum: sum!, path, size: statSync(path).size };
}

const large = 1 << 24;
const plainType = /^(U?Int\d+|Float\d+|Bool(?:ean)?|String|Utf8|Date)$/;

/** Whether parquet keeps a frame exactly, and is worth its while. */
export function suitsParquet(frame: unknown): boolean {
  const native = nativeOf(frame);
  return (native.estimatedSize?.() ?? 0) >= large && native.dtypes().every((type) => plainType.test(variantOf(type)));
}

/** Texts of up to 12 bytes stand in their column itself; others take long to write to a file. */
function hasShortTexts(frame: NativeFrame): boolean {
  const types = frame.dtypes();
  if (frame.height === 0 || types.some((type) => variantOf(type) === "Categorical")) return false;
  const texts = frame.columns.filter((_, place) => !hasFixedSize(types[place]!));
  return (frame.select(texts).estimatedSize?.() ?? Number.POSITIVE_INFINITY) <= 12 * frame.height * texts.length;
}

/** Those whose values stand beside each other in memory. */
const numeric = /^(U?Int(?:32|64)|Float(?:32|64))$/;

/**
 * Equal for equal frames, however they came about: names and types, numbers as they stand in memory, and all other columns as a stream of Arrow, lists and structs as parquet.
 * Bytes are hashed as they come, and kept nowhere.
 */
export async function versionOfFrame(frame: unknown): Promise<string> {
  const native = nativeOf(frame);
  const types = native.dtypes();
  const [counts = {}] = native.columns.length === 0 ? [] : native.nullCount().toObjects();
  const numbers = native.columns.filter((name, place) => counts[name] === 0 && numeric.test(variantOf(types[place])));
  const others = native.columns.filter((name) => !numbers.includes(name));
  const parts = [JSON.stringify([native.height, native.columns, types])];
  for (const name of numbers) parts.push(await hashSlowly(bytesOf(native.column(name).rechunk(false).toTypedArray())));
  if (others.length > 0) parts.push(await hashOthers(native.select(others)));
  return `f${combineVersions("frame", parts)}`;
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

async function hashOthers(native: NativeFrame): Promise<string> {
  const plain = await clearNulls(native, await importAll());
  const lists = listNested(plain);
  if (lists.length === 0) return hashFrame(...arrowOf(plain));
  const flat = plain.columns.filter((name) => !lists.includes(name));
  const sums = [hashFrame(plain.select(lists).rechunk(), "writeParquet"), hashFrame(...arrowOf(plain.select(flat)))];
  return combineVersions("nested", sums);
}

export async function decodeFrame(bytes: Uint8Array): Promise<PolarsFrame> {
  const [pl, buffer] = [await polars(), asBuffer(bytes)];
  return buffer.toString("latin1", 0, fileMark.length) === fileMark ? pl.readIPC(buffer) : pl.readIPCStream(buffer);
}

export async function decodeParquet(bytes: Uint8Array): Promise<PolarsFrame> {
  return (await polars()).readParquet(asBuffer(bytes));
}

/** Polars reads a file on all processors, and its bytes need no memory of their own. */
export async function readParquetFile(path: string): Promise<PolarsFrame> {
  return (await polars()).readParquet(path);
}

function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
}

/** A file is read twice as fast as a stream, but texts are equal in streams alone, whatever they were cut from. */
function arrowOf(frame: NativeFrame): [NativeFrame, Method] {
  const isFile = frame.columns.length > 0 && frame.dtypes().every(hasFixedSize);
  return isFile ? [frame.rechunk(), "writeIpc"] : [frame, "writeIpcStream"];
}

const fileMark = "ARROW1";
const fixed = /^(U?Int\d+|Float\d+|Date|Time|Datetime|Duration|Decimal)$/;
const hasFixedSize = (type: RawType): boolean => fixed.test(variantOf(type));

function hashFrame(frame: NativeFrame, method: Method): string {
  const hash = createHash("sha256");
  printFrame(frame, method, (chunk) => void hash.update(chunk));
  return hash.digest("hex");
}

const nested = new Set(["List", "FixedSizeList", "Array", "Struct"]);
/** Those whose missing values have nothing under them, or nothing that could be put there. */
const uncleared = new Set([...nested, "Null", "Object", "Categorical", "Enum"]);
const variantOf = (type: RawType | undefined): string => (typeof type === "object" ? type.variant : (type ?? "Object"));

function listNested(frame: NativeFrame): readonly string[] {
  const types = frame.dtypes();
  return frame.columns.filter((_, place) => nested.has(variantOf(types[place])));
}

/** What lies under a missing value is left over from how it was computed: equal frames would differ. */
async function clearNulls(native: NativeFrame, all: PolarsPackage): Promise<NativeFrame> {
  const pl = all.default;
  const types = native.dtypes();
  const [counts = {}] = native.nullCount().toObjects();
  const cleared = native.columns.flatMap((name, place) => {
    const type = types[place]!;
    if (counts[name] === 0 || uncleared.has(variantOf(type))) return [];
    const column = pl.col(name);
    return [
      pl
        .when(column.isNull())
        .then(pl.lit(null))
        .otherwise(column.fillNull(emptyOf(type, all)))
        .alias(name),
    ];
  });
  if (cleared.length === 0) return native;
  // By way of a query, as the name of a column may hide a method of the frame.
  const query = all._LazyDataFrame(native.lazy()).withColumns(...cleared);
  return nativeOf(await query.collect());
}

function emptyOf(type: RawType, { default: pl, DataType }: PolarsPackage): unknown {
  const variant = variantOf(type);
  if (variant === "String" || variant === "Utf8") return pl.lit("");
  if (variant === "Bool" || variant === "Boolean") return pl.lit(false);
  return pl.lit(0).cast(DataType.deserialize(type));
}

/** Into one buffer, which is large enough in most cases. */
function writeFrame(frame: NativeFrame, method: Method): Uint8Array<ArrayBuffer> {
  const places = frame.height * 8 * frame.dtypes().filter((type) => !hasFixedSize(type)).length;
  const expected = ((frame.estimatedSize?.() ?? 0) + places) * (method === "writeParquet" ? 0.5 : 1.02);
  let bytes = Buffer.allocUnsafeSlow(Math.ceil(expected) + (1 << 16));
  let at = 0;
  printFrame(frame, method, (chunk) => {
    if (at + chunk.length > bytes.length) {
      const larger = Buffer.allocUnsafeSlow(Math.ceil((at + chunk.length) * 1.5));
      bytes.copy(larger, 0, 0, at);
      bytes = larger;
    }
    chunk.copy(bytes, at);
    at += chunk.length;
  });
  return new Uint8Array(bytes.buffer, 0, at);
}

function printFrame(frame: NativeFrame, method: Method, take: (chunk: Buffer) => void): void {
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      take(chunk);
      done();
    },
  });
  try {
    frame[method](stream, "uncompressed");
  } catch (error) {
    throw new Unfit(`a polars frame that polars cannot write (${error instanceof Error ? error.name : "an error"})`);
  }
}
