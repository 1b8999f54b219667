import { types } from "node:util";
import { Unfit } from "./unfit.ts";

/** The bytes of a buffer, or of its part that a view shows, without a copy. */
export function readView(value: ArrayBuffer | ArrayBufferView): Uint8Array<ArrayBuffer> {
  const buffer = ArrayBuffer.isView(value) ? value.buffer : value;
  if (types.isSharedArrayBuffer(buffer)) throw new Unfit("shared memory");
  if (buffer.detached) throw new Unfit("a buffer that was given away before");
  if (buffer.resizable) throw new Unfit("a buffer whose size can change");
  return ArrayBuffer.isView(value)
    ? new Uint8Array(buffer, value.byteOffset, value.byteLength)
    : new Uint8Array(buffer);
}
