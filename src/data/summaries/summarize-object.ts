import { types } from "node:util";
import type { Budget } from "./budget.ts";
import { describeSchema } from "./describe-schema.ts";
import type { SummarizeInner } from "./summarize-list.ts";
import { nameClass, nameType, readOwn } from "./type-name.ts";
import type { EntrySummary, SummaryOf, ValueSummary } from "./value-summary.ts";

const mostEntries = 50;
const leastEntries = 5;
const mostText = 200;
const mostKey = 100;

/** What an object is that is neither a list nor a table; `undefined` where its properties tell the most. */
export function summarizeSpecial(value: object, { cut }: Budget, inner: SummarizeInner): ValueSummary | undefined {
  if (types.isDate(value)) return summarizeDate(value);
  if (types.isNativeError(value) || value instanceof Error) return summarizeError(value, cut, inner);
  if (types.isPromise(value)) return { kind: "promise" };
  if (types.isGeneratorObject(value) || isIterator(value)) return { kind: "iterator", type: nameIterator(value, cut) };
  if (types.isRegExp(value)) return { kind: "other", type: "RegExp", text: cut(`/${value.source}/`, mostText) };
  if (value instanceof URL) return { kind: "other", type: "URL", text: cut(value.href, mostText) };
  if (
    types.isBoxedPrimitive(value) ||
    types.isWeakMap(value) ||
    types.isWeakSet(value) ||
    types.isModuleNamespaceObject(value)
  )
    return { kind: "other", type: nameClass(value) ?? "module" };
  const standard = (value as { readonly "~standard"?: { readonly vendor?: unknown } })["~standard"];
  if (typeof standard?.vendor !== "string") return undefined;
  const vendor = cut(standard.vendor, mostKey);
  return { kind: "schema", vendor, text: describeSchema(value, vendor, cut) };
}

function summarizeDate(date: Date): SummaryOf<"date"> {
  const time = Date.prototype.getTime.call(date);
  return { kind: "date", value: Number.isNaN(time) ? null : new Date(time).toISOString() };
}

export function summarizeError(error: Error, cut: Budget["cut"], inner: SummarizeInner): SummaryOf<"error"> {
  const { message, code, cause } = error as { message: unknown; code?: unknown; cause?: unknown };
  return {
    kind: "error",
    type: nameClass(error) ?? "Error",
    message: cut(typeof message === "string" ? message : nameType(message), mostText * 2),
    ...((typeof code === "string" || typeof code === "number") && { code: cut(String(code), mostKey) }),
    ...(cause !== undefined && { cause: inner(cause) }),
  };
}

/** Something that gives values one after the other, and no more than once. */
function isIterator(value: object): boolean {
  return (
    typeof (value as { readonly next?: unknown }).next === "function" &&
    (Symbol.iterator in value || Symbol.asyncIterator in value)
  );
}

function nameIterator(value: object, cut: Budget["cut"]): string {
  const tag: unknown = (value as { readonly [Symbol.toStringTag]?: unknown })[Symbol.toStringTag];
  return typeof tag === "string" ? cut(tag, mostKey) : (nameClass(value) ?? "iterator");
}

/** A plain object or an instance by its own properties; none of its getters is asked. */
export function summarizeProperties(
  value: object,
  depth: number,
  budget: Budget,
  inner: SummarizeInner,
): SummaryOf<"object"> {
  const keys = Object.keys(value);
  return makeObject(nameClass(value) ?? "object", keys.length, keys, depth, budget, (key) => {
    const property = Object.getOwnPropertyDescriptor(value, key);
    return property !== undefined && "get" in property ? { kind: "getter" } : inner(readOwn(value, key));
  });
}

/** A `Map` by its first entries, keys as text. */
export function summarizeMap(
  map: ReadonlyMap<unknown, unknown>,
  depth: number,
  budget: Budget,
  inner: SummarizeInner,
): SummaryOf<"object"> {
  const found = new Map<string, unknown>();
  for (const [key, value] of Map.prototype.entries.call(map)) {
    if (found.size >= mostEntries) break;
    found.set(typeof key === "object" ? `${nameType(key)} ${found.size}` : String(key), value);
  }
  return makeObject("Map", map.size, [...found.keys()], depth, budget, (key) => inner(found.get(key)));
}

function makeObject(
  type: string,
  size: number,
  keys: readonly string[],
  depth: number,
  budget: Budget,
  describe: (key: string) => ValueSummary,
): SummaryOf<"object"> {
  const entries: EntrySummary[] = [];
  let isUnfinished = false;
  for (const key of keys.slice(0, Math.max(leastEntries, mostEntries >> (2 * depth)))) {
    if (budget.isOver()) {
      isUnfinished = true;
      break;
    }
    entries.push({ key: budget.cut(key, mostKey), value: describe(key) });
  }
  return { kind: "object", type, size, entries, ...(isUnfinished && { unfinished: true }) };
}
