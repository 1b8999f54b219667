import { importModules } from "../../codegen/import-modules.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import { showSourceLines } from "../../driver/source-lines.ts";
import { buildGraph } from "../../graph/build-graph.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Module } from "../../module.ts";
import { readModules } from "../../source/read-modules.ts";
import { readConfig } from "../request/read-config.ts";
import { readSources } from "./load-modules.ts";
import { readerOptions } from "./reader-options.ts";

/** The graph of source files as their text tells it, with its modules; no code of the user's is run. */
export interface ReadGraph {
  readonly graph: Graph;
  readonly modules: readonly Module[];
}

/** `config` are the pairs of `--config`. Throws every mistake in the files, or else in how they fit together. */
export function readGraph(cwd: string, files: readonly string[], config: readonly string[] | undefined): ReadGraph {
  const { modules, problems: found } = importModules(readSources(cwd, files), (paths) =>
    readModules(paths, readerOptions(cwd)),
  );
  if (found.length > 0) throw new DataflowError(found);
  const { graph, problems } = buildGraph(modules, readConfig(cwd, config, modules));
  if (problems.length > 0) throw showSourceLines(new DataflowError(problems));
  return { graph, modules };
}
