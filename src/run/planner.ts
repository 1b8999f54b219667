import type { Linked } from "../decorators/kind.ts";
import { DataflowError } from "../errors/dataflow-error.ts";
import type { Graph } from "../graph/graph.ts";
import type { Node } from "../node.ts";
import { checkNames } from "./check-request.ts";
import { checkRequestTypes } from "./check-request-types.ts";
import { findNeeded } from "./order.ts";
import { compileNeeded } from "./compile-plan.ts";
import type { CompiledPlan } from "./compiled-plan.ts";
import { givenNames, type RunRequest } from "./request.ts";

/** Makes plans; throws every mistake in a request. */
export type Planner = (request: RunRequest) => CompiledPlan;

const mostPlans = 256;

/** A planner of one graph that compiles the plan of some outputs once, for as long as inputs and overrides have the same names. */
export function createPlanner(graph: Graph, link: (node: Node) => Linked): Planner {
  const plans = new Map<string, CompiledPlan>();
  const linked = new Map<string, Linked>();
  const linkOnce = (node: Node): Linked => {
    let code = linked.get(node.name);
    if (code === undefined) linked.set(node.name, (code = link(node)));
    return code;
  };
  return (request) => {
    const mistyped = checkRequestTypes(request);
    if (mistyped.length > 0) throw new DataflowError(mistyped);
    const { outputs, inputs, overrides } = request;
    const key = JSON.stringify([outputs, givenNames(inputs), givenNames(overrides)]);
    let plan = plans.get(key);
    if (plan === undefined) {
      const needed = findNeeded(graph, request);
      const problems = checkNames(graph, request, needed);
      if (problems.length > 0) throw new DataflowError(problems);
      plan = compileNeeded(graph, outputs, needed, linkOnce);
      if (plans.size >= mostPlans) plans.delete(plans.keys().next().value!);
      plans.set(key, plan);
    }
    return plan;
  };
}
