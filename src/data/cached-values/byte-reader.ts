/** Reads what a `ByteWriter` wrote, and throws where there is something else. */
export interface ByteReader {
  byte(): number;
  /** Whether the next byte was this one; otherwise it is still the next. */
  skip(value: number): boolean;
  count(): number;
  /** The number of things of which each takes a byte at least. */
  countOf(): number;
  integer(): number;
  float(): number;
  text(): string;
  /** A copy. */
  bytes(): Uint8Array<ArrayBuffer>;
  isAtEnd(): boolean;
}

export const damaged = (): TypeError => new TypeError("The bytes are no stored value.");

export function createByteReader(bytes: Uint8Array): ByteReader {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let at = 0;

  function take(size: number): number {
    if (size > buffer.length - at) throw damaged();
    const start = at;
    at += size;
    return start;
  }

  function count(): number {
    let value = 0;
    for (let factor = 1; factor <= 2 ** 49; factor *= 128) {
      const next = buffer[take(1)]!;
      value += (next % 128) * factor;
      if (next < 128) {
        if (!Number.isSafeInteger(value)) throw damaged();
        return value;
      }
    }
    throw damaged();
  }

  function countOf(): number {
    const value = count();
    if (value > buffer.length - at) throw damaged();
    return value;
  }

  return {
    byte: () => buffer[take(1)]!,
    skip(value) {
      if (buffer[at] !== value) return false;
      at++;
      return true;
    },
    count,
    countOf,
    integer: () => view.getInt32(take(4), true),
    float: () => view.getFloat64(take(8), true),
    text() {
      const head = count();
      const length = Math.floor(head / 2);
      const isWide = head % 2 === 1;
      const start = take(isWide ? length * 2 : length);
      return isWide ? buffer.toString("utf16le", start, at) : buffer.toString("latin1", start, at);
    },
    bytes() {
      const size = countOf();
      const start = take(size);
      return new Uint8Array(buffer.subarray(start, at));
    },
    isAtEnd: () => at === buffer.length,
  };
}
