import type { Location, Problem } from "../node.ts";

/** `features.ts:12:8` */
export function formatLocation({ file, line, column }: Location): string {
  return `${file}:${line}:${column}`;
}

/** A problem as a person reads it: the place, the message, the source line with a mark, the hint. */
export function formatProblem(problem: Problem): string {
  const { location, hint } = problem;
  const place = location === undefined ? "" : `${formatLocation(location)}\n`;
  const frame = location?.text === undefined ? "" : `\n${formatFrame(location, location.text)}`;
  return `${place}${problem.code}: ${problem.message}${frame}${hint === undefined ? "" : `\n  ${hint}`}`;
}

function formatFrame({ line, column }: Location, text: string): string {
  const margin = " ".repeat(String(line).length);
  const before = text.slice(0, column - 1).replace(/[^\t]/g, " ");
  return `  ${line} | ${text}\n  ${margin} | ${before}^`;
}

/** `"a", "b" and "c"` */
export function listNames(names: Iterable<string>): string {
  const quoted = [...names].map((name) => `"${name}"`);
  return quoted.length < 2 ? (quoted[0] ?? "nothing") : `${quoted.slice(0, -1).join(", ")} and ${quoted.at(-1)}`;
}
