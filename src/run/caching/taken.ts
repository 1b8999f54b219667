import { after, all } from "../../cache/maybe.ts";
import type { MaybePromise } from "../../cache/store.ts";
import type { RunState } from "../run-state.ts";
import { isLoaded, loadValue } from "./load-value.ts";

/** What a step takes, in the order of its edges; the slots may be dropped or filled again while it waits. */
export interface Taken {
  readonly slots: readonly number[];
  readonly values: readonly unknown[];
}

export function readTaken({ plan, values }: RunState, step: number): Taken {
  const { argumentStarts, argumentSlots, contextSlot } = plan;
  const slots: number[] = [];
  const taken: unknown[] = [];
  const end = argumentStarts[step + 1]!;
  for (let place = argumentStarts[step]!; place < end; place++) {
    const slot = argumentSlots[place]!;
    if (slot === contextSlot) continue;
    slots.push(slot);
    taken.push(values[slot]);
  }
  return { slots, values: taken };
}

/** The values themselves. Those that had to be read are left in their slots for others. */
export function loadTaken(state: RunState, { slots, values }: Taken): MaybePromise<readonly unknown[]> {
  const caching = state.shared.caching!;
  if (values.every((value) => isLoaded(caching, value))) return values;
  const loading = values.map((value, place) =>
    after(loadValue(caching, value), (loaded) => {
      const slot = slots[place]!;
      if (loaded !== value && state.values[slot] === value) state.values[slot] = loaded;
      return loaded;
    }),
  );
  return after(all(loading), (loaded) => loaded);
}
