import type { Codec } from "../../codec.ts";

/** Some of a buffer, from a byte on. */
interface ViewParts {
  readonly type: string;
  readonly buffer: ArrayBufferLike;
  readonly offset: number;
  readonly length: number;
}

type View = ArrayBufferView & { readonly length?: number; readonly [Symbol.toStringTag]: string };
type MakeView = new (buffer: ArrayBufferLike, offset: number, length: number) => ArrayBufferView;

/** Node's own Buffers, which structured clone makes Uint8Arrays. */
export const bufferCodec: Codec = {
  name: "buffer",
  takes: (value) => Buffer.isBuffer(value),
  pack: (value) => ({ parts: describeView(value as View) }),
  unpack,
};

/** A view of which only its part of the buffer is to travel: structured clone copies the whole. */
export const partCodec: Codec = {
  name: "part of a buffer",
  takes: () => false,
  pack(value) {
    const { buffer, offset, ...rest } = describeView(value as View);
    const part = (buffer as ArrayBuffer).slice(offset, offset + (value as View).byteLength);
    return { parts: { ...rest, buffer: part, offset: 0 } satisfies ViewParts, owned: [part] };
  },
  unpack,
};

function describeView(view: View): ViewParts {
  const type = Buffer.isBuffer(view) ? "Buffer" : view[Symbol.toStringTag];
  return { type, buffer: view.buffer, offset: view.byteOffset, length: view.length ?? view.byteLength };
}

function unpack(parts: object): unknown {
  const { type, buffer, offset, length } = parts as ViewParts;
  if (type === "Buffer") return Buffer.from(buffer as ArrayBuffer, offset, length);
  const Type = (globalThis as unknown as Readonly<Record<string, MakeView>>)[type]!;
  return new Type(buffer, offset, length);
}
