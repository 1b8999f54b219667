import { arrowTableCodec } from "./arrow-table.ts";
import type { Codec } from "../../codec.ts";
import { errorCodec } from "./errors.ts";
import { lazyFrameCodec, polarsFrameCodec, polarsSeriesCodec } from "./polars-values.ts";
import { bufferCodec, partCodec } from "./views.ts";
import { headersCodec, searchParametersCodec, urlCodec } from "./web-values.ts";

const codecs: readonly Codec[] = [
  bufferCodec,
  partCodec,
  errorCodec,
  polarsFrameCodec,
  polarsSeriesCodec,
  lazyFrameCodec,
  arrowTableCodec,
  urlCodec,
  searchParametersCodec,
  headersCodec,
];
const byName = new Map(codecs.map((codec) => [codec.name, codec]));

/** How a value travels that is no plain data; `undefined` where nothing is known of its type. */
export function codecFor(value: object): Codec | undefined {
  return codecs.find((codec) => takes(codec, value));
}

/** A getter of a value may throw. */
function takes(codec: Codec, value: object): boolean {
  try {
    return codec.takes(value);
  } catch {
    return false;
  }
}

/** The codec by which a value was packed. */
export function codecNamed(name: string): Codec {
  const codec = byName.get(name);
  if (codec === undefined) throw new TypeError(`There is no codec "${name}".`);
  return codec;
}
