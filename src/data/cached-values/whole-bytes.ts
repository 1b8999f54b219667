import { types } from "node:util";
import type { MaybePromise } from "../../cache/store.ts";
import type { Encoded } from "../../cache/value-coding.ts";
import { combineVersions } from "../../values/combine.ts";
import { hashBytes } from "./hash-slowly.ts";
import { makeView, nameOfView, viewTypes } from "./value-kind.ts";
import { readView } from "./view-bytes.ts";

/** `bytes` stands for a Uint8Array; all others are named: `bytes:Float64Array`. */
export const bytesFormat = "bytes";
const prefix = `${bytesFormat}:`;

export type Bytes = ArrayBuffer | ArrayBufferView;

/** Whether a value is a buffer, or a view of one, of a class of the platform. */
export function isBytes(value: unknown): value is Bytes {
  if (ArrayBuffer.isView(value)) return viewTypes.get(nameOfView(value))?.prototype === Object.getPrototypeOf(value);
  return types.isArrayBuffer(value) && Object.getPrototypeOf(value) === ArrayBuffer.prototype;
}

const nameOf = (value: Bytes): string => (ArrayBuffer.isView(value) ? nameOfView(value) : "ArrayBuffer");

export function versionOfBytes(value: Bytes): MaybePromise<string> {
  const name = nameOf(value);
  return after(hashBytes(readView(value)), (sum) => tagVersion(name, sum));
}

/** A copy, so that a value that is changed later does not change what is stored. */
export function encodeBytes(value: Bytes): MaybePromise<Encoded> {
  const name = nameOf(value);
  const source = readView(value);
  const bytes = new Uint8Array(Buffer.allocUnsafeSlow(source.length).buffer);
  bytes.set(source);
  const format = name === "Uint8Array" ? bytesFormat : `${prefix}${name}`;
  return after(hashBytes(bytes), (sum) => ({ version: tagVersion(name, sum), format, bytes, sum }));
}

/** A value of its own, with a buffer of its own. */
export function decodeBytes(format: string, bytes: Uint8Array): unknown {
  const copy = new Uint8Array(Buffer.allocUnsafeSlow(bytes.length).buffer);
  copy.set(bytes);
  const name = format === bytesFormat ? "Uint8Array" : format.slice(prefix.length);
  return name === "ArrayBuffer" ? copy.buffer : makeView(name, copy);
}

export function isBytesFormat(format: string): boolean {
  return format === bytesFormat || format.startsWith(prefix);
}

function tagVersion(name: string, sum: string): string {
  return `b${combineVersions(name, [sum])}`;
}

function after<Given, Result>(given: MaybePromise<Given>, use: (given: Given) => Result): MaybePromise<Result> {
  return given instanceof Promise ? given.then(use) : use(given);
}
