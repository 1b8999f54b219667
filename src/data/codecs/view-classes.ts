export type ViewClass = new (buffer: ArrayBuffer, offset?: number, length?: number) => ArrayBufferView;

/** The classes of the platform that look at a buffer; Node 22 has no `Float16Array`. */
export const viewClasses: readonly ViewClass[] = [
  DataView,
  Int8Array,
  Uint8Array,
  Uint8ClampedArray,
  Int16Array,
  Uint16Array,
  Int32Array,
  Uint32Array,
  Float32Array,
  Float64Array,
  BigInt64Array,
  BigUint64Array,
  ...("Float16Array" in globalThis ? [globalThis.Float16Array as ViewClass] : []),
];
