import { types } from "node:util";
import { DataflowError } from "../../errors/dataflow-error.ts";
import type { Problem } from "../../node.ts";
import type { Codec } from "../../codec.ts";

/** An error as plain data. */
interface ErrorParts {
  readonly type: string;
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  /** Its own properties, as far as they can be sent. */
  readonly own: Readonly<Record<string, unknown>>;
}

const native = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };

/** Own properties that are not enumerable. */
const hidden = ["cause", "errors"];

/** Structured clone drops what an error has besides its message and its cause: codes, statuses, problems. */
export const errorCodec: Codec = {
  name: "error",
  takes: (value) => value instanceof Error || types.isNativeError(value),
  pack(value, canSend) {
    const error = value as Error;
    const own: Record<string, unknown> = {};
    for (const key of [...Object.keys(error), ...hidden.filter((key) => Object.hasOwn(error, key))]) {
      const part = readSafely(error, key);
      if (part !== undefined && canSend(part)) own[key] = part;
    }
    const parts: ErrorParts = {
      type: typeOf(error),
      name: String(readSafely(error, "name")),
      message: String(readSafely(error, "message")),
      stack: readStack(error),
      own,
    };
    return { parts };
  },
  unpack(parts) {
    const { type, name, message, stack, own } = parts as ErrorParts;
    const error = makeError(type, name, message, own);
    // Where the name is that of the class, it is inherited.
    if (error.name !== name) define(error, "name", name);
    if (error.message !== message) define(error, "message", message);
    if (stack !== undefined) define(error, "stack", stack);
    return error;
  },
  fill(value, parts) {
    for (const [key, part] of Object.entries((parts as ErrorParts).own)) {
      if (hidden.includes(key)) define(value, key, part);
      else Object.defineProperty(value, key, { value: part, configurable: true, enumerable: true, writable: true });
    }
  },
};

function typeOf(error: Error): string {
  if (error instanceof DOMException) return "DOMException";
  // A pulled dataflow may bring its own copy of the package.
  if (error.name === "DataflowError" && Array.isArray(readSafely(error, "problems"))) return "DataflowError";
  if (error instanceof AggregateError) return "AggregateError";
  const { constructor } = error;
  return Object.values<unknown>(native).includes(constructor) ? constructor.name : "Error";
}

function makeError(type: string, name: string, message: string, own: Readonly<Record<string, unknown>>): Error {
  if (type === "DOMException") return new DOMException(message, name);
  if (type === "DataflowError") return new DataflowError((own["problems"] ?? []) as readonly Problem[]);
  if (type === "AggregateError") return new AggregateError([], message);
  return new native[type as keyof typeof native](message);
}

function readStack(error: Error): string | undefined {
  const stack = readSafely(error, "stack");
  return typeof stack === "string" ? stack : undefined;
}

/** A getter may throw. */
function readSafely(error: Error, key: string): unknown {
  try {
    return (error as unknown as Readonly<Record<string, unknown>>)[key];
  } catch {
    return undefined;
  }
}

function define(error: object, key: string, value: unknown): void {
  Object.defineProperty(error, key, { value, configurable: true, enumerable: false, writable: true });
}
