import { adapterBroke, graphRunTwice } from "../../errors/adapters.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import { describeThrown } from "../../errors/run.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Node, Problem } from "../../node.ts";
import type { RunEnd, RunInfo } from "../adapter.ts";
import type { CompiledPlan } from "../compiled-plan.ts";
import type { RunContext } from "../context.ts";
import type { ExecuteOptions, Outcome } from "../execute-plan.ts";
import { mergeNodes } from "../merge-failures.ts";
import type { Clock } from "../recorder.ts";
import { describeShape } from "../shape.ts";
import type { Hooks } from "./hooks.ts";
import { listenForAbort } from "./abortion.ts";
import { WatchedRun } from "./run-info.ts";
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
  const abortion = listenForAbort(options.signal);
  try {
    if (ready !== undefined) await abortion.race(ready);
    const start = clock.now();
    const warn = (problem: Problem): void => watch.warn(problem);
    const info = new WatchedRun(plan, options, graph, context, clock.timeOrigin + start, warn);
    const watch: Watch = createWatch(hooks, info, clock, options.onWarning);
    const end = async (told: Omit<RunEnd, "ms">): Promise<void> => {
      const whole = { ...told, ms: clock.now() - start };
      const ending = notify(watch, hooks.onGraphEnd, "onGraphEnd", (adapter) => adapter.onGraphEnd(info, whole));
      if (ending !== undefined) await waitForEnd(ending, options.signal);
    };
    const starting = notify(watch, hooks.onGraphStart, "onGraphStart", (adapter) => adapter.onGraphStart(info));
    try {
      const outcome = await abortion.race(runAround(hooks, watch, starting, options, runSteps));
      const { results, errors } = outcome;
      if (errors.size === 0) await end({ status: "done", results });
      else await end({ status: "failed", results, error: mergeNodes([...errors.values()]) });
      return outcome;
    } catch (error) {
      const failure = error as DataflowError;
      // After a failure it may have been aborted, too.
      const isAborted = options.signal?.aborted === true && failure.problems.some(({ code }) => code === "RUN_ABORTED");
      context.abort(failure);
      const ending = unwound(starting, options.signal).then(() => {
        watch.begin();
        return end({ status: isAborted ? "aborted" : "failed", results: {}, error: failure });
      });
      trackUnfinished({ what: "the adapters", kind: "adapters" }, ending);
      await ending;
      throw failure;
    }
  } finally {
    abortion.forget();
  }
}

/** What runs between the start and the end of a run. */
async function runAround(
  hooks: Hooks,
  watch: Watch,
  starting: Promise<void> | undefined,
  { finish }: ExecuteOptions,
  runSteps: (watch: Watch) => Promise<Outcome>,
): Promise<Outcome> {
  const { info } = watch;
  await starting;
  watch.begin();
  const rejected = hooks.validateInput.length === 0 ? [] : findRejected(hooks, info);
  if (rejected.length > 0) throw new DataflowError(rejected);
  let outcome: Outcome = { results: {}, errors: new Map(), recovered: new Map(), replaced: new Set() };
  let hasBegun = false;
  const run = hooks.aroundGraph.reduceRight<() => Promise<Record<string, unknown>>>(
    (next, adapter) => () => aroundGraph(adapter, info, next),
    async () => {
      // What the first go has left behind would be part of the second.
      if (hasBegun) throw new DataflowError([graphRunTwice()]);
      hasBegun = true;
      outcome = await runSteps(watch);
      return outcome.results;
    },
  );
  const results = await run();
  outcome = { ...outcome, results };
  await finish?.(outcome, watch);
  return outcome;
}

/** How long a run that is aborted waits for what its adapters do at the end. */
const mostEndMs = 10_000;

async function waitForEnd(ending: Promise<void>, signal: AbortSignal | undefined): Promise<void> {
  if (signal === undefined) return ending;
  const { promise, resolve } = Promise.withResolvers<void>();
  let timer: NodeJS.Timeout | undefined;
  const hurry = (): void => void (timer = setTimeout(resolve, mostEndMs));
  if (signal.aborted) hurry();
  else signal.addEventListener("abort", hurry, { once: true });
  await Promise.race([ending, promise]);
  signal.removeEventListener("abort", hurry);
  clearTimeout(timer);
}

/** Adapters are told of the end once they know of the start, and what is around nodes in flight has come to its own. */
async function unwound(starting: Promise<void> | undefined, signal: AbortSignal | undefined): Promise<void> {
  if (starting !== undefined) await waitForEnd(starting, signal);
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
}

async function aroundGraph(
  adapter: Hooks["aroundGraph"][number],
  info: RunInfo,
  next: () => Promise<Record<string, unknown>>,
): Promise<Record<string, unknown>> {
  try {
    const results: unknown = await adapter.aroundGraph(info, next);
    if (typeof results === "object" && results !== null) return results as Record<string, unknown>;
    throw new TypeError(`it gave ${describeShape(results)}; give what next() gives, or an object of outputs`);
  } catch (error) {
    if (error instanceof DataflowError) throw error;
    throw new DataflowError([adapterBroke(adapter.name, "aroundGraph", describeThrown(error))], { cause: error });
  }
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
