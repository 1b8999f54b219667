import { after } from "../../cache/maybe.ts";
import { explainMiss } from "../../cache/reasons.ts";
import type { MaybePromise } from "../../cache/store.ts";
import type { Ticket } from "../../cache/ticket.ts";
import type { RunState } from "../run-state.ts";

/** Notes why a step runs. */
export function tellWhy({ recorder, shared }: RunState, step: number, why: string): void {
  if (shared.caching!.explains && why !== "") recorder?.explain(step, why);
}

/** Notes what has changed since earlier results, where somebody wants to know. */
export function tellMiss(state: RunState, step: number, ticket: Ticket): MaybePromise<string | undefined> {
  const caching = state.shared.caching!;
  if (!caching.explains || state.recorder?.isExplained(step) === true) return undefined;
  return after(explainMiss(caching.run, ticket, caching.graph), ({ why }) => {
    tellWhy(state, step, why);
    return why;
  });
}
