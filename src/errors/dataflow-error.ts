import type { Location, Problem } from "../node.ts";
import { formatProblem } from "./format.ts";

/**
 * The one error that Eponym throws: all mistakes of a stage at once.
 *
 * @example
 * ```ts
 * import { DataflowError } from "eponym";
 *
 * try {
 *   throw new DataflowError([{ code: "UNKNOWN_OUTPUT", message: 'There is no node "pric".', nodes: ["pric"] }]);
 * } catch (error) {
 *   if (error instanceof DataflowError) console.log(error.code, error.problems.length);
 * }
 * ```
 */
export class DataflowError extends Error {
  /** The code of the first problem. */
  readonly code: string;
  /** The nodes of all problems. */
  readonly nodes: readonly string[];
  readonly location: Location | undefined;
  readonly hint: string | undefined;
  /** Every mistake that was found, in the order of the source. */
  readonly problems: readonly Problem[];
  /** What each attempt failed with, where a node was tried more than once; the last is the `cause`. */
  readonly errors: readonly unknown[] | undefined;

  constructor(
    problems: readonly [Problem, ...Problem[]] | readonly Problem[],
    options?: { readonly cause?: unknown; readonly errors?: readonly unknown[] | undefined },
  ) {
    super(problems.map(formatProblem).join("\n\n"), options);
    const first = problems[0];
    this.name = "DataflowError";
    this.code = first?.code ?? "UNKNOWN";
    this.nodes = [...new Set(problems.flatMap((problem) => problem.nodes))];
    this.location = first?.location;
    this.hint = first?.hint;
    this.problems = problems;
    this.errors = options?.errors;
  }
}
