import { type Module, module } from "eponym/generated";
import type { LayeredGraph, Mode } from "./layered-graph.ts";

/** The graph as a generated file states it. */
export function makeModule({ nodes }: LayeredGraph, mode: Mode): Module {
  return module({
    name: "layered",
    file: "./layered.ts",
    url: import.meta.url,
    source: Object.fromEntries(nodes.map((node) => [node.name, node[mode]])),
    functions: nodes.map(({ name, takes }) => ({
      name,
      takes: takes.map((taken) => [taken, "number"]),
      gives: "number",
      hash: "0",
    })),
    positions: nodes.map((_, place) => [place + 1, 1]),
  });
}
