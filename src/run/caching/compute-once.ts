import type { Entry } from "../../cache/entry.ts";
import { after, orElse } from "../../cache/maybe.ts";
import type { Lease, MaybePromise } from "../../cache/store.ts";
import type { Ticket } from "../../cache/ticket.ts";
import { runIsOver } from "../../errors/adapters.ts";
import { freshInput } from "../../errors/cache.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import { sleep } from "../../policies/sleep.ts";
import { giveWay } from "../give-way.ts";
import type { RunState } from "../run-state.ts";
import { computeStep } from "./compute-step.ts";
import type { Taken } from "./taken.ts";
import { tellMiss } from "./tell-why.ts";

type Reuse = (state: RunState, step: number, taken: Taken, ticket: Ticket, entry: Entry) => MaybePromise<unknown>;

/** How long another process is waited for before its result is looked for again. */
const [firstWaitMs, longestWaitMs] = [10, 500];

/** Computes a step of which nothing is kept, unless another run, or another process, is about to: then its result is waited for. */
export function computeOnce(
  state: RunState,
  step: number,
  taken: Taken,
  ticket: Ticket,
  reuse: Reuse,
  waitMs = firstWaitMs,
): MaybePromise<unknown> {
  const { cache, run } = state.shared.caching!;
  const other = cache.underWay.get(ticket.key);
  if (other !== undefined) return waitFor(state, step, taken, ticket, reuse, other);
  if (!cache.coordinate) return computeAlone(state, step, taken, ticket);
  return after(
    run.ask<Lease | undefined | "failed">(() => cache.store.lease!(ticket.key), "failed"),
    (lease) => {
      if (lease === "failed") return computeAlone(state, step, taken, ticket);
      if (lease === undefined)
        return waitFor(state, step, taken, ticket, reuse, sleep(waitMs, state.shared.context.signal), 2 * waitMs);
      const release = releaseOnce(state, lease);
      // Another process may have come to its end meanwhile.
      const computed = orElse(
        () =>
          after(run.find(ticket), (entry) =>
            entry === undefined ? computeAlone(state, step, taken, ticket) : reuse(state, step, taken, ticket, entry),
          ),
        (error) =>
          after(release(), () => {
            throw error;
          }),
      );
      return after(computed, (value) =>
        // What was gathered has to be there for those who wait.
        after(
          run.ask<void>(() => cache.store.flush(), undefined),
          () => after(release(), () => value),
        ),
      );
    },
  );
}

/** A run that is aborted keeps nobody waiting, whatever becomes of what it has called. */
function releaseOnce({ shared }: RunState, lease: Lease): () => MaybePromise<void> {
  const { signal } = shared.context;
  let isHeld = true;
  const release = (): MaybePromise<void> => {
    if (!isHeld) return undefined;
    isHeld = false;
    signal.removeEventListener("abort", give);
    // Also of a store that has failed, for others may wait.
    return orElse<void>(
      () => lease.release(),
      () => undefined,
    );
  };
  const give = (): void => void release();
  signal.addEventListener("abort", give);
  return release;
}

function computeAlone(state: RunState, step: number, taken: Taken, ticket: Ticket): MaybePromise<unknown> {
  const { cache } = state.shared.caching!;
  const computed = after(tellMiss(state, step, ticket), (why) => {
    if (cache.mode === "assertNoFreshInput" && ticket.step.hasFreshness)
      throw new DataflowError([freshInput(ticket.step.node, why ?? "nothing is kept of it for what it takes")]);
    return computeStep(state, step, taken, ticket);
  });
  // Before anything is waited for, lest another run begins with the same.
  if (computed instanceof Promise) announce(state, ticket.key, computed);
  return computed;
}

/** Others may wait for the result, until it is there or its run is over. */
function announce({ shared }: RunState, key: string, computed: Promise<unknown>): void {
  const { underWay } = shared.caching!.cache;
  const { promise, resolve } = Promise.withResolvers<void>();
  const { signal } = shared.context;
  const end = (): void => {
    signal.removeEventListener("abort", end);
    if (underWay.get(key) === promise) underWay.delete(key);
    resolve();
  };
  underWay.set(key, promise);
  signal.addEventListener("abort", end);
  computed.then(end, end);
}

/** While it waits, other nodes run in its place. */
async function waitFor(
  state: RunState,
  step: number,
  taken: Taken,
  ticket: Ticket,
  reuse: Reuse,
  other: Promise<unknown>,
  waitMs = firstWaitMs,
): Promise<unknown> {
  const { shared } = state;
  const takePlace = giveWay(state, step, shared.context.signal);
  await other;
  await takePlace();
  if (shared.isOver) throw new DataflowError([runIsOver(ticket.step.node.name)]);
  const entry = await shared.caching!.run.find(ticket);
  return entry === undefined
    ? computeOnce(state, step, taken, ticket, reuse, Math.min(waitMs, longestWaitMs))
    : reuse(state, step, taken, ticket, entry);
}
