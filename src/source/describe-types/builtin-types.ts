const classes =
  "Date RegExp URL URLSearchParams ArrayBuffer SharedArrayBuffer DataView Buffer Blob File " +
  "Int8Array Uint8Array Uint8ClampedArray Int16Array Uint16Array Int32Array Uint32Array " +
  "Float16Array Float32Array Float64Array BigInt64Array BigUint64Array " +
  "WeakMap WeakSet WeakRef AbortSignal AbortController Headers Request Response FormData " +
  "ReadableStream WritableStream TransformStream TextEncoder TextDecoder EventTarget Event";

/** Classes of the language and its environment, by whose name a value is known. */
export const builtinClasses: ReadonlySet<string> = new Set(classes.split(" "));

const errors = "Error TypeError RangeError SyntaxError ReferenceError EvalError URIError";

/** Errors are known by what they have, too. */
export const builtinErrors: ReadonlySet<string> = new Set(errors.split(" "));

/** Types of packages that table types know. */
export const tablePackages: ReadonlySet<string> = new Set(["nodejs-polars", "apache-arrow"]);
