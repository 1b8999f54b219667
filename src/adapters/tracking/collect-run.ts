import { describeNotAsked } from "../../errors/fan-outs.ts";
import type { PlanStep } from "../../run/plan.ts";
import { findTakers } from "./find-takers.ts";
import type { ItemCounts, NodeEnded, RunEnded, RunEvent, RunGraph, RunStart, SuppliedFact } from "./run-event.ts";
import type { TrackedNode, TrackedRun } from "./tracked-run.ts";

type Open = { -readonly [Key in keyof TrackedNode]: TrackedNode[Key] };
type Events<Name extends RunEvent["event"]> = readonly Extract<RunEvent, { readonly event: Name }>[];

/** A run from the lines of its file. */
export function collectRun(path: string, start: RunStart, events: readonly RunEvent[], isTorn: boolean): TrackedRun {
  const all = <Name extends RunEvent["event"]>(name: Name): Events<Name> =>
    events.filter((event): event is Extract<RunEvent, { readonly event: Name }> => event.event === name);
  const [graph] = all("graph");
  const [end] = all("runEnd");
  const { id, startedAt, outputs, inputs, overrides } = start;
  return {
    path,
    id,
    startedAt,
    status: end?.status ?? "unfinished",
    ...(end && { ms: end.ms, counts: end.counts }),
    ...(end?.error && { error: end.error }),
    ...(end?.leftOut && { leftOut: end.leftOut }),
    outputs,
    inputs,
    overrides,
    isTorn,
    config: graph?.config ?? {},
    graph: graph?.nodes ?? [],
    plan: graph?.plan ?? [],
    nodes: Object.fromEntries(
      graph === undefined ? [] : collectNodes(graph, events, settler(start, graph, end, all("fanOut"))),
    ),
    warnings: all("warning").map(({ warning }) => warning),
    logs: all("log").map((event) => omit(event, "event")),
    fanOuts: all("fanOut").map((event) => omit(event, "event")),
  };
}

function collectNodes(
  { plan, supplied }: RunGraph,
  events: readonly RunEvent[],
  settle: (name: string, node: Open) => void,
): ReadonlyMap<string, TrackedNode> {
  const given = new Map(supplied.map((fact) => [fact.name, fact]));
  const nodes = new Map(plan.map((step) => [step.node, openNode(step, given.get(step.node))]));
  for (const event of events) {
    const node = "node" in event ? nodes.get(event.node) : undefined;
    if (node !== undefined) noteEvent(node, event);
  }
  for (const [name, node] of nodes) if (node.status === "waiting" || node.status === "running") settle(name, node);
  return nodes;
}

/** What became of nodes of which no end is told, once that of the run is. */
function settler(
  { outputs }: RunStart,
  graph: RunGraph,
  end: RunEnded | undefined,
  fanOuts: Events<"fanOut">,
): (name: string, node: Open) => void {
  if (end === undefined) return () => {};
  if (end.status === "aborted") return (_, node) => void (node.status = "aborted");
  const takers = findTakers(graph, outputs);
  const inFans = new Set(fanOuts.flatMap(({ nodes }) => nodes));
  const each = new Set(graph.plan.flatMap((step) => (step.each === undefined ? [] : step.node)));
  return (name, node) => {
    const isNeeded = takers.needed.has(name);
    // The fan-out around it had no items.
    const isEmpty = isNeeded && each.has(name) && (end.status === "done" || inFans.has(name));
    node.status = node.status === "running" ? "aborted" : isEmpty ? "done" : "skipped";
    const holders = isNeeded ? [] : takers.holdersOf(name);
    if (holders.length > 0) node.reason = describeNotAsked(holders);
  };
}

function openNode({ kind, reason }: PlanStep, fact: SuppliedFact | undefined): Open {
  const status = kind === "run" ? "waiting" : kind === "override" ? "override" : "input";
  return {
    status,
    reason,
    ...(fact && { summary: fact.shape }),
    ...(fact?.value && { value: fact.value }),
    retries: [],
  };
}

type Note<Name extends RunEvent["event"]> = (node: Open, event: Extract<RunEvent, { readonly event: Name }>) => void;

/** What lines change in what is known of a node. */
const notes: { readonly [Name in RunEvent["event"]]?: Note<Name> } = {
  nodeStart(node, { at }) {
    node.status = "running";
    node.startedAt = at;
  },
  nodeEnd: noteEnd,
  nodeItems(node, event) {
    const items = omit(event, "event", "node");
    node.items = items;
    node.status = statusOf(items);
    node.startedAt = items.startedAt;
    node.ms = items.endedAt - items.startedAt;
  },
  retry(node, event) {
    node.retries = [...node.retries, omit(event, "event", "node")];
  },
  progress(node, event) {
    node.progress = omit(event, "event", "node", "at");
  },
};

/** What became of a node for all of its items. */
function statusOf({ done, cached = 0, failed, aborted }: Omit<ItemCounts, "event" | "node">): Open["status"] {
  if (failed > 0) return "failed";
  if (done > 0) return "done";
  if (aborted > 0) return "aborted";
  return cached > 0 ? "cached" : "skipped";
}

function noteEvent(node: Open, event: RunEvent): void {
  (notes[event.event] as Note<RunEvent["event"]> | undefined)?.(node, event);
}

function noteEnd(node: Open, event: NodeEnded): void {
  const end = omit(event, "event", "node");
  const isItem = end.items !== undefined;
  if (isItem) node.told = [...(node.told ?? []), end];
  if (!isItem || node.status !== "failed") node.status = end.status;
  if (end.status !== "skipped" && end.status !== "cached") {
    node.startedAt ??= end.startedAt;
    node.ms = end.startedAt + end.ms - node.startedAt;
  }
  if (end.shape !== undefined) node.summary ??= end.shape;
  if (end.value !== undefined) node.value ??= end.value;
  if (end.error !== undefined) node.error ??= end.error;
}

function omit<Event extends object, Key extends keyof Event>(event: Event, ...keys: readonly Key[]): Omit<Event, Key> {
  const kept = Object.entries(event).filter(([key]) => !(keys as readonly string[]).includes(key));
  return Object.fromEntries(kept) as Omit<Event, Key>;
}
