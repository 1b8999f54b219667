import { DataflowError } from "../../errors/dataflow-error.ts";
import { showSourceLines } from "../../driver/source-lines.ts";
import { buildGraph } from "../../graph/build-graph.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Module } from "../../module.ts";
import type { Config } from "../../node.ts";
import { readSources } from "./load-modules.ts";

/** The graph of source files as their text tells it, with its modules; no code of the user's is run. */
export interface ReadGraph {
  readonly graph: Graph;
  readonly modules: readonly Module[];
}

/** Throws every mistake in the files, or else in how they fit together. */
export function readGraph(cwd: string, files: readonly string[], config: Config): ReadGraph {
  const modules = readSources(cwd, files).map(({ name, file, declared }): Module => ({
    name,
    file,
    declared,
    source: {},
  }));
  const { graph, problems } = buildGraph(modules, config);
  if (problems.length > 0) throw showSourceLines(new DataflowError(problems));
  return { graph, modules };
}
