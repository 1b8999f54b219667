import { all } from "../../cache/maybe.ts";
import type { CachedStep } from "../../cache/cached-step.ts";
import type { Entry } from "../../cache/entry.ts";
import type { NodeVerdict } from "../../cache/explanation.ts";
import { describeAlways, explainAlways, explainMiss, secretReason, unversionedReason } from "../../cache/reasons.ts";
import { ignoresFreshness } from "../../cache/options.ts";
import { makeTicket, type Ticket } from "../../cache/ticket.ts";
import type { Node } from "../../node.ts";
import type { CompiledPlan } from "../compiled-plan.ts";
import { createContext } from "../context.ts";
import type { RunRequest } from "../request.ts";
import { askFreshness } from "./freshness.ts";
import { loadValue } from "./load-value.ts";
import { type Caching, openCaching, type RunCaching } from "./run-caching.ts";
import { StoredValue } from "./stored-value.ts";
import { versionTaken } from "./version-taken.ts";

type Given = Omit<RunRequest, "outputs">;

/** Tells of each node of a plan whether it would run, and why. Nothing runs but freshness functions. */
export async function predictRun(
  plan: CompiledPlan,
  caching: Caching,
  { inputs, overrides }: Given,
): Promise<ReadonlyMap<string, NodeVerdict>> {
  const context = createContext(() => {}, "");
  const given = { ...caching.graph.config, ...inputs, ...overrides };
  const run = openCaching(caching, { context, plan, given, explains: true, records: false });
  // By name of what is taken: its value as far as it is known without running anything.
  const known = new Map<string, unknown>();
  for (const { name, kind, key, slot } of plan.supplied)
    known.set(name, { input: inputs?.[key], override: overrides?.[key], config: plan.initialValues[slot] }[kind]);
  const verdicts = new Map<string, NodeVerdict>();
  for (const node of plan.marked?.listed ?? plan.nodes) {
    const each = plan.marked?.fanPaths.get(node.name) ?? [];
    const verdict = each.length > 0 ? dependOnItems(node, each) : await predictNode(node, run, known);
    verdicts.set(node.name, verdict);
    if (verdict.verdict === "reused") known.set(node.name, new StoredValue(verdict.entry!, () => undefined));
  }
  return verdicts;
}

function dependOnItems({ name }: Node, each: readonly string[]): NodeVerdict {
  const why = `decided for each item of ${each.map((fan) => `"${fan}"`).join(", ")}`;
  return { node: name, verdict: "depends", why, changes: [], each };
}

async function predictNode(node: Node, run: RunCaching, known: ReadonlyMap<string, unknown>): Promise<NodeVerdict> {
  const { cache } = run;
  const step = cache.stepOf(node);
  if (describeAlways(step, cache.mode) !== "")
    return { node: node.name, verdict: "runs", ...explainAlways(step, cache.mode) };
  if (step.isSecret) return { node: node.name, verdict: "runs", ...always(secretReason) };
  const waits = step.edges
    .filter(({ treatment }) => treatment === "counts" || (step.hasFreshness && treatment === "ignored"))
    // What is gathered is known by the versions of its items, of which an earlier result does not tell.
    .filter(({ edge }) => run.graph.nodes.has(edge.node) && (edge.marker === "collect" || !known.has(edge.node)))
    .map(({ edge }) => edge.node);
  if (waits.length > 0) {
    const names = [...new Set(waits)];
    const why = `it depends on what ${names.map((name) => `"${name}"`).join(", ")} ${names.length === 1 ? "gives" : "give"}`;
    return { node: node.name, verdict: "depends", why, changes: [], after: names };
  }
  const ticket = await takeTicket(step, run, known);
  if (ticket === undefined) return { node: node.name, verdict: "runs", ...always(unversionedReason) };
  const entry: Entry | undefined = await run.run.find(ticket);
  if (entry !== undefined)
    return { node: node.name, verdict: "reused", why: "nothing that it depends on has changed", changes: [], entry };
  return { node: node.name, verdict: "runs", ...(await explainMiss(run.run, ticket, run.graph)) };
}

function always(what: string): Pick<NodeVerdict, "why" | "changes"> {
  return { why: what, changes: [{ kind: "always", what }] };
}

async function takeTicket(
  step: CachedStep,
  run: RunCaching,
  known: ReadonlyMap<string, unknown>,
): Promise<Ticket | undefined> {
  const values = step.edges.map(({ edge }) => known.get(edge.node));
  const versions = await versionTaken(run, step, values);
  if (versions === undefined) return undefined;
  if (!step.hasFreshness || ignoresFreshness(run.cache.mode)) return makeTicket(step, versions, undefined);
  const loaded = await all(values.map((value) => loadValue(run, value)));
  return makeTicket(step, versions, await askFreshness(run, step, loaded));
}
