import type { Problem } from "../node.ts";

/** What becomes of lineage that is told to others. */

/** `where` is an address or a path without anything secret. */
export function lineageNotSent(lost: number, where: string, reason: string): Problem {
  return {
    code: "LINEAGE_NOT_SENT",
    message: `${lost === 1 ? "An OpenLineage event was" : `${lost} OpenLineage events were`} not taken by ${where}: ${reason}`,
    nodes: [],
    hint: "The run is not touched by it. Look at the `transport` that openLineage was given.",
  };
}
