import { types } from "node:util";
import { codecFor } from "./codecs.ts";
import { viewClasses } from "./view-classes.ts";

/** How structured clone copies an object: by what it holds, or whole; `undefined` where it would lose something, or cannot. */
export type PlainKind = "array" | "object" | "map" | "set" | "whole";

const whole = [
  Date,
  RegExp,
  Boolean,
  Number,
  String,
  BigInt,
  ArrayBuffer,
  SharedArrayBuffer,
  Blob,
  DOMException,
  WebAssembly.Module,
  ...viewClasses,
];

const kinds = new Map<unknown, PlainKind>([
  [null, "object"],
  [Object.prototype, "object"],
  [Array.prototype, "array"],
  [Map.prototype, "map"],
  [Set.prototype, "set"],
  ...whole.map(({ prototype }) => [prototype, "whole"] as const),
]);

export function kindOf(value: object): PlainKind | undefined {
  const prototype: unknown = Object.getPrototypeOf(value);
  const kind = kinds.get(prototype) ?? kindElsewhere(value, prototype as object);
  return kind === "object" && !isPlain(value) ? undefined : kind;
}

/** Values of polars look like plain objects. */
function isPlain(value: object): boolean {
  if (types.isProxy(value)) return false;
  return !("_s" in value || "_ldf" in value) || codecFor(value) === undefined;
}

/** Of objects that come out of another context of V8, with prototypes of its own. */
function kindElsewhere(value: object, prototype: object): PlainKind | undefined {
  const isRoot = Object.getPrototypeOf(prototype) === null;
  if (isRoot) return Object.hasOwn(prototype, "isPrototypeOf") ? "object" : undefined;
  return Array.isArray(value) && Object.hasOwn(prototype, "flatMap") ? "array" : undefined;
}
