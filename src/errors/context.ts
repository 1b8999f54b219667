import type { Problem } from "../node.ts";

/** Mistakes in asking for the context of a node. */

export function contextMissing(): Problem {
  return {
    code: "CONTEXT_MISSING",
    message: "context() was called where no node is running.",
    nodes: [],
    hint: "Call it in the function of a node, or in a function of your project that a node calls (the build does not see into packages). A test gives a context by withContext().",
  };
}

export function contextCallInvalid(): Problem {
  return {
    code: "CONTEXT_CALL_INVALID",
    message: "withContext takes code to call, and then what its context is to have.",
    nodes: [],
    hint: 'Write withContext(() => pages(urls), { runId: "run 7" }).',
  };
}
