import type { Edge, Node, Problem } from "../../node.ts";
import type { NodeCall, SuppliedValue } from "../../run/adapter.ts";
import type { TableType } from "../../table.ts";
import type { Check } from "./check.ts";
import { fits, judgeValue } from "./judge-value.ts";
import type { NodeChecks } from "./node-checks.ts";

/** What is wrong with the values that a call takes. Inputs have been looked at when the run began. */
export function judgeTaken(call: NodeCall, { edges }: NodeChecks, inputsAreChecked: boolean): readonly Problem[] {
  const { node, values, run } = call;
  let problems: Problem[] | undefined;
  for (let place = 0; place < edges.length; place += 1) {
    const check = edges[place];
    const edge = node.edges[place]!;
    if (check === undefined || edge.marker === "lazy") continue;
    const value = values[place];
    if ((value === undefined && edge.optional) || fits(check, value)) continue;
    if (inputsAreChecked && Object.hasOwn(run.inputs, edge.node) && run.inputs[edge.node] === value) continue;
    const problem = judgeEdge(edge, check, value, node, run.graph.secrets, run.tables);
    if (problem !== undefined) (problems ??= []).push(problem);
  }
  return problems ?? none;
}

const none: readonly Problem[] = [];

/** What is wrong with the value of one parameter. */
export function judgeEdge(
  edge: Edge,
  check: Check,
  value: unknown,
  node: Node,
  secrets: ReadonlySet<string>,
  tables: readonly TableType[],
): Problem | undefined {
  return judgeValue(
    {
      check,
      value,
      name: edge.parameter,
      subject: `"${node.name}" takes "${edge.parameter}"${edge.node === edge.parameter ? "" : ` (the value of "${edge.node}")`}`,
      type: edge.marker === "collect" ? `Collect<${edge.type}>` : edge.type,
      node,
      nodes: [node.name],
      isSecret: secrets.has(edge.node),
    },
    tables,
  );
}

/** What is wrong with what a node gives. */
export function judgeGiven(
  node: Node,
  check: Check,
  value: unknown,
  secrets: ReadonlySet<string>,
  tables: readonly TableType[],
): Problem | undefined {
  const type = node.fansOut === true ? `Parallelizable<${node.type}>` : node.type;
  const { name } = node;
  const isSecret = secrets.has(name);
  return judgeValue(
    { check, value, name, subject: `"${name}" declares its result`, type, node, nodes: [name], isSecret },
    tables,
  );
}

/** What is wrong with an input, as each of its consumers says; the same said by several is told once. */
export function judgeInput(
  { name, value, consumers, graph }: SuppliedValue,
  checksOf: (node: Node) => NodeChecks | undefined,
  tables: readonly TableType[],
): readonly Problem[] {
  const found = new Map<string, Problem>();
  for (const node of consumers) {
    const checks = checksOf(node);
    for (const [place, edge] of node.edges.entries()) {
      const check = checks?.edges[place];
      const key = `${edge.marker} ${edge.type} ${node.location.file}`;
      if (check === undefined || edge.node !== name || found.has(key)) continue;
      const subject = `The input "${name}" is declared by "${node.name}"`;
      const isSecret = graph.secrets.has(name);
      const type = edge.marker === "collect" ? `Collect<${edge.type}>` : edge.type;
      const judged = { check, value, name, subject, type, node, nodes: [name, node.name], isSecret };
      const problem = judgeValue(judged, tables);
      if (problem !== undefined) found.set(key, problem);
    }
  }
  return [...found.values()];
}

/** What is wrong with what takes the place of a node: of one inside of fan-outs an array of what it gives for each item. */
export function judgeOverride(
  { name, value, graph }: SuppliedValue,
  checksOf: (node: Node) => NodeChecks | undefined,
  nest: (node: Node, depth: number) => Check | undefined,
  tables: readonly TableType[],
): Problem | undefined {
  const node = graph.nodes.get(name);
  if (node === undefined || checksOf(node)?.result === undefined) return undefined;
  const depth = graph.fanPaths.get(name)?.length ?? 0;
  const check = depth === 0 ? checksOf(node)?.result : nest(node, depth);
  if (check === undefined) return undefined;
  const subject = `The override of "${name}" is declared`;
  const isSecret = graph.secrets.has(name);
  return judgeValue({ check, value, name, subject, type: node.type, node, nodes: [name], isSecret }, tables);
}
