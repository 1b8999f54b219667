import type { SummaryOf } from "./value-summary.ts";

const mostShown = 16;

/** Bytes by their number, their beginning and what that says that they are. */
export function summarizeBytes(type: string, bytes: Uint8Array): SummaryOf<"bytes"> {
  const format = recognizeBytes(bytes);
  return {
    kind: "bytes",
    type,
    length: bytes.length,
    start: Buffer.from(bytes.subarray(0, mostShown)).toString("hex"),
    ...(format !== undefined && { format }),
  };
}

/** The first bytes of files, with where they stand if that is not at the beginning; from the specification of each format. */
const signatures: readonly (readonly [format: string, hex: string, at?: number])[] = [
  ["PNG image", "89504e470d0a1a0a"],
  ["JPEG image", "ffd8ff"],
  ["GIF image", "47494638"],
  ["WebP image", "57454250", 8],
  ["WAVE audio", "57415645", 8],
  ["TIFF image", "49492a00"],
  ["TIFF image", "4d4d002a"],
  ["PDF document", "255044462d"],
  ["Parquet file", "50415231"],
  ["Arrow file", "4152524f5731"],
  ["Avro file", "4f626a01"],
  ["HDF5 file", "894844460d0a1a0a"],
  ["NumPy array", "934e554d5059"],
  ["SQLite database", "53514c69746520666f726d6174203300"],
  ["DuckDB database", "4455434b", 8],
  ["WebAssembly module", "0061736d"],
  ["ELF program", "7f454c46"],
  ["ZIP archive", "504b0304"],
  ["gzip", "1f8b"],
  ["zstd", "28b52ffd"],
  ["bzip2", "425a68"],
  ["xz", "fd377a585a00"],
  ["7z archive", "377abcaf271c"],
  ["LZ4", "04224d18"],
  ["MP4 video", "66747970", 4],
  ["Ogg audio or video", "4f676753"],
  ["MP3 audio", "494433"],
  ["FLAC audio", "664c6143"],
];

const compiled = signatures.map(([format, hex, at = 0]) => ({ format, bytes: Buffer.from(hex, "hex"), at }));

function recognizeBytes(bytes: Uint8Array): string | undefined {
  return compiled.find((signature) => signature.bytes.every((byte, place) => bytes[signature.at + place] === byte))
    ?.format;
}
