/** Prints rows under a head, columns as wide as they need to be; all but the first are aligned to the right. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    widths
      .map((width, column) => (column === 0 ? (row[column] ?? "").padEnd(width) : (row[column] ?? "").padStart(width)))
      .join("  ");
  console.log([line(head), widths.map((width) => "─".repeat(width)).join("──"), ...rows.map(line)].join("\n"));
}
