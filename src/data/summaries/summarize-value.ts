import { types } from "node:util";
import { polarsTable } from "../polars.ts";
import type { Budget } from "./budget.ts";
import { cutText } from "./cut-text.ts";
import { summarizeBytes } from "./summarize-bytes.ts";
import { describeTyped, summarizeArray, summarizeColumnValue, summarizeTypedArray } from "./summarize-list.ts";
import { summarizeMap, summarizeProperties, summarizeSpecial } from "./summarize-object.ts";
import { summarizeRows, summarizeTable } from "./summarize-table.ts";
import { nameClass, nameType } from "./type-name.ts";
import type { SummaryOf, ValueSummary } from "./value-summary.ts";

const mostText = 300;
const mostNamed = 100;
const mostDigits = 100;
const mostCounted = 1_000_000;
/** Among so many, the first that is not missing says whether an array is one of rows. */
const mostLeading = 1000;

/** A value within others, of which it may be one. Whatever goes wrong with it, there is an answer. */
export function summarizeValue(value: unknown, budget: Budget, around: readonly object[]): ValueSummary {
  if (value === null) return { kind: "null" };
  if (typeof value !== "string" && budget.isSecret(value)) return { kind: "other", type: "secret" };
  if (typeof value !== "object") return summarizeSimple(value, budget);
  if (around.includes(value)) return { kind: "cycle", type: quietly(() => nameType(value)) ?? "object" };
  const isSkipped = around.length >= budget.mostDepth || (around.length > 0 && budget.isOver());
  return (
    quietly(() => (isSkipped ? skip(value) : summarizeObject(value, budget, [...around, value]))) ?? {
      kind: "unreadable",
    }
  );
}

function skip(value: object): SummaryOf<"skipped"> {
  const type = nameType(value);
  return { kind: "skipped", type: Array.isArray(value) ? `${type} of ${value.length}` : type };
}

function quietly<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}

type Simple = Exclude<unknown, object | null>;

function summarizeSimple(value: Simple, { cut }: Budget): ValueSummary {
  switch (typeof value) {
    case "number":
      return { kind: "number", value: Number.isFinite(value) ? value + 0 : (String(value) as "NaN") };
    case "bigint":
      return summarizeBigint(value);
    case "boolean":
      return { kind: "boolean", value };
    case "string":
      return summarizeText(value, cut);
    case "symbol":
      return { kind: "symbol", text: cut(value.description ?? "", mostNamed) };
    case "function":
      return quietly(() => summarizeFunction(value, cut)) ?? { kind: "unreadable" };
    default:
      return { kind: "undefined" };
  }
}

/** The digits of a huge one take longer to work out than anything else here. */
function summarizeBigint(value: bigint): SummaryOf<"bigint"> {
  const hex = value.toString(16);
  if (hex.length > 20 * mostDigits)
    return { kind: "bigint", text: `0x${hex.slice(0, mostDigits)}…`, digits: Math.round(hex.length * Math.log10(16)) };
  const text = value.toString();
  return { kind: "bigint", text: cutText(text, mostDigits), digits: text.replace("-", "").length };
}

function summarizeText(text: string, cut: Budget["cut"]): SummaryOf<"text"> {
  const counted = text.length > mostCounted ? text.slice(0, mostCounted) : text;
  let lines = text === "" ? 0 : 1;
  for (let place = counted.indexOf("\n"); place >= 0; place = counted.indexOf("\n", place + 1)) lines++;
  return {
    kind: "text",
    length: text.length,
    lines,
    start: cut(text, mostText),
    ...(counted.length < text.length && { unfinished: true }),
  };
}

function summarizeFunction(value: Function, cut: Budget["cut"]): SummaryOf<"function"> {
  const name = Object.getOwnPropertyDescriptor(value, "name")?.value as unknown;
  const count = Object.getOwnPropertyDescriptor(value, "length")?.value as unknown;
  return {
    kind: "function",
    name: typeof name === "string" ? cut(name, mostNamed) : "",
    parameters: typeof count === "number" && Number.isFinite(count) ? count : 0,
    type: nameClass(value) ?? "Function",
  };
}

function summarizeObject(value: object, budget: Budget, around: readonly object[]): ValueSummary {
  const inner = (part: unknown): ValueSummary => summarizeValue(part, budget, around);
  const depth = around.length - 1;
  const table = summarizeTabular(value, budget, inner);
  if (table !== undefined) return table;
  if (Array.isArray(value))
    return isRows(value) ? summarizeRows(value, budget) : summarizeArray("array", value, value.length, budget, inner);
  if (types.isAnyArrayBuffer(value)) return summarizeBytes(nameType(value), new Uint8Array(value));
  if (ArrayBuffer.isView(value)) return summarizeView(value, budget, inner);
  if (types.isMap(value)) return summarizeMap(value, depth, budget, inner);
  if (types.isSet(value)) {
    const values = takeFirst(value, budget);
    return summarizeArray("Set", values, value.size, budget, inner);
  }
  return summarizeSpecial(value, budget, inner) ?? summarizeProperties(value, depth, budget, inner);
}

/** Arrays of rows and typed arrays are described here without the detour over columns. */
function summarizeTabular(
  value: object,
  budget: Budget,
  inner: (value: unknown) => ValueSummary,
): ValueSummary | undefined {
  if (Array.isArray(value) || ArrayBuffer.isView(value)) {
    const own = budget.tables.filter(({ name }) => name !== "rows").find((type) => type.isTable(value));
    return own && summarizeTable(value, own, budget);
  }
  const table = budget.tables.find((type) => type.isTable(value));
  if (table !== undefined) return summarizeTable(value, table, budget);
  const lazy = budget.tables.find((type) => type.lazy?.isTable(value) === true);
  if (lazy !== undefined) {
    const columns = lazy.lazy!.columnNames(value);
    return {
      kind: "lazyTable",
      type: lazy === polarsTable ? "LazyFrame" : `lazy ${lazy.name} table`,
      columnCount: columns.length,
      columns: columns.slice(0, mostNamed).map((name) => budget.cut(name, mostNamed)),
    };
  }
  const column = budget.tables.find((type) => type.isColumn(value));
  return column && summarizeColumnValue(value, column, budget, inner);
}

function isRows(values: readonly unknown[]): boolean {
  const first = values.slice(0, mostLeading).find((value) => value !== null && value !== undefined);
  return first !== undefined && Object.prototype.toString.call(first) === "[object Object]";
}

function summarizeView(view: ArrayBufferView, budget: Budget, inner: (value: unknown) => ValueSummary): ValueSummary {
  const type = nameClass(view) ?? nameType(view);
  const isBytes = view instanceof Uint8Array || view instanceof DataView;
  if (!isBytes) return summarizeTypedArray(view as Float64Array<ArrayBuffer>, type, budget, inner);
  const bytes = new Uint8Array(view.buffer, view.byteOffset, view.byteLength);
  const found = summarizeBytes(type, bytes);
  const isPlain = type === "Uint8Array" && found.format === undefined && bytes.length > 0;
  return isPlain ? { ...found, statistics: describeTyped(bytes, budget) } : found;
}

function takeFirst(set: ReadonlySet<unknown>, { mostItems }: Budget): readonly unknown[] {
  const values: unknown[] = [];
  for (const value of Set.prototype.values.call(set)) {
    if (values.length >= mostItems) break;
    values.push(value);
  }
  return values;
}
