import type { CachedStep } from "../../cache/cached-step.ts";
import type { Entry } from "../../cache/entry.ts";
import { after, orElse } from "../../cache/maybe.ts";
import { ignoresFreshness } from "../../cache/options.ts";
import { describeAlways, secretReason, unversionedReason } from "../../cache/reasons.ts";
import type { MaybePromise } from "../../cache/store.ts";
import { makeTicket, type Ticket } from "../../cache/ticket.ts";
import { runIsOver } from "../../errors/adapters.ts";
import { freshInput } from "../../errors/cache.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import { callStep } from "../call-step.ts";
import { openCall, tellReused } from "../hooks/call-node.ts";
import type { RunState } from "../run-state.ts";
import { computeStep } from "./compute-step.ts";
import { computeOnce } from "./compute-once.ts";
import { readFreshness } from "./freshness.ts";
import { isLoaded, loadValue } from "./load-value.ts";
import { noteKey } from "./note-key.ts";
import { recoverStep } from "./recover-step.ts";
import { noteSecret, type RunCaching } from "./run-caching.ts";
import { StoredValue } from "./stored-value.ts";
import { readTaken, type Taken } from "./taken.ts";
import { isTold, throwTold } from "./told.ts";
import { tellWhy } from "./tell-why.ts";
import { versionTaken } from "./version-taken.ts";

/** Gives what is kept of a step, or computes it. What a store gives at once, this gives at once. */
export function callCached(state: RunState, step: number): unknown {
  const caching = state.shared.caching!;
  const { marked, nodes } = state.plan;
  if (marked !== undefined && marked.records[step]! < 0) return callPass(state, step, caching);
  const node = nodes[step]!;
  const taken = readTaken(state, step);
  return orElse(
    () => callNode(state, step, taken, caching, caching.cache.stepOf(node)),
    (error) => failBefore(state, step, error),
  );
}

function callNode(
  state: RunState,
  step: number,
  taken: Taken,
  caching: RunCaching,
  cached: CachedStep,
): MaybePromise<unknown> {
  const { mode } = caching.cache;
  // Those that are items of a generator become known only here.
  for (const [place, { edge, isSecret }] of cached.edges.entries())
    if (isSecret) noteSecret(caching.secrets, edge.node, taken.values[place]);
  const reason = describeAlways(cached, mode);
  if (reason !== "" && mode === "assertNoFreshInput" && cached.hasFreshness)
    throw new DataflowError([freshInput(cached.node, reason)]);
  if (!keepsResults(cached, caching)) {
    tellWhy(state, step, reason === "" && cached.isSecret ? secretReason : reason);
    return computeStep(state, step, taken, undefined);
  }
  return after(versionTaken(caching, cached, taken.values), (versions) => {
    if (versions === undefined) {
      tellWhy(state, step, unversionedReason);
      return computeStep(state, step, taken, undefined);
    }
    return lookUp(state, step, taken, { caching, cached, versions, reason });
  });
}

/** Whether there is any sense in a key. */
function keepsResults(cached: CachedStep, { run }: RunCaching): boolean {
  const { behavior, always, edges, code } = cached;
  if (code.isStale) run.tellStale(cached);
  if (!run.isUsable || behavior === "disable" || behavior === "ignore" || always !== undefined) return false;
  if (cached.isSecret) return false;
  return !edges.some(({ treatment }) => treatment === "unmatched");
}

interface LookUp {
  readonly caching: RunCaching;
  readonly cached: CachedStep;
  readonly versions: readonly (string | undefined)[];
  /** Why no earlier result counts; empty where one may. */
  readonly reason: string;
}

function lookUp(state: RunState, step: number, taken: Taken, look: LookUp): MaybePromise<unknown> {
  const { caching, cached, versions, reason } = look;
  const { mode } = caching.cache;
  const find = (ticket: Ticket): MaybePromise<unknown> => {
    if (reason !== "") {
      tellWhy(state, step, reason);
      return computeStep(state, step, taken, ticket);
    }
    return after(caching.run.find(ticket), (entry) =>
      entry === undefined ? computeOnce(state, step, taken, ticket, reuse) : reuse(state, step, taken, ticket, entry),
    );
  };
  if (!cached.hasFreshness) return find(makeTicket(cached, versions, undefined));
  const fresh = (): MaybePromise<Ticket> =>
    after(readFreshness(state, step, taken), (freshness) => makeTicket(cached, versions, freshness));
  // Where freshness does not count, nobody has to ask for it unless the node runs.
  if (reason !== "" || !ignoresFreshness(mode)) return after(fresh(), find);
  const base = makeTicket(cached, versions, undefined);
  return after(caching.run.find(base), (entry) =>
    entry === undefined
      ? after(fresh(), (ticket) => computeOnce(state, step, taken, ticket, reuse))
      : reuse(state, step, taken, base, entry),
  );
}

/** A result stands for the call. */
function reuse(state: RunState, step: number, taken: Taken, ticket: Ticket, entry: Entry): MaybePromise<unknown> {
  const { shared } = state;
  if (shared.isOver) throw new DataflowError([runIsOver(ticket.step.node.name)]);
  const caching = shared.caching!;
  void caching.run.ask<void>(() => caching.cache.store.touch(entry), undefined);
  noteKey(caching, state, entry);
  const stored = new StoredValue(entry, recoverStep(state, step, taken, ticket, computeStep));
  const waits = tellReused(state, step);
  return waits === undefined ? stored : waits.then(() => stored);
}

/** A pass over the items of a fan-out needs only what it iterates over; the rest goes on to the items as it is. */
function callPass(state: RunState, step: number, caching: RunCaching): unknown {
  const { plan, values, shared } = state;
  const block = plan.marked!.blocks[step];
  const iterated = block?.iterates === true ? values[plan.argumentSlots[plan.argumentStarts[step]! + 1]!] : undefined;
  if (isLoaded(caching, iterated)) return callStep(plan, values, step);
  const args = [...plan.argumentSlots.subarray(plan.argumentStarts[step], plan.argumentStarts[step + 1])].map(
    (slot) => values[slot],
  );
  return after(loadValue(caching, iterated), (loaded) => {
    if (shared.isOver) throw new DataflowError([runIsOver(plan.nodes[step]!.name)]);
    args[1] = loaded;
    return plan.calls[step]!(...args);
  });
}

/** What failed before the node was called is told to the adapters as its failure. */
function failBefore(state: RunState, step: number, error: unknown): MaybePromise<never> {
  if (state.shared.isOver || isTold(error)) throw error;
  return throwTold(openCall(state, step, []), error);
}
