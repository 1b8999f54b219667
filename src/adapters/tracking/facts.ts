import type { ItemRef } from "../../context.ts";
import type { DataflowError } from "../../errors/dataflow-error.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Node, Problem } from "../../node.ts";
import type { RunInfo } from "../../run/adapter.ts";
import type { ValueSummary } from "../../data/summaries/value-summary.ts";
import { type Discretion, openly } from "../../data/summaries/budget.ts";
import { describeShape, secret } from "../../run/shape.ts";
import { redacted, type Redactor } from "../secrets/redact.ts";
import { cleanSummary } from "./clean-summary.ts";
import { toPlainData } from "./plain-data.ts";
import type { ErrorFact, NodeFact, RunGraph, SuppliedFact } from "./run-event.ts";

const mostDoc = 2000;
const mostMessage = 4000;
const mostProblems = 10;

/** What a value may be told as: nothing of it where it is secret. */
export type TellValue = (name: string, value: unknown) => { readonly shape: string; readonly value?: ValueSummary };

export function valueTeller(
  { graph, tables }: RunInfo,
  redactor: Redactor,
  summarize: ((value: unknown, discretion: Discretion) => ValueSummary) | undefined,
): TellValue {
  const hasSecrets = graph.secrets.size > 0;
  const discretion = hasSecrets ? { cut: redactor.cutText, isSecret: redactor.isSecret } : openly;
  return (name, value) => {
    if (graph.secrets.has(name)) return { shape: secret };
    const shape = redactor.cleanText(describeShape(value, tables));
    if (summarize === undefined) return { shape };
    const summary = summarize(value, discretion);
    return { shape, value: hasSecrets ? cleanSummary(summary, redactor) : summary };
  };
}

export function describeGraph(run: RunInfo, redactor: Redactor, tell: TellValue): RunGraph {
  const { graph, plan } = run;
  return {
    event: "graph",
    config: describeConfig(graph, redactor),
    supplied: plan.steps.filter(({ kind }) => kind !== "run").map(({ node }) => describeSupplied(node, run, tell)),
    nodes: describeNodes(graph),
    plan: plan.steps,
  };
}

const described = new WeakMap<Graph, readonly NodeFact[]>();

/** Once a graph, however often it runs. */
function describeNodes(graph: Graph): readonly NodeFact[] {
  let nodes = described.get(graph);
  if (nodes === undefined)
    described.set(graph, (nodes = [...graph.nodes.values()].map((node) => describeNode(node, graph))));
  return nodes;
}

function describeConfig({ config, secrets }: Graph, { clean }: Redactor): RunGraph["config"] {
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => [key, secrets.has(key) ? redacted : toPlainData(clean(value))]),
  );
}

/** An override of a node with checks or steps goes in where its own value does. */
function describeSupplied(name: string, { inputs, overrides, graph }: RunInfo, tell: TellValue): SuppliedFact {
  const key = Object.keys(overrides).find((given) => given === name || graph.nodes.get(given)?.overriddenAt === name);
  const given = Object.hasOwn(inputs, name) ? inputs : graph.config;
  const value = key !== undefined ? overrides[key] : given[name];
  return { name, ...tell(name, value) };
}

function describeNode(node: Node, { secrets }: Graph): NodeFact {
  const { name, type, role, doc, tags, module, hash, location, edges, fansOut } = node;
  return {
    name,
    type,
    role,
    doc: doc.slice(0, mostDoc),
    tags,
    module,
    hash,
    location,
    edges: edges.map(({ node, parameter, optional, marker }) => ({ node, parameter, optional, marker })),
    ...(fansOut && { fansOut }),
    ...(secrets.has(name) && { secret: true }),
  };
}

export function describeError({ problems }: DataflowError, { cleanText }: Redactor): readonly ErrorFact[] {
  return problems.slice(0, mostProblems).map((problem) => describeProblem(problem, cleanText));
}

export function describeProblem(
  { code, message, location, hint }: Problem,
  cleanText: (text: string) => string,
): ErrorFact {
  return {
    code,
    message: cleanText(message).slice(0, mostMessage),
    ...(location && { location }),
    ...(hint !== undefined && { hint: cleanText(hint).slice(0, mostMessage) }),
  };
}

/** Which item it is, in each of the fan-outs around it. */
export function placeOf(items: readonly ItemRef[]): { readonly items?: readonly number[] } {
  return items.length === 0 ? {} : { items: items.map(({ index }) => index) };
}
