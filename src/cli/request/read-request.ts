import { outputsMissing } from "../../errors/cli.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import type { Graph } from "../../graph/graph.ts";
import { readPairs, readValuesFile } from "./read-pairs.ts";

/** The options of `run` and `plan` that say what is asked for. */
export interface RequestOptions {
  readonly outputs?: readonly string[];
  readonly input?: readonly string[];
  readonly inputs?: string;
  readonly override?: readonly string[];
}

/** What is asked of a graph. */
export interface Request {
  readonly outputs: readonly string[];
  readonly inputs: Readonly<Record<string, unknown>>;
  readonly overrides: Readonly<Record<string, unknown>>;
}

/** Values by the types that the graph declares; an `--input` goes before the same name in the file of `--inputs`. */
export function readRequest(cwd: string, graph: Graph, options: RequestOptions): Request {
  const { outputs = [], input = [], inputs: file, override = [] } = options;
  if (outputs.length === 0) throw new DataflowError([outputsMissing(lastNodes(graph))]);
  const { nodes, inputs, inactive } = graph;
  const nodeType = (name: string): string | undefined => (nodes.get(name) ?? inactive.get(name)?.[0])?.type;
  const inputType = (name: string): string => inputs.get(name)?.type ?? nodeType(name) ?? "unknown";
  return {
    outputs,
    inputs: {
      ...(file === undefined ? {} : readValuesFile(cwd, "--inputs", file)),
      ...readPairs(cwd, { option: "--input", pairs: input, typeOf: inputType }),
    },
    overrides: readPairs(cwd, {
      option: "--override",
      pairs: override,
      typeOf: (name) => nodeType(name) ?? "unknown",
    }),
  };
}

/** The nodes that no other one takes. */
function lastNodes({ nodes }: Graph): readonly string[] {
  const taken = new Set([...nodes.values()].flatMap(({ edges }) => edges.map(({ node }) => node)));
  return [...nodes.values()].filter(({ name, role }) => !taken.has(name) && role !== "check").map(({ name }) => name);
}
