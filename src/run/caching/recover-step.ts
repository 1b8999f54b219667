import { orElse } from "../../cache/maybe.ts";
import type { MaybePromise } from "../../cache/store.ts";
import type { Ticket } from "../../cache/ticket.ts";
import { describeFailure } from "../describe-failure.ts";
import type { RunState } from "../run-state.ts";
import { StoredValue } from "./stored-value.ts";
import type { Taken } from "./taken.ts";

type Compute = (state: RunState, step: number, taken: Taken, ticket: Ticket) => MaybePromise<unknown>;

/** How a step is computed after all, where what was kept of it turns out to be damaged. What it takes is not held where it is kept, too. */
export function recoverStep(
  state: RunState,
  step: number,
  { slots, values }: Taken,
  ticket: Ticket,
  compute: Compute,
): () => MaybePromise<unknown> {
  const { kept } = state.shared.caching!;
  const light = values.map((value) => {
    const entry = typeof value === "object" && value !== null ? kept.get(value) : undefined;
    return entry === undefined ? value : new StoredValue(entry.entry, entry.recover);
  });
  return () =>
    orElse(
      () => {
        state.recorder?.recover(step);
        return compute(state, step, { slots, values: light }, ticket);
      },
      (error) => {
        throw describeFailure(state, step, error, true);
      },
    );
}
