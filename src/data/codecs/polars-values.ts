import { Writable } from "node:stream";
import { isMarkedAsUntransferable } from "node:worker_threads";
import { importPolars } from "../polars-package.ts";
import { polarsTable } from "../polars.ts";
import type { Codec, Coded } from "../../codec.ts";

/** What lies within a frame and is asked for its bytes: a column's name would hide a method of the frame itself. */
interface NativeFrame {
  writeIpcStream(stream: Writable, compression: string): void;
}

interface FrameParts {
  readonly bytes: Uint8Array<ArrayBuffer>;
}
interface SeriesParts extends FrameParts {
  readonly name: string;
}

const what = "A polars value in another thread";
const polars = async (): ReturnType<typeof importPolars> => importPolars(what);

/** Frames, as a stream of Arrow. */
export const polarsFrameCodec: Codec = {
  name: "polars frame",
  takesTime: true,
  takes: (value) => polarsTable.isTable(value),
  pack: (value) => printFrame(value),
  unpack: async (parts) => (await polars()).readIPCStream(asBuffer((parts as FrameParts).bytes)),
};

/** A series, as the one column of a frame. */
export const polarsSeriesCodec: Codec = {
  name: "polars series",
  takesTime: true,
  takes: (value) => polarsTable.isColumn(value),
  async pack(value) {
    const pl = await polars();
    const series = value as ReturnType<typeof pl.Series>;
    // Polars gives a column without a name one of its own.
    const { parts, owned } = printFrame(pl.DataFrame([series.alias("values")]));
    return { parts: { ...parts, name: series.name } satisfies SeriesParts, owned };
  },
  async unpack(parts) {
    const { bytes, name } = parts as SeriesParts;
    return (await polars()).readIPCStream(asBuffer(bytes)).toSeries().rename(name);
  },
};

/** A query, as its plan, with the frames in it. */
export const lazyFrameCodec: Codec = {
  name: "polars lazy frame",
  takesTime: true,
  takes: (value) => polarsTable.lazy?.isTable(value) === true,
  pack: (value) => own((value as { serialize(format: string): Buffer }).serialize("bincode")),
  unpack: async (parts) => (await polars()).LazyDataFrame.deserialize(asBuffer((parts as FrameParts).bytes), "bincode"),
};

function printFrame(frame: object): Coded & { readonly parts: FrameParts; readonly owned: readonly ArrayBuffer[] } {
  const chunks: Buffer[] = [];
  const stream = new Writable({
    write(chunk: Buffer, _, done) {
      chunks.push(chunk);
      done();
    },
  });
  (frame as { readonly _df: NativeFrame })._df.writeIpcStream(stream, "uncompressed");
  return own(Buffer.concat(chunks));
}

/** The bytes in a buffer that can be given away: that of short ones is shared, that of native code stays where it is. */
function own(bytes: Uint8Array): { readonly parts: FrameParts; readonly owned: readonly ArrayBuffer[] } {
  const isWhole = bytes.byteLength === bytes.buffer.byteLength && !isMarkedAsUntransferable(bytes.buffer);
  const { buffer } = isWhole ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes);
  return { parts: { bytes: new Uint8Array(buffer) }, owned: [buffer] };
}

function asBuffer({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);
}
