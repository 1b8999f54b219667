import type { MaybePromise } from "./store.ts";

/** Why a value has no data version, and cannot be stored: `a function at .onClick`, `a stream`, `an instance of Client at [2]`. */
export interface Uncodable {
  readonly reason: string;
}

/** A value as bytes. */
export interface Encoded {
  /** The data version: equal for equal values, whatever they came from. */
  readonly version: string;
  readonly format: string;
  readonly bytes: Uint8Array;
  /** SHA-256 (hex) of the bytes. */
  readonly sum: string;
}

/** A value as the bytes of a file. */
export interface EncodedFile extends Omit<Encoded, "bytes"> {
  readonly path: string;
  readonly size: number;
}

/** What the cache asks about values. `data/` answers; what can be told at once is told at once. */
export interface ValueCoding {
  /** The data version of a value; the same that `encode` gives. */
  version(value: unknown): MaybePromise<string | Uncodable>;
  /** A value as bytes; in the format that is asked for, or the one that suits it. Throws a `DataflowError` where the format does not fit the value. */
  encode(value: unknown, format?: string): MaybePromise<Encoded | Uncodable>;
  /** Writes a value to a file, where that is better than to hold its bytes; `undefined` for all others. */
  encodeFile(value: unknown, format: string | undefined, path: () => string): Promise<EncodedFile> | undefined;
  /** The value again, exactly. Throws where the bytes are none of this format. */
  decode(format: string, bytes: Uint8Array): unknown;
  /** The same from a file, for formats that are better read so; `undefined` for others. */
  decodeFile(format: string, path: string): Promise<unknown> | undefined;
}

export function isUncodable(answer: string | Encoded | Uncodable): answer is Uncodable {
  return typeof answer === "object" && "reason" in answer;
}
