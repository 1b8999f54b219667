import { after, orElse } from "../../cache/maybe.ts";
import type { MaybePromise } from "../../cache/store.ts";
import { makeTicket, type Ticket } from "../../cache/ticket.ts";
import { runIsOver } from "../../errors/adapters.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import { callWith, finishCall, isContextual, openCall } from "../hooks/call-node.ts";
import type { NodeCallState } from "../hooks/node-call.ts";
import type { RunState } from "../run-state.ts";
import { describeShape, secret } from "../shape.ts";
import { toPromise } from "../to-promise.ts";
import { trackUnfinished } from "../unfinished.ts";
import { describeWork } from "../in-flight.ts";
import { isGathered } from "./load-value.ts";
import { noteKey } from "./note-key.ts";
import { noteSecret } from "./run-caching.ts";
import { recoverStep } from "./recover-step.ts";
import { StoredValue } from "./stored-value.ts";
import { loadTaken, type Taken } from "./taken.ts";
import { markTold, throwTold } from "./told.ts";
import { versionTaken } from "./version-taken.ts";

/** Calls a step's code with what it takes read, and keeps what it gives where there is a ticket. */
export function computeStep(
  state: RunState,
  step: number,
  taken: Taken,
  ticket: Ticket | undefined,
): MaybePromise<unknown> {
  return after(loadTaken(state, taken), (values) => {
    if (ticket === undefined || values === taken.values) return callAndKeep(state, step, taken, values, ticket);
    return after(renewTicket(state, ticket, values), (renewed) => callAndKeep(state, step, taken, values, renewed));
  });
}

/** What was damaged and computed again may be another value than the one that was looked up. */
function renewTicket(
  { shared }: RunState,
  { step, freshness }: Ticket,
  values: readonly unknown[],
): MaybePromise<Ticket | undefined> {
  return after(
    versionTaken(shared.caching!, step, values),
    (versions) => versions && makeTicket(step, versions, freshness),
  );
}

function callAndKeep(
  state: RunState,
  step: number,
  taken: Taken,
  values: readonly unknown[],
  ticket: Ticket | undefined,
): MaybePromise<unknown> {
  const { shared, plan } = state;
  const node = plan.nodes[step]!;
  if (shared.isOver) throw new DataflowError([runIsOver(node.name)]);
  const caching = shared.caching!;
  const call = openCall(state, step, values);
  const warnings = caching.warnings;
  let isPersonal = false;
  const start = performance.now();
  const fail = (error: unknown): MaybePromise<never> => {
    markTold(error);
    if (!shared.isOver) return throwTold(call, error);
    call?.stop();
    throw error;
  };
  const settle = (given: unknown): MaybePromise<unknown> => {
    if (shared.isOver) return given;
    // What a node gives is versioned by what it holds, be it what was gathered for it from items.
    const value = isGathered(caching, given) ? [...given] : given;
    const isQuiet = warnings === caching.warnings || !isContextual(plan, step);
    if (isPersonal && ticket !== undefined) caching.run.tellPersonal(node);
    const isOwn = isUnchanged(call, values, given) && isQuiet && !isPersonal;
    const kept = orElse(
      () => keepResult(state, step, taken, isOwn ? ticket : undefined, value, performance.now() - start),
      fail,
    );
    return after(kept, () => {
      const waits = call === undefined || shared.isOver ? undefined : finishCall(call, value);
      return waits === undefined ? value : waits.then(() => value);
    });
  };
  let result: unknown;
  try {
    result = callWith(state, step, values, call, () => void (isPersonal = true));
  } catch (error) {
    return fail(error);
  }
  const promise = toPromise(result);
  if (promise === undefined) return settle(result);
  if (call !== undefined) (state.calls ??= [])[step] = call;
  if (shared.isOver) {
    // The run has come to its end while the step began.
    call?.stop();
    trackUnfinished(describeWork(node), promise);
  }
  return promise.then(settle, fail);
}

/** What an adapter has put in the place of a node's values is not what the node gives. */
function isUnchanged(call: NodeCallState | undefined, values: readonly unknown[], value: unknown): boolean {
  if (call === undefined) return true;
  return call.marked === undefined && isSame(call.own?.values, values) && Object.is(call.own?.value, value);
}

function keepResult(
  state: RunState,
  step: number,
  taken: Taken,
  ticket: Ticket | undefined,
  value: unknown,
  ms: number,
): MaybePromise<void> {
  const { shared, plan } = state;
  const caching = shared.caching!;
  const node = plan.nodes[step]!;
  const isSecret = caching.graph.secrets.has(node.name);
  if (isSecret) noteSecret(caching.secrets, node.name, value);
  if (ticket === undefined) return undefined;
  const summary = isSecret ? secret : describeShape(value, shared.tables);
  return after(caching.run.keep(ticket, value, { ms, summary }), (entry) => {
    if (entry === undefined) return;
    if (typeof value === "object" && value !== null)
      caching.kept.set(value, new StoredValue(entry, recoverStep(state, step, taken, ticket, computeStep)));
    noteKey(caching, state, entry);
  });
}

function isSame(taken: readonly unknown[] | undefined, values: readonly unknown[]): boolean {
  return taken?.length === values.length && values.every((value, place) => Object.is(taken[place], value));
}
