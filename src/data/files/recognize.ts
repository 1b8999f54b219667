/** What the first bytes of a file say that it is, as a hint; `undefined` where they say nothing. */
export function recognize(bytes: Uint8Array): string | undefined {
  const begins = (...expected: readonly number[]): boolean => expected.every((byte, place) => bytes[place] === byte);
  if (begins(0x50, 0x41, 0x52, 0x31)) return "It is a Parquet file: read it with from.parquet.";
  if (begins(0x41, 0x52, 0x52, 0x4f, 0x57, 0x31)) return "It is an Arrow file: read it with from.arrow.";
  if (begins(0x50, 0x4b, 3, 4)) return "It is a ZIP file, as Excel files are: from.xlsx reads those.";
  if (begins(0x1f, 0x8b)) return "It is compressed by gzip: unpack it first.";
  if (begins(0x28, 0xb5, 0x2f, 0xfd)) return "It is compressed by zstd: unpack it first.";
  if (begins(0xff, 0xfe) || begins(0xfe, 0xff)) return "It is UTF-16: save it as UTF-8.";
  return undefined;
}
