import { types } from "node:util";
import type { MaybePromise } from "../../cache/store.ts";
import type { Encoded, Uncodable, ValueCoding } from "../../cache/value-coding.ts";
import { isUncodable } from "../../cache/value-coding.ts";
import type { Codec } from "../../codec.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import { formatUnknown, formatUnsuitable } from "../../errors/values.ts";
import { sha256 } from "../../values/sha256.ts";
import { makeCodecTable } from "./codec-table.ts";
import { decodeValue } from "./decode-value.ts";
import { describeUnfit } from "./find-unfit.ts";
import { cacheFormats } from "../../values/formats.ts";
import { hashBytes } from "./hash-slowly.ts";
import { fitJson } from "./is-json.ts";
import { describeJsonFault } from "./json-fault.ts";
import { cachedFrameCodec } from "./polars-codecs.ts";
import {
  encodeFrame,
  encodeParquet,
  encodeParquetFile,
  readParquetFile,
  suitsParquet,
  type EncodedFrame,
  versionOfFrame,
} from "./polars-frames.ts";
import { withCoded } from "./structured.ts";
import { Unfit } from "./unfit.ts";
import { hashValue } from "./version-of-value.ts";
import { encodeBytes, isBytes, isBytesFormat, versionOfBytes } from "./whole-bytes.ts";
import { writeStructured } from "./write-structured.ts";

/** Texts that are as long are stored as they are. */
const longText = 4096;

/** What the cache asks about values. Codecs of a user go before those that are known. Throws a `DataflowError` where two codecs have one name. */
export function createValueCoding({ codecs = [] }: { readonly codecs?: readonly Codec[] } = {}): ValueCoding {
  const table = makeCodecTable(codecs);

  function version(value: unknown): MaybePromise<string | Uncodable> {
    if (typeof value === "object" && value !== null) {
      if (isBytes(value)) return fitting(value, () => versionOfBytes(value));
      if (isFrame(value)) return fitting(value, () => versionOfFrame(value));
    } else if (isLongText(value)) return `s${sha256(value)}`;
    if (fitJson(value, false) !== "no") return `j${sha256(JSON.stringify(value))}`;
    return withCoded(value, table.find, (coded) => `t${hashValue(value, table.find, coded)}`);
  }

  function encode(value: unknown, format?: string): MaybePromise<Encoded | Uncodable> {
    if (format !== undefined) return encodeAs(value, format);
    if (typeof value === "object" && value !== null) {
      if (isBytes(value)) return fitting(value, () => encodeBytes(value));
      if (isFrame(value)) return encodeAs(value, suitsParquet(value) ? "parquet" : "arrow");
    } else if (isLongText(value)) return encodeText(value);
    const fit = fitJson(value, true);
    if (fit === "no") return encodeStructured(value);
    const json = encodeJson(value);
    if (fit === "whole") return json;
    const bytes = writeStructured(value, table.find, new Map());
    return { version: json.version, format: "structured", bytes, sum: sha256(bytes) };
  }

  /** A format that the value would not have by itself leaves it its version. */
  function encodeAs(value: unknown, format: string): MaybePromise<Encoded | Uncodable> {
    switch (format) {
      case "json": {
        if (fitJson(value, false) === "no") throw unsuitable(format, describeJsonFault(value));
        return withVersion(value, encodeJson(value));
      }
      case "text":
        if (typeof value !== "string" || !value.isWellFormed()) throw unsuitable(format, "no well-formed text");
        return withVersion(value, encodeText(value));
      case "structured":
        return after(encodeStructured(value), (encoded) =>
          "reason" in encoded ? encoded : withVersion(value, encoded),
        );
      case "arrow":
      case "parquet":
        if (!isFrame(value)) throw unsuitable(format, "no polars DataFrame");
        return fitting(value, () =>
          (format === "arrow" ? encodeFrame(value) : encodeParquet(value)).then(withFormat(format)),
        );
      default:
        if (!isBytesFormat(format)) throw new DataflowError([formatUnknown(format, cacheFormats)]);
        if (!isBytes(value)) throw unsuitable(format, "neither a buffer nor a typed array");
        return encode(value);
    }
  }

  function encodeStructured(value: unknown): MaybePromise<Encoded | Uncodable> {
    return withCoded(value, table.find, (coded): MaybePromise<Encoded> => {
      const version = `t${hashValue(value, table.find, coded)}`;
      const bytes = writeStructured(value, table.find, coded);
      return after(hashBytes(bytes), (sum) => ({ version, format: "structured", bytes, sum }));
    });
  }

  function withVersion(value: unknown, encoded: Encoded): MaybePromise<Encoded | Uncodable> {
    return after(version(value), (own) => (isUncodable(own) ? own : { ...encoded, version: own }));
  }

  /** What a buffer or a frame cannot be stored for is told. */
  function fitting<Result>(value: unknown, use: () => MaybePromise<Result>): MaybePromise<Result | Uncodable> {
    const explain = (error: unknown): Uncodable => {
      if (error instanceof Unfit) return { reason: describeUnfit(value, error, table.find, new Map()) };
      throw error;
    };
    try {
      const result = use();
      return result instanceof Promise ? result.catch(explain) : result;
    } catch (error) {
      return explain(error);
    }
  }

  const isFrame = (value: unknown): boolean => types.isProxy(value) && table.find(value as object) === cachedFrameCodec;

  return {
    version,
    encode,
    encodeFile: (value, format = "parquet", path) =>
      format === "parquet" && isFrame(value) && suitsParquet(value)
        ? encodeParquetFile(value, path()).then((file) => ({ ...file, format }))
        : undefined,
    decode: (format, bytes) => decodeValue(format, bytes, table.named),
    decodeFile: (format, path) => (format === "parquet" ? readParquetFile(path) : undefined),
  };
}

function isLongText(value: unknown): value is string {
  return typeof value === "string" && value.length >= longText && value.isWellFormed();
}

function encodeText(text: string): Encoded {
  const bytes = Buffer.from(text);
  const sum = sha256(bytes);
  return { version: `s${sum}`, format: "text", bytes, sum };
}

function encodeJson(value: unknown): Encoded {
  const bytes = Buffer.from(JSON.stringify(value));
  const sum = sha256(bytes);
  return { version: `j${sum}`, format: "json", bytes, sum };
}

const withFormat =
  (format: string) =>
  (frame: EncodedFrame): Encoded => ({ ...frame, format });

function after<Given, Result>(
  given: MaybePromise<Given>,
  use: (given: Given) => MaybePromise<Result>,
): MaybePromise<Result> {
  return given instanceof Promise ? given.then(use) : use(given);
}

function unsuitable(format: string, what: string): DataflowError {
  return new DataflowError([formatUnsuitable(format, what)]);
}
