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
  const secrets = graph.secrets;
  const problems: Problem[] = outputs.length === 0 ? [outputsMissing(lastNodes(graph))] : [];
  const nodeType = (name: string): string => (nodes.get(name) ?? inactive.get(name)?.[0])?.type ?? "unknown";
  const overrideType = (name: string): string => wrapItems(nodeType(name), countFanOuts(graph, name));
  const inputType = (name: string): string => inputs.get(name)?.type ?? nodeType(name);
  const fromFile =
    file === undefined ? {} : catchProblems(() => readValuesFile(cwd, "--inputs", file, secrets.size > 0), problems);
  const given = readPairs(cwd, { option: "--input", pairs: input, typeOf: inputType, secrets }, problems);
  const overrides = readPairs(cwd, { option: "--override", pairs: override, typeOf: overrideType, secrets }, problems);
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

/** How many fan-outs the values of a node are the items of. */
function countFanOuts({ nodes, fanPaths }: Graph, name: string): number {
  return (fanPaths.get(name)?.length ?? 0) + (nodes.get(name)?.fansOut === true ? 1 : 0);
}

/** In place of what is there once for each item there are arrays, as deep as its fan-outs. */
function wrapItems(type: string, depth: number): string {
  if (depth === 0) return type;
  return (/^[\w.]+$/.test(type) ? type : `(${type})`) + "[]".repeat(depth);
}
