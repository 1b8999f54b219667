import { DataflowError } from "../errors/dataflow-error.ts";
import { functionUnknown, nodeUnknown } from "../errors/graph.ts";
import { expandModule } from "../graph/expand-module.ts";
import type { Graph } from "../graph/graph.ts";
import type { Module } from "../module.ts";
import type { Problem } from "../node.ts";

/** Nodes named by string or by their function, as names; throws for all that are unknown. */
export function resolveNodes(graph: Graph, modules: readonly Module[], nodes: readonly unknown[]): readonly string[] {
  const problems: Problem[] = [];
  const names = nodes.flatMap((node) => {
    const found =
      typeof node === "function"
        ? namesOf(graph, node, modules).filter((name) => graph.nodes.has(name))
        : [String(node)].filter((name) => graph.nodes.has(name) || graph.inputs.has(name));
    if (found.length === 0)
      problems.push(
        typeof node === "function"
          ? functionUnknown(node.name)
          : nodeUnknown(String(node), [...graph.nodes.keys(), ...graph.inputs.keys()]),
      );
    return found;
  });
  if (problems.length > 0) throw new DataflowError(problems);
  return names;
}

/** The active nodes that stand for a function's result. */
function namesOf(graph: Graph, fn: object, modules: readonly Module[]): readonly string[] {
  return modules.flatMap((module) =>
    expandModule(module)
      .nodes.filter(
        (node) => node.result && graph.nodes.get(node.name) === node && module.source[node.code.declared] === fn,
      )
      .map(({ name }) => name),
  );
}

/** Names in the order of the graph, its inputs first. */
export function inGraphOrder({ nodes, inputs }: Graph, names: ReadonlySet<string>): readonly string[] {
  return [...inputs.keys(), ...nodes.keys()].filter((name) => names.has(name));
}
