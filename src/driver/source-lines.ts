import { readFileSync } from "node:fs";
import { DataflowError } from "../errors/dataflow-error.ts";
import type { Problem } from "../node.ts";

/** The same error with the source lines of its problems, where the source files are at hand. */
export function showSourceLines(error: unknown): unknown {
  if (
    !(error instanceof DataflowError) ||
    error.problems.every(({ location }) => location === undefined || location.text !== undefined)
  )
    return error;
  const files = new Map<string, readonly string[]>();
  const shown = new DataflowError(
    error.problems.map((problem) => showLine(problem, files)),
    { cause: error.cause, errors: error.errors },
  );
  if (error.stack !== undefined) shown.stack = error.stack.replace(error.message, shown.message);
  return shown;
}

function showLine(problem: Problem, files: Map<string, readonly string[]>): Problem {
  const { location } = problem;
  if (location === undefined || location.text !== undefined) return problem;
  const lines = files.get(location.file) ?? readLines(location.file);
  files.set(location.file, lines);
  const text = lines[location.line - 1];
  return text === undefined ? problem : { ...problem, location: { ...location, text } };
}

/** A production process may not have its sources. */
function readLines(file: string): readonly string[] {
  try {
    return readFileSync(file, "utf8").split(/\r?\n/);
  } catch {
    return [];
  }
}
