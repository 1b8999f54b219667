import type { RunRecord, RunValue } from "../../cache/entry.ts";
import { after, all, orElse } from "../../cache/maybe.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import type { RunState } from "../run-state.ts";
import { trackUnfinished } from "../unfinished.ts";
import { loadValue } from "./load-value.ts";
import type { RunCaching } from "./run-caching.ts";

/** All nodes are done: reads the outputs that are only known by their version, and lets the store write what it has gathered. */
export function finishCached(
  run: RunState,
  caching: RunCaching,
  end: () => void,
  stop: (error: DataflowError, reason: unknown) => void,
): void {
  const { shared, plan, values } = run;
  const slots = [...new Set(plan.outputSlots)];
  const read = orElse<unknown>(
    () => {
      const loading = slots.map((slot) =>
        after(loadValue(caching, values[slot]), (value) => {
          if (!shared.isOver) values[slot] = value;
        }),
      );
      return after(all(loading), () => caching.run.finish(makeRecord(run, caching)));
    },
    (error) => {
      if (!shared.isOver) stop(error as DataflowError, error);
    },
  );
  void after(read, () => {
    if (!shared.isOver) end();
  });
}

function makeRecord(run: RunState, caching: RunCaching): RunRecord | undefined {
  const { keys, versions } = caching;
  if (keys === undefined) return undefined;
  const { outputs, outputSlots } = run.plan;
  for (const [place, name] of outputs.entries()) {
    const value = run.values[outputSlots[place]!];
    const found = shapeKeys(caching, value, keys.get(name));
    if (found === missing) keys.delete(name);
    else keys.set(name, found);
  }
  if (keys.size === 0) return undefined;
  return {
    id: run.shared.context.id,
    at: Date.now(),
    nodes: Object.fromEntries(keys),
    versions: Object.fromEntries(versions),
  };
}

/** In the place of an item of which nothing is kept. */
const missing = "";

/** Keys in the shape of what was gathered: a fan-out without items leaves none. */
function shapeKeys(caching: RunCaching, value: unknown, keys: RunValue | undefined): RunValue {
  if (typeof keys === "string") return keys;
  if (!Array.isArray(value) || !caching.collected.has(value)) return missing;
  const shaped = value.map((item, place) => shapeKeys(caching, item, keys?.[place]));
  return keys === undefined && shaped.includes(missing) ? missing : shaped;
}

/** The run is over before its end; what it has computed is kept all the same. */
export function flushCache({ run }: RunCaching): void {
  const flushed = run.finish(undefined);
  if (flushed instanceof Promise) trackUnfinished({ what: "the cache", kind: "adapters" }, flushed);
}
