import { adapterBroke } from "../../errors/adapters.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import { describeThrown } from "../../errors/run.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Node, Problem } from "../../node.ts";
import type { RunEnd, RunInfo } from "../adapter.ts";
import type { CompiledPlan } from "../compiled-plan.ts";
import type { RunContext } from "../context.ts";
import type { ExecuteOptions, Outcome } from "../execute-plan.ts";
import { mergeNodes } from "../merge-failures.ts";
import { describePlan } from "../plan.ts";
import type { Clock } from "../recorder.ts";
import type { Hooks } from "./hooks.ts";
import { validateSupplied } from "./validate-graph.ts";
import { trackUnfinished } from "../unfinished.ts";
import { createWatch, notify, type Watch } from "./watch.ts";

/** What a driver with adapters gives to each of its runs. */
export interface Watching {
  readonly hooks: Hooks;
  readonly graph: Graph;
  /** What adapters have promised as the graph was made. */
  readonly ready: Promise<void> | undefined;
  readonly clock: Clock;
}

/** The steps of a run with what adapters have before, around and after them. */
export async function runWatched(
  plan: CompiledPlan,
  options: ExecuteOptions,
  { hooks, graph, ready, clock }: Watching,
  context: RunContext,
  runSteps: (watch: Watch) => Promise<Outcome>,
): Promise<Outcome> {
  await ready;
  const start = clock.now();
  const warn = (problem: Problem): void => watch.warn(problem);
  const info = describeRun(plan, options, graph, context, clock.timeOrigin + start, warn);
  const watch: Watch = createWatch(hooks, info, clock, options.onWarning);
  const rejected = hooks.validateInput.length === 0 ? [] : findRejected(hooks, info);
  if (rejected.length > 0) throw new DataflowError(rejected);
  await notify(watch, hooks.onGraphStart, "onGraphStart", (adapter) => adapter.onGraphStart(info));
  watch.begin();
  const end = async (told: Omit<RunEnd, "ms">): Promise<void> => {
    const whole = { ...told, ms: clock.now() - start };
    await notify(watch, hooks.onGraphEnd, "onGraphEnd", (adapter) => adapter.onGraphEnd(info, whole));
  };
  let outcome: Outcome = { results: {}, errors: new Map(), recovered: new Map() };
  try {
    const run = hooks.aroundGraph.reduceRight<() => Promise<Record<string, unknown>>>(
      (next, adapter) => () => aroundGraph(adapter, info, next),
      async () => {
        outcome = await runSteps(watch);
        return outcome.results;
      },
    );
    const results = await run();
    outcome = { ...outcome, results };
  } catch (error) {
    const failure = error as DataflowError;
    const status = options.signal?.aborted === true ? "aborted" : "failed";
    const ending = unwound().then(() => end({ status, results: {}, error: failure }));
    trackUnfinished({ what: "the adapters", kind: "adapters" }, ending);
    await ending;
    throw failure;
  }
  const { results, errors } = outcome;
  if (errors.size === 0) await end({ status: "done", results });
  else await end({ status: "failed", results, error: mergeNodes([...errors.values()]) });
  return outcome;
}

/** Nodes in flight have been told that the run is over; what is around them comes to its end before the run does. */
function unwound(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

async function aroundGraph(
  adapter: Hooks["aroundGraph"][number],
  info: RunInfo,
  next: () => Promise<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  try {
    return await adapter.aroundGraph(info, next);
  } catch (error) {
    if (error instanceof DataflowError) throw error;
    throw new DataflowError([adapterBroke(adapter.name, "aroundGraph", describeThrown(error))], { cause: error });
  }
}

function describeRun(
  plan: CompiledPlan,
  { inputs = {}, overrides = {}, tables }: ExecuteOptions,
  graph: Graph,
  context: RunContext,
  startedAt: number,
  warn: RunInfo["warn"],
): RunInfo {
  return {
    id: context.id,
    startedAt,
    graph,
    get plan() {
      return describePlan(plan);
    },
    outputs: plan.outputs,
    inputs,
    overrides,
    tables,
    get signal() {
      return context.signal;
    },
    warn,
  };
}

function findRejected(hooks: Hooks, { inputs, overrides, graph, plan }: RunInfo): readonly Problem[] {
  const running = plan.steps.flatMap(({ node, kind }) => (kind === "run" ? (graph.nodes.get(node) ?? []) : []));
  const judge = (kind: "input" | "override", given: Readonly<Record<string, unknown>>): readonly Problem[] =>
    Object.entries(given).flatMap(([name, value]) =>
      validateSupplied(hooks.validateInput, { name, kind, value, consumers: consumersOf(name, running), graph }),
    );
  return [...judge("input", inputs), ...judge("override", overrides)];
}

function consumersOf(name: string, running: readonly Node[]): readonly Node[] {
  return running.filter(({ edges }) => edges.some(({ node }) => node === name));
}
