import type { Codec } from "../../codec.ts";
import { codecTwice } from "../../errors/values.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import { headersCodec, searchParametersCodec, urlCodec } from "../codecs/web-values.ts";
import { cachedTableCodec } from "./arrow-codec.ts";
import { blobCodec } from "./blob-codec.ts";
import type { FindCodec } from "./pack-coded.ts";
import { cachedFrameCodec, cachedQueryCodec, cachedSeriesCodec } from "./polars-codecs.ts";

const known: readonly Codec[] = [
  cachedFrameCodec,
  cachedSeriesCodec,
  cachedQueryCodec,
  cachedTableCodec,
  urlCodec,
  searchParametersCodec,
  headersCodec,
  blobCodec,
];

export interface CodecTable {
  readonly find: FindCodec;
  /** Throws where there is none. */
  readonly named: (name: string) => Codec;
}

/** Those of a user go before the known ones. */
export function makeCodecTable(own: readonly Codec[]): CodecTable {
  const codecs = [...own, ...known];
  const byName = new Map(codecs.map((codec) => [codec.name, codec]));
  const twice = codecs.filter((codec) => byName.get(codec.name) !== codec).map(({ name }) => name);
  if (twice.length > 0) throw new DataflowError([...new Set(twice)].map(codecTwice));
  return {
    find: (value) => codecs.find((codec) => takes(codec, value)),
    named(name) {
      const codec = byName.get(name);
      if (codec === undefined) throw new TypeError(`There is no codec "${name}".`);
      return codec;
    },
  };
}

/** A getter of a value may throw. */
function takes(codec: Codec, value: object): boolean {
  try {
    return codec.takes(value);
  } catch {
    return false;
  }
}
