import type { Linked } from "../../decorators/kind.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Node } from "../../node.ts";
import type { CompiledPlan } from "../compiled-plan.ts";
import type { Needed } from "../order.ts";
import { compileLevel } from "./compile-level.ts";
import { scheduleLevel } from "./schedule.ts";
import { createScopes } from "./scopes.ts";

/** Compiles a request in which something fans out or is lazy. `undefined` where nodes need one another. */
export function compileLevels(
  graph: Graph,
  outputs: readonly string[],
  needed: Needed,
  link: (node: Node) => Linked,
): CompiledPlan | undefined {
  const scopes = createScopes(graph);
  const level = scheduleLevel(scopes, [], needed.nodes, outputs);
  if (level === undefined) return undefined;
  return compileLevel({ graph, needed, scopes, link, listed: [], isDeferred: [] }, level).plan;
}
