import { showSourceLines } from "../driver/source-lines.ts";
import type { Graph } from "../graph/graph.ts";
import { describePlan, type PlanDescription } from "../run/plan.ts";
import { createPlanner } from "../run/planner.ts";
import type { RunRequest } from "../run/request.ts";

/** The plan of a request without the code that it would run. Throws every mistake in the request. */
export function planGraph(graph: Graph, request: RunRequest): PlanDescription {
  try {
    return describePlan(createPlanner(graph, () => ({ call: neverCalled }))(request));
  } catch (error) {
    throw showSourceLines(error);
  }
}

function neverCalled(): never {
  throw new TypeError("A plan that was made to be shown has been run.");
}
