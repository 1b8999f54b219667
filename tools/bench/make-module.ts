import { type Module, module, type ModuleRows } from "eponym/generated";
import type { LayeredGraph, Mode } from "./layered-graph.ts";

/** What the generated file of the graph states. */
export function makeRows({ nodes }: LayeredGraph, mode: Mode): ModuleRows {
  const functions = nodes.map(({ name, takes }) => ({
    name,
    takes: takes.map((taken) => [taken, "number"]),
    gives: "number",
    hash: "0",
  }));
  const positions = nodes.map((_, place) => [place + 1, 1]);
  const stated = JSON.stringify({ name: "layered", file: "./layered.ts", url: import.meta.url, functions, positions });
  const source = Object.fromEntries(nodes.map((node) => [node.name, node[mode]]));
  // Evaluated as source text, since V8 handles names that are literals faster than names that are put together.
  // oxlint-disable-next-line typescript/no-implied-eval
  const read = new Function(`return ${stated};`) as () => Omit<ModuleRows, "source">;
  return { ...read(), source };
}

export function makeModule(graph: LayeredGraph, mode: Mode): Module {
  return module(makeRows(graph, mode));
}
