import { showSourceLines } from "../../driver/source-lines.ts";
import { outputsMissing } from "../../errors/cli.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Problem } from "../../node.ts";
import { checkRequest } from "../../run/check-request.ts";
import { catchProblems, readPairs, readValuesFile } from "./read-pairs.ts";

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

/**
 * Values by the types that the graph declares; an `--input` goes before the same name in the file of `--inputs`.
 * Throws everything that is wrong with what is asked, all at once.
 */
export function readRequest(cwd: string, graph: Graph, options: RequestOptions): Request {
  const { outputs = [], input = [], inputs: file, override = [] } = options;
  const { nodes, inputs, inactive } = graph;
  const problems: Problem[] = outputs.length === 0 ? [outputsMissing(lastNodes(graph))] : [];
  const nodeType = (name: string): string => (nodes.get(name) ?? inactive.get(name)?.[0])?.type ?? "unknown";
  const inputType = (name: string): string => inputs.get(name)?.type ?? nodeType(name);
  const fromFile = file === undefined ? {} : catchProblems(() => readValuesFile(cwd, "--inputs", file), problems);
  const given = readPairs(cwd, { option: "--input", pairs: input, typeOf: inputType }, problems);
  const overrides = readPairs(cwd, { option: "--override", pairs: override, typeOf: nodeType }, problems);
  const request = { outputs, inputs: { ...fromFile, ...given }, overrides };
  // Without the file, what is missing is not known.
  if (fromFile !== null) problems.push(...checkRequest(graph, request));
  if (problems.length > 0) throw showSourceLines(new DataflowError(problems));
  return request;
}

/** The nodes that no other one takes. */
function lastNodes({ nodes }: Graph): readonly string[] {
  const taken = new Set([...nodes.values()].flatMap(({ edges }) => edges.map(({ node }) => node)));
  return [...nodes.values()].filter(({ name, role }) => !taken.has(name) && role !== "check").map(({ name }) => name);
}
