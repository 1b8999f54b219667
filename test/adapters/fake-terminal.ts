import type { TextStream } from "../../src/adapters.ts";

/** A terminal of which a test sees what stands on it, and how often it was written to. */
export interface FakeTerminal extends TextStream {
  columns: number;
  readonly write: (text: string) => boolean;
  /** The lines that are not empty, as a person sees them. */
  readonly lines: () => readonly string[];
  readonly writes: () => number;
}

export function fakeTerminal(columns = 120): FakeTerminal {
  let written = "";
  let writes = 0;
  return {
    isTTY: true,
    rows: 30,
    columns,
    write(text) {
      written += text;
      writes++;
      return true;
    },
    lines: () => showScreen(written),
    writes: () => writes,
  };
}

/** What a terminal shows after it was written to; knows the orders that move the cursor and erase, and throws for others. */
export function showScreen(written: string): readonly string[] {
  const rows: string[][] = [[]];
  let [row, column] = [0, 0];
  // oxlint-disable-next-line no-control-regex -- orders to a terminal begin with one
  for (const [token, parameter = "", order] of written.matchAll(/\u001B\[([?\d;]*)([A-Za-z])|\n|\r|./gsu)) {
    const line = (rows[row] ??= []);
    if (token === "\n") [row, column] = [row + 1, 0];
    else if (token === "\r" || order === "G") column = 0;
    else if (order === "A") row = Math.max(0, row - Number(parameter || 1));
    else if (order === "B") row += Number(parameter || 1);
    else if (order === "K") rows[row] = parameter === "2" ? [] : line.slice(0, column);
    else if (order === undefined) line[column++] = token;
    else if (!((order === "h" || order === "l") && parameter.startsWith("?")) && order !== "m")
      throw new Error(`An order that the test does not know: ${JSON.stringify(token)}`);
  }
  return rows.map((line) => Array.from(line, (character) => character ?? " ").join("")).filter((line) => line !== "");
}
