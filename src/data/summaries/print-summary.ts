import { adapterOptionInvalid } from "../../errors/adapter-options.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import { printCount, printNumber } from "./print-numbers.ts";
import { printStatistics } from "./print-statistics.ts";
import type { SummaryOf, ValueSummary } from "./value-summary.ts";

const mostLines = 20;

/**
 * A summary for people, in a few lines: what the value is, and below it a line for each column, or for each key.
 *
 * @throws {DataflowError} `ADAPTER_OPTION_INVALID` for what is no summary.
 *
 * @example
 * ```ts
 * import { printSummary, summarize } from "eponym/adapters";
 *
 * console.log(printSummary(summarize([{ city: "Graz", people: 302_000 }, { city: "Linz", people: 212_000 }])));
 * ```
 */
export function printSummary(summary: ValueSummary): string {
  const kind: unknown = (summary as ValueSummary | null | undefined)?.kind;
  if (typeof kind !== "string" || !Object.hasOwn(heads, kind))
    throw new DataflowError([adapterOptionInvalid("printSummary", "summary", "what summarize(…) has given")]);
  const lines = [printHead(summary), ...printBody(summary).map((line) => `  ${line}`)];
  const left = summary.unfinished === true ? ["  There was no time for all of it."] : [];
  return [...lines, ...left].join("\n");
}

type Heads = { readonly [K in ValueSummary["kind"]]: (summary: SummaryOf<K>) => string };

/** The first line, which tells of parts of other values too. */
function printHead(summary: ValueSummary): string {
  return (heads[summary.kind] as (summary: ValueSummary) => string)(summary);
}

const heads: Heads = {
  number: ({ value }) => `number ${typeof value === "string" ? value : String(value)}`,
  bigint: ({ text, digits }) => `bigint ${text}${text.endsWith("…") ? ` (${printCount(digits, "digit")})` : ""}`,
  boolean: ({ value }) => String(value),
  null: () => "null",
  undefined: () => "undefined",
  symbol: ({ text }) => `symbol ${text}`,
  text: ({ length, lines, start }) =>
    `text of ${printCount(length, "character")}${lines > 1 ? ` in ${printCount(lines, "line")}` : ""}: ${JSON.stringify(start.length > 80 ? `${start.slice(0, 80)}…` : start)}`,
  date: ({ value }) => `date ${value ?? "that is invalid"}`,
  list: ({ type, length, types }) =>
    `${type} of ${printNumber(length)}${
      types.length === 0
        ? ""
        : ` (${types
            .slice(0, 3)
            .map((found) => found.type)
            .join(", ")}${types.length > 3 ? ", …" : ""})`
    }`,
  table: ({ type, rows, columnCount }) =>
    `${type} of ${printCount(rows, "row")} × ${printCount(columnCount, "column")}`,
  lazyTable: ({ type, columnCount, columns }) =>
    `${type} of ${printCount(columnCount, "column")}: ${columns.slice(0, 10).join(", ")}${columnCount > 10 ? ", …" : ""}`,
  object: ({ type, size }) =>
    `${type} of ${printCount(size, type === "Map" ? "entry" : "key").replace("entrys", "entries")}`,
  error: ({ type, message }) => `${type}: ${message}`,
  bytes: ({ type, length, format, start }) =>
    `${type} of ${printCount(length, "byte")}${format === undefined ? "" : `, ${format}`}${start === "" ? "" : `: ${start}`}`,
  schema: ({ vendor, text }) => `${vendor} schema ${text}`,
  function: ({ name, parameters }) =>
    `function ${name}(${parameters === 0 ? "" : printCount(parameters, "parameter")})`,
  promise: () => "promise",
  iterator: ({ type }) => `${type}, not read`,
  other: ({ type, text }) => (text === undefined ? type : `${type} ${text}`),
  cycle: ({ type }) => `the ${type} around it`,
  getter: () => "getter, not asked",
  skipped: ({ type }) => `${type}, not looked at`,
  unreadable: () => "something that cannot be looked at",
};

function printBody(summary: ValueSummary): readonly string[] {
  if (summary.kind === "table") return printColumns(summary);
  if (summary.kind === "object") return printEntries(summary);
  if (summary.kind === "list" || summary.kind === "bytes")
    return summary.statistics === undefined ? [] : [printStatistics(summary.statistics)];
  return summary.kind === "error" && summary.cause !== undefined ? [`cause: ${printHead(summary.cause)}`] : [];
}

function printColumns({ columns, columnCount }: SummaryOf<"table">): readonly string[] {
  const shown = columns.slice(0, mostLines);
  const [names, types] = [widest(shown.map(({ name }) => name)), widest(shown.map(({ type }) => type))];
  const lines = shown.map(({ name, type, statistics }) =>
    `${name.padEnd(names)}  ${type.padEnd(types)}  ${statistics === undefined ? "not looked at" : printStatistics(statistics)}`.trimEnd(),
  );
  return withRest(lines, columnCount, "more column");
}

function printEntries({ entries, size }: SummaryOf<"object">): readonly string[] {
  const shown = entries.slice(0, mostLines);
  const keys = widest(shown.map(({ key }) => key));
  const lines = shown.map(({ key, value }) => `${key.padEnd(keys)}  ${printHead(value)}`);
  return entries.length === 0 ? [] : withRest(lines, size, "more");
}

function withRest(lines: readonly string[], count: number, noun: string): readonly string[] {
  const rest = count - lines.length;
  return rest > 0 ? [...lines, `and ${noun === "more" ? `${printNumber(rest)} more` : printCount(rest, noun)}`] : lines;
}

function widest(texts: readonly string[]): number {
  return Math.min(30, Math.max(0, ...texts.map(({ length }) => length)));
}
