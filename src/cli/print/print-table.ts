import type { Stream } from "../io.ts";

/** Rows in columns of even width; a column that says nothing in any row is left out. */
export function printTable(headings: readonly string[], rows: readonly (readonly string[])[], stream: Stream): string {
  const all = [headings, ...rows];
  const widths = headings.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
  const shown = headings.map((_, column) => rows.some((row) => (row[column] ?? "") !== ""));
  const print = (row: readonly string[]): string =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .filter((_, column) => shown[column])
      .join("  ")
      .trimEnd();
  return [stream.paint("bold", print(headings)), ...rows.map(print)].map((line) => `${line}\n`).join("");
}
