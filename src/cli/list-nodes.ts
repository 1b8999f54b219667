import type { TagFilter } from "../driver/types.ts";
import { listVariables, type NodeSummary } from "../driver/variables.ts";
import type { Graph } from "../graph/graph.ts";

/** A node or an input, with where it belongs. */
export interface ListedNode extends NodeSummary {
  /** The subdag that it is in: `train.folds`; empty outside of any. */
  readonly group: string;
  /** The fan-outs for whose items it runs, outermost first. */
  readonly each: readonly string[];
}

/** Inputs and nodes in the order of the graph; those with some tags, if there are any. */
export function listNodes(graph: Graph, tags: TagFilter): readonly ListedNode[] {
  return listVariables(graph, tags).map((summary) => ({
    ...summary,
    group: graph.nodes.get(summary.name)?.groups.join(".") ?? "",
    each: graph.fanPaths.get(summary.name) ?? [],
  }));
}
