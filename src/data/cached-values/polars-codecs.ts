import { DataflowError } from "../../errors/dataflow-error.ts";
import { lazyFrameCodec, polarsFrameCodec, polarsSeriesCodec } from "../codecs/polars-values.ts";
import type { Codec, Coded } from "../../codec.ts";
import { importPolars } from "../polars-package.ts";
import { decodeFrame, encodeFrame } from "./polars-frames.ts";
import { listScannedFiles } from "./scanned-files.ts";
import { Unfit } from "./unfit.ts";

interface Parts {
  readonly bytes: Uint8Array<ArrayBuffer>;
}
interface SeriesParts extends Parts {
  readonly name: string;
}

type Series = ReturnType<Awaited<ReturnType<typeof importPolars>>["Series"]>;

const versions = new WeakMap<object, string>();

function remember(parts: object, version: string): Coded {
  versions.set(parts, version);
  return { parts };
}

/** The same as on the way to a thread, but with bytes that are equal for equal frames. */
export const cachedFrameCodec: Codec = {
  ...polarsFrameCodec,
  async pack(value) {
    const { bytes, version } = await encodeFrame(value);
    return remember({ bytes } satisfies Parts, version);
  },
  facts: (_, parts) => versions.get(parts),
  unpack: (parts) => decodeFrame((parts as Parts).bytes),
};

export const cachedSeriesCodec: Codec = {
  ...polarsSeriesCodec,
  async pack(value) {
    const { name } = value as Series;
    const { bytes, version } = await encodeFrame(await frameOf(value as Series));
    return remember({ bytes, name } satisfies SeriesParts, version);
  },
  facts: (value, parts) => [versions.get(parts), (value as Series).name],
  async unpack(parts) {
    const { bytes, name } = parts as SeriesParts;
    const frame = (await decodeFrame(bytes)) as unknown as { toSeries(): Series };
    return frame.toSeries().rename(name);
  },
};

/** Polars gives a column without a name one of its own. */
async function frameOf(series: Series): Promise<unknown> {
  return (await importPolars("A polars value in the cache")).DataFrame([series.alias("values")]);
}

/** A query as its plan; what it would read from files is told by their sizes and times. */
export const cachedQueryCodec: Codec = {
  ...lazyFrameCodec,
  async pack(value, canSend) {
    try {
      return await lazyFrameCodec.pack(value, canSend);
    } catch (error) {
      if (error instanceof DataflowError) throw error;
      throw new Unfit("a polars LazyFrame (to be collected first) whose plan cannot be written");
    }
  },
  facts: async (value, parts) => [(parts as Parts).bytes, await listScannedFiles(value)],
};
