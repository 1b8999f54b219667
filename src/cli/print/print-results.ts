import { inspect } from "node:util";
import { polarsTable } from "../../data/polars.ts";
import type { Stream } from "../io.ts";
import { toPlain } from "./to-plain.ts";

/** The outputs of a run for a person: one line each, or more for what takes more. */
export function printResults(results: Readonly<Record<string, unknown>>, stream: Stream): string {
  const entries = Object.entries(results).map(([name, value]) => [name, showValue(value, stream)] as const);
  const widths = entries.filter(([, text]) => !text.includes("\n")).map(([name]) => name.length);
  const width = Math.max(0, ...widths);
  return entries.map(([name, text]) => `${printOne(name, text, width, stream)}\n`).join("");
}

function printOne(name: string, text: string, width: number, { paint }: Stream): string {
  return text.includes("\n") ? `${paint("bold", name)}\n${text}` : `${paint("bold", name.padEnd(width))}  ${text}`;
}

/** The outputs as one JSON object. */
export function printJson(value: unknown): string {
  return `${JSON.stringify(toPlain(value), null, 2)}\n`;
}

/** Frames tell themselves; everything else is shown as far as it is not too long. */
function showValue(value: unknown, { isTerminal, columns, paint }: Stream): string {
  if (typeof value === "string") return value.length > longest ? `${value.slice(0, longest)}…` : value;
  if (polarsTable.isTable(value) || polarsTable.isColumn(value)) return String(value);
  const colors = isTerminal && paint("red", "x") !== "x";
  return inspect(value, { colors, depth: 4, maxArrayLength: 20, maxStringLength: 200, breakLength: columns });
}

const longest = 5000;
