import { orElse } from "../../cache/maybe.ts";
import type { MaybePromise } from "../../cache/store.ts";
import type { Ticket } from "../../cache/ticket.ts";
import type { ItemRef } from "../../context.ts";
import { itemGone } from "../../errors/cache.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import { describeFailure } from "../describe-failure.ts";
import { itemsOf } from "../hooks/watch.ts";
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
  const light = values.map((value, place) => hold(value, kept, slots[place] === state.itemSlot));
  const items = itemsOf(state.item);
  return () =>
    orElse(
      () => {
        state.recorder?.recover(step);
        const taken = { slots, values: light.map((read) => read()) };
        if (taken.values.includes(passed)) throw new DataflowError([itemGone(ticket.step.node)]);
        return compute(stateAt(state, items), step, taken, ticket);
      },
      (error) => {
        throw describeFailure(stateAt(state, items), step, error, true);
      },
    );
}

/** What gives a value again. No closure here shares its scope with one that holds the value. */
function hold(value: unknown, kept: WeakMap<object, StoredValue>, isItem: boolean): () => unknown {
  if (typeof value !== "object" || value === null) return holdStrongly(value);
  const entry = kept.get(value);
  if (entry !== undefined) return holdStored(entry);
  // What a generator gives is not to be held until the end of the run.
  return isItem ? holdWeakly(new WeakRef(value)) : holdStrongly(value);
}

const holdStrongly = (value: unknown) => (): unknown => value;
const holdStored =
  ({ entry, recover }: StoredValue) =>
  (): unknown =>
    new StoredValue(entry, recover);
const holdWeakly = (held: WeakRef<object>) => (): unknown => held.deref() ?? passed;

/** In the place of an item that nobody holds any more. */
const passed: unique symbol = Symbol("passed");

/** A state stands for one item of a fan-out after the other: once more for those for which the step was reached. */
function stateAt(state: RunState, items: readonly ItemRef[]): RunState {
  const { item } = state;
  const own = items.at(-1);
  if (item === undefined || own === undefined) return state;
  const parent = stateAt(item.parent, items.slice(0, -1));
  return { ...state, marks: undefined, item: { ...item, index: own.index, parent } };
}
