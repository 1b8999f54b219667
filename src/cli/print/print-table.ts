import type { Stream } from "../io.ts";

/** Rows in columns of even width. */
export function printTable(headings: readonly string[], rows: readonly (readonly string[])[], stream: Stream): string {
  const all = [headings, ...rows];
  const widths = headings.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const print = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join("  ")
      .trimEnd();
  return [stream.paint("bold", print(headings)), ...rows.map(print)].map((line) => `${line}\n`).join("");
}
