import { isUtf8 } from "node:buffer";
import type { Codec } from "../../codec.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import { formatUnknown } from "../../errors/values.ts";
import { damaged } from "./byte-reader.ts";
import { cacheFormats } from "../../values/formats.ts";
import { decodeFrame, decodeParquet } from "./polars-frames.ts";
import { readStructured } from "./read-structured.ts";
import { decodeBytes, isBytesFormat } from "./whole-bytes.ts";

/**
 * A value again, at once or as a promise where a codec takes time. Throws where the bytes are none of the format, without a word of what they hold. Frames are read by native code, which trusts
 * its input: whoever calls has compared the checksum.
 */
export function decodeValue(format: string, bytes: Uint8Array, codecNamed: (name: string) => Codec): unknown {
  try {
    const value = decode(format, bytes, codecNamed);
    return value instanceof Promise ? value.catch(fail) : value;
  } catch (error) {
    return fail(error);
  }
}

function decode(format: string, bytes: Uint8Array, codecNamed: (name: string) => Codec): unknown {
  switch (format) {
    case "json":
      return JSON.parse(readText(bytes));
    case "text":
      return readText(bytes);
    case "structured":
      return readStructured(bytes, codecNamed);
    case "arrow":
      return decodeFrame(bytes);
    case "parquet":
      return decodeParquet(bytes);
    default:
      if (isBytesFormat(format)) return decodeBytes(format, bytes);
      throw new DataflowError([formatUnknown(format, cacheFormats)]);
  }
}

function readText(bytes: Uint8Array): string {
  if (!isUtf8(bytes)) throw damaged();
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString();
}

/** Messages of parsers quote what they read. */
function fail(error: unknown): never {
  throw error instanceof DataflowError || (error instanceof TypeError && error.message.startsWith("There "))
    ? error
    : damaged();
}
