import { Readable, Stream } from "node:stream";
import { types } from "node:util";

/** Thrown on the way through a value at something that cannot be stored. */
export class Unfit extends Error {
  /** For people: `a function`. */
  readonly what: string;
  /** The value, where a codec has found it. */
  readonly value: object | undefined;

  constructor(what: string, value?: object) {
    super(what);
    this.what = what;
    this.value = value;
  }
}

const unkept: readonly (readonly [what: string, is: (value: object) => boolean])[] = [
  ["a promise", types.isPromise],
  ["a stream", (value) => value instanceof Stream || value instanceof Readable],
  [
    "a stream",
    (value) => value instanceof ReadableStream || value instanceof WritableStream || value instanceof TransformStream,
  ],
  ["a WeakMap", types.isWeakMap],
  ["a WeakSet", types.isWeakSet],
  ["a WeakRef", (value) => value instanceof WeakRef],
  ["shared memory", (value) => types.isSharedArrayBuffer(value)],
  ["a symbol", types.isSymbolObject],
  ["a module", types.isModuleNamespaceObject],
  ["a key of node:crypto", (value) => types.isKeyObject(value) || types.isCryptoKey(value)],
  ["an iterator", isIterator],
];

function isIterator(value: object): boolean {
  const { next } = value as { readonly next?: unknown };
  return typeof next === "function" && (Symbol.iterator in value || Symbol.asyncIterator in value);
}

/** What an object is that nothing is known of; never what it holds. */
export function describeInstance(value: object): string {
  if (types.isProxy(value)) return "a proxy";
  try {
    const known = unkept.find(([, is]) => is(value));
    if (known !== undefined) return known[0];
    const { constructor } = value as { readonly constructor?: { readonly name?: unknown } };
    const name = constructor?.name;
    if (typeof name === "string" && name !== "" && name !== "Object") return `an instance of ${name}`;
  } catch {
    return "an object with a getter that throws";
  }
  return "an object with a prototype of its own";
}
