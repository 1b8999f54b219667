import { inspect, types } from "node:util";
import { nameClass } from "../../data/summaries/type-name.ts";
import type { TableType } from "../../table.ts";
import { byteText, codeText } from "./byte-text.ts";
import { redacted } from "./redacted.ts";

/** So many members are looked at in one value, and so deep; what lies beyond is told by its class. */
const [mostMembers, mostDepth] = [100_000, 50];

/** What a cleaner asks about secrets. */
export interface SecretKnowledge {
  readonly isSecret: (value: unknown) => boolean;
  readonly cleanText: (text: string) => string;
  readonly cleanKey: (key: string) => string;
  /** Whether one stands in bytes, each of them a character. */
  readonly holdsSecret: (bytes: string) => boolean;
  /** There is nothing to hide. */
  readonly isOpen: () => boolean;
  readonly tables: readonly TableType[];
}

/** Copies plain data without secrets, a value at a time. */
export function createCleaner(knowledge: SecretKnowledge): (value: unknown) => unknown {
  return (value) => {
    const state: State = { ...knowledge, left: mostMembers, changes: 0 };
    return clean(value, [], state);
  };
}

interface State extends SecretKnowledge {
  left: number;
  /** How often something else was put in place of what was there. */
  changes: number;
}

type CleanPart = (part: unknown) => unknown;

function clean(value: unknown, around: readonly object[], state: State): unknown {
  if (state.isSecret(value)) return swap(redacted, state);
  if (typeof value === "string") return keepOr(value, state.cleanText(value), value, state);
  if (typeof value === "symbol") return keepOr(value, state.cleanText(String(value)), String(value), state);
  if (typeof value !== "object" || value === null) return value;
  if (around.includes(value)) return swap("[Circular]", state);
  try {
    if (around.length >= mostDepth) return swap(nameObject(value), state);
    const within = [...around, value];
    return cleanObject(value, (part) => clean(part, within, state), state);
  } catch {
    return swap("[unreadable]", state);
  }
}

function cleanObject(value: object, inner: CleanPart, state: State): unknown {
  if (value instanceof Error) return swap(describeError(value, inner), state);
  if (Array.isArray(value)) return cleanArray(value, inner, state);
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype) return cleanEntries(value, inner, state);
  if (value instanceof Map)
    return enter(value, value.size, state, () => new Map([...value].map(([key, part]) => [inner(key), inner(part)])));
  if (value instanceof Set) return enter(value, value.size, state, () => new Set([...value].map(inner)));
  if (value instanceof Date) return value;
  const text = textOf(value);
  if (text !== undefined) return keepOr(value, state.cleanText(text), text, state);
  if (ArrayBuffer.isView(value) || types.isAnyArrayBuffer(value)) return cleanBytes(value, state);
  return state.isOpen() ? value : cleanInstance(value, inner, state);
}

/** An object of a class stays one where nothing in it is secret. */
function cleanInstance(value: object, inner: CleanPart, state: State): unknown {
  const before = state.changes;
  const { toJSON } = value as { readonly toJSON?: unknown };
  const isTable = state.tables.some((table) => table.isTable(value) || table.isColumn(value));
  if (!isTable && typeof toJSON === "function") {
    const told = inner(toJSON.call(value));
    cleanEntries(value, inner, state);
    return state.changes === before ? value : told;
  }
  if (isTable || Symbol.toStringTag in value || inspect.custom in value) return swap(nameObject(value), state);
  const told = cleanEntries(value, inner, state);
  return state.changes === before ? value : told;
}

function cleanArray(value: readonly unknown[], inner: CleanPart, state: State): unknown {
  return enter(value, value.length, state, () => {
    const codes = codeText(value);
    return codes !== undefined && state.holdsSecret(codes) ? swap(redacted, state) : value.map(inner);
  });
}

function cleanEntries(value: object, inner: CleanPart, state: State): unknown {
  const keys = Object.keys(value);
  const cleanKey = (key: string): string => keepOr(key, state.cleanKey(key), key, state) as string;
  return enter(value, keys.length, state, () =>
    Object.fromEntries(keys.map((key) => [cleanKey(key), inner((value as Readonly<Record<string, unknown>>)[key])])),
  );
}

function cleanBytes(value: ArrayBufferView | ArrayBufferLike, state: State): unknown {
  if (state.isOpen()) return value;
  const texts = byteText(value);
  if (texts === undefined) return swap(nameObject(value), state);
  const isNumber = ArrayBuffer.isView(value) && !(value instanceof DataView) && !(value instanceof Uint8Array);
  const numbers = isNumber ? (value as unknown as Iterable<unknown>) : [];
  return texts.some(state.holdsSecret) || [...numbers].some(state.isSecret) ? swap(redacted, state) : value;
}

/** An error as data, since JSON knows nothing of its message; without a prototype, which pino would take for its class. */
function describeError({ name, message, stack, cause }: Error, inner: CleanPart): object {
  const facts = { type: inner(name), message: inner(message), ...(stack !== undefined && { stack: inner(stack) }) };
  return Object.assign(Object.create(null) as object, facts, cause === undefined ? {} : { cause: inner(cause) });
}

/** What is shown of objects that are a text. */
function textOf(value: object): string | undefined {
  if (value instanceof URL || value instanceof URLSearchParams) return String(value);
  if (value instanceof RegExp) return value.source.replaceAll("\\n", "\n").replaceAll(/\\(.)/g, "$1");
  if (types.isBoxedPrimitive(value)) return String(value.valueOf());
  return undefined;
}

/** Looks into what has so many members, unless there have been too many. */
function enter(value: object, members: number, state: State, look: () => unknown): unknown {
  if (members > state.left) return swap(nameObject(value), state);
  state.left -= members;
  return look();
}

function keepOr(value: unknown, cleaned: string, text: string, state: State): unknown {
  return cleaned === text ? value : swap(cleaned, state);
}

function swap(instead: unknown, state: State): unknown {
  state.changes++;
  return instead;
}

function nameObject(value: object): string {
  return `[${nameClass(value) ?? "Object"}]`;
}
