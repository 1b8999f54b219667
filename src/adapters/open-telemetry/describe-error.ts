import { DataflowError } from "../../errors/dataflow-error.ts";
import { listNames } from "../../errors/format.ts";
import { describeThrown } from "../../errors/run.ts";

/** An error as spans tell it. */
export interface ToldError {
  /** The name of the error's class, or the code of a problem. */
  readonly type: string;
  readonly message: string;
  readonly stack?: string;
}

/**
 * What was thrown at first, without the shapes of what the node was given: those are told as attributes, and only where they are asked for.
 */
export function describeError(error: unknown, clean: (text: string) => string): ToldError {
  const root = rootOf(error);
  if (root instanceof DataflowError) return tell(root.code, wordProblems(root), root.cause, clean);
  if (!(root instanceof Error)) return tell("_OTHER", describeThrown(root), undefined, clean);
  return tell(root.name, root.message, root, clean);
}

function tell(type: string, message: string, thrown: unknown, clean: (text: string) => string): ToldError {
  const stack = thrown instanceof Error ? thrown.stack : undefined;
  return { type, message: clean(message), ...(stack !== undefined && { stack: clean(stack) }) };
}

/** What lies below the errors that only name nodes and places. */
function rootOf(error: unknown): unknown {
  let root = error;
  while (root instanceof DataflowError && root.problems.length === 1) {
    const { code, cause } = root;
    if (code !== "NODE_FAILED" && !(cause instanceof DataflowError)) break;
    root = cause;
  }
  return root;
}

function wordProblems({ problems }: DataflowError): string {
  return problems
    .map(({ code, message, nodes }) => (code === "NODE_FAILED" ? `${listNames(nodes)} failed.` : message))
    .join("\n");
}
