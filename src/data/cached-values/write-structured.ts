import { createByteWriter } from "./byte-writer.ts";
import type { CodedValues, FindCodec } from "./pack-coded.ts";
import { tag } from "./tags.ts";
import { createValueWriter, Unpacked } from "./write-value.ts";

/** The first byte, for when the format changes. */
export const structuredFormat = 1;

/** A value of any kind as bytes: first what codecs made of values in it, each after those that it needs, then the value. */
export function writeStructured(value: unknown, findCodec: FindCodec, coded: CodedValues): Uint8Array<ArrayBuffer> {
  const out = createByteWriter();
  const known = new Map<object, number>();
  const places = new Map<object, number>();
  const write = createValueWriter(out, {
    enter(object) {
      const place = known.get(object);
      if (place === undefined) {
        known.set(object, known.size);
        return true;
      }
      out.byte(tag.known);
      out.count(place);
      return false;
    },
    leave() {},
    part() {},
    writeCoded(object) {
      const place = places.get(object);
      if (place === undefined) {
        if (findCodec(object) !== undefined) throw new Unpacked();
        return false;
      }
      out.byte(tag.coded);
      out.count(place);
      return true;
    },
    keepsStacks: true,
  });
  out.byte(structuredFormat);
  out.count(coded.size);
  for (const [object, { codec, parts }] of coded) {
    out.text(codec.name);
    write(parts);
    places.set(object, places.size);
  }
  write(value);
  return out.copy(0) as Uint8Array as Uint8Array<ArrayBuffer>;
}
