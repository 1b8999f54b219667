import type { MaybePromise } from "../../cache/store.ts";
import type { Codec } from "../../codec.ts";
import { createByteReader } from "./byte-reader.ts";
import { createValueReader } from "./read-value.ts";
import { damaged } from "./byte-reader.ts";
import { structuredFormat } from "./write-structured.ts";

/** The value that `writeStructured` wrote. At once, as long as no codec takes time. */
export function readStructured(bytes: Uint8Array, codecNamed: (name: string) => Codec): MaybePromise<unknown> {
  const from = createByteReader(bytes);
  if (from.byte() !== structuredFormat) throw damaged();
  const count = from.countOf();
  const made: unknown[] = [];
  const read = createValueReader(from, made);

  function readPart(): readonly [Codec, object] {
    const codec = codecNamed(from.text());
    const parts = read();
    if (typeof parts !== "object" || parts === null) throw damaged();
    return [codec, parts];
  }

  function finish(): unknown {
    const value = read();
    if (!from.isAtEnd()) throw damaged();
    return value;
  }

  async function goOn(codec: Codec, parts: object, first: Promise<unknown>): Promise<unknown> {
    made.push(fill(codec, await first, parts));
    while (made.length < count) {
      const [next, nextParts] = readPart();
      made.push(fill(next, await next.unpack(nextParts), nextParts));
    }
    return finish();
  }

  while (made.length < count) {
    const [codec, parts] = readPart();
    const value = codec.unpack(parts);
    if (value instanceof Promise) return goOn(codec, parts, value);
    made.push(fill(codec, value, parts));
  }
  return finish();
}

function fill(codec: Codec, value: unknown, parts: object): unknown {
  codec.fill?.(value as object, parts);
  return value;
}
