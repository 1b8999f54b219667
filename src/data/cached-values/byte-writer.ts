import { hash } from "node:crypto";

/** Bytes that grow. */
export interface ByteWriter {
  byte(value: number): void;
  /** A whole number from 0 to 2 ** 53. */
  count(value: number): void;
  integer(value: number): void;
  float(value: number): void;
  text(value: string): void;
  /** With their number in front. */
  bytes(value: Uint8Array): void;
  raw(value: Uint8Array): void;
  /** How many there are. */
  position(): number;
  /** Puts a hash in the place of all that follows a position. */
  fold(start: number, as: number): void;
  /** A copy of all from a position on. */
  copy(start: number): Buffer;
  /** Drops all that follows a position. */
  cut(start: number): void;
}

const shortText = 32;
const firstSize = 1024;

const isNarrow = (text: string): boolean => !/[^\0-\u00ff]/.test(text);

/** `longest`: bytes and texts that take more are written as their hash. */
export function createByteWriter(longest = Number.POSITIVE_INFINITY): ByteWriter {
  let buffer = Buffer.allocUnsafe(firstSize);
  let view = new DataView(buffer.buffer, buffer.byteOffset, buffer.length);
  let at = 0;

  function reserve(size: number): void {
    if (at + size <= buffer.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(buffer.length * 2, at + size));
    buffer.copy(larger, 0, 0, at);
    buffer = larger;
    view = new DataView(buffer.buffer, buffer.byteOffset, buffer.length);
  }

  function byte(value: number): void {
    reserve(1);
    buffer[at++] = value;
  }

  function count(value: number): void {
    reserve(9);
    let left = value;
    while (left >= 128) {
      buffer[at++] = (left % 128) + 128;
      left = Math.floor(left / 128);
    }
    buffer[at++] = left;
  }

  function raw(value: Uint8Array): void {
    reserve(value.length);
    buffer.set(value, at);
    at += value.length;
  }

  function bytes(value: Uint8Array): void {
    count(value.length);
    if (value.length <= longest) raw(value);
    else raw(hash("sha256", value, "buffer"));
  }

  /** One byte a letter where that is enough, otherwise two: the same for equal texts, and lone surrogates survive. */
  function text(value: string): void {
    const { length } = value;
    if (length > shortText) return longText(value);
    const start = at;
    reserve(1 + length);
    buffer[at++] = length * 2;
    for (let index = 0; index < length; index++) {
      const code = value.charCodeAt(index);
      if (code > 255) {
        at = start;
        return longText(value);
      }
      buffer[at++] = code;
    }
  }

  function longText(value: string): void {
    const narrow = isNarrow(value);
    const size = narrow ? value.length : value.length * 2;
    count(value.length * 2 + (narrow ? 0 : 1));
    if (size > longest) return raw(hash("sha256", Buffer.from(value, narrow ? "latin1" : "utf16le"), "buffer"));
    reserve(size);
    at += buffer.write(value, at, narrow ? "latin1" : "utf16le");
  }

  return {
    byte,
    count,
    integer(value) {
      reserve(4);
      view.setInt32(at, value, true);
      at += 4;
    },
    float(value) {
      reserve(8);
      // There are many that are NaN.
      view.setFloat64(at, Number.isNaN(value) ? Number.NaN : value, true);
      at += 8;
    },
    text,
    bytes,
    raw,
    position: () => at,
    fold(start, as) {
      const sum = hash("sha256", buffer.subarray(start, at), "buffer");
      at = start;
      byte(as);
      raw(sum);
    },
    copy: (start) => Buffer.from(buffer.subarray(start, at)),
    cut(start) {
      at = start;
    },
  };
}
