import type { Location, Problem } from "../node.ts";

/** A module that is right to read and fails when it runs. */
export function moduleNotLoaded(location: Location, error: unknown): Problem {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    code: "MODULE_NOT_LOADED",
    message: `The module fails when it is loaded: ${reason}`,
    nodes: [],
    location,
    hint: "The cause of this error has the place where it happened.",
  };
}
