import type { ItemRef } from "../../context.ts";
import type { DataflowError } from "../../errors/dataflow-error.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Node, Problem } from "../../node.ts";
import type { RunInfo } from "../../run/adapter.ts";
import type { ValueSummary } from "../../data/summaries/value-summary.ts";
import { describeShape, secret } from "../../run/shape.ts";
import { redacted, type Redactor } from "../secrets/redact.ts";
import { toPlainData } from "./plain-data.ts";
import type { ErrorFact, NodeFact, RunGraph, SuppliedFact } from "./run-event.ts";

const mostDoc = 2000;
const mostMessage = 4000;
const mostProblems = 10;

/** What a value may be told as: nothing of it where it is secret. */
export type TellValue = (name: string, value: unknown) => { readonly shape: string; readonly value?: ValueSummary };

export function valueTeller(
  { graph, tables }: RunInfo,
  { cleanText }: Redactor,
  summarize: ((value: unknown) => ValueSummary) | undefined,
): TellValue {
  const hasSecrets = graph.secrets.size > 0;
  return (name, value) => {
    if (graph.secrets.has(name)) return { shape: secret };
    const shape = describeShape(value, tables);
    if (summarize === undefined) return { shape };
    // A secret at the place where a text is cut would not be known any more.
    const summary = summarize(hasSecrets && typeof value === "string" ? cleanText(value) : value);
    return { shape, value: hasSecrets ? (cleanSummary(summary, cleanText) as ValueSummary) : summary };
  };
}

/** What comes from the value, rather than from its summary. */
const ownTexts = new Set(["start", "text", "message", "key", "name", "columns", "code", "value"]);

function cleanSummary(part: unknown, cleanText: (text: string) => string, key = ""): unknown {
  if (typeof part === "string") return ownTexts.has(key) ? cleanText(part) : part;
  if (typeof part !== "object" || part === null) return part;
  if (Array.isArray(part)) return part.map((member) => cleanSummary(member, cleanText, key));
  return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, cleanSummary(inner, cleanText, name)]));
}

export function describeGraph(run: RunInfo, tell: TellValue): RunGraph {
  const { graph, plan } = run;
  return {
    event: "graph",
    config: describeConfig(graph),
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

function describeConfig({ config, secrets }: Graph): RunGraph["config"] {
  return Object.fromEntries(
    Object.entries(config).map(([key, value]) => [key, secrets.has(key) ? redacted : toPlainData(value)]),
  );
}

/** An override of a node with checks or steps goes in where its own value does. */
function describeSupplied(name: string, { inputs, overrides, graph }: RunInfo, tell: TellValue): SuppliedFact {
  const key = Object.keys(overrides).find((given) => given === name || graph.nodes.get(given)?.overriddenAt === name);
  const value = key !== undefined ? overrides[key] : (inputs[name] ?? graph.config[name]);
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
