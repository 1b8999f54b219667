import type { CachedStep } from "../../cache/cached-step.ts";
import { after, orElse } from "../../cache/maybe.ts";
import type { MaybePromise } from "../../cache/store.ts";
import { isUncodable } from "../../cache/value-coding.ts";
import { freshnessFailed } from "../../errors/cache.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import { describeThrown } from "../../errors/run.ts";
import type { RunState } from "../run-state.ts";
import { toPromise } from "../to-promise.ts";
import type { RunCaching } from "./run-caching.ts";
import { loadTaken, type Taken } from "./taken.ts";
import { readDefault } from "./version-taken.ts";

/** The data version of what a node's freshness function gives. */
export function readFreshness(state: RunState, step: number, taken: Taken): MaybePromise<string> {
  const caching = state.shared.caching!;
  const cached = caching.cache.stepOf(state.plan.nodes[step]!);
  return after(loadTaken(state, taken), (values) => askFreshness(caching, cached, values));
}

/** The same for values that are at hand. Throws where the function fails, or gives nothing to be compared. */
export function askFreshness(
  caching: RunCaching,
  cached: CachedStep,
  values: readonly unknown[],
): MaybePromise<string> {
  const { node } = cached;
  const fresh = caching.freshnessOf(node)!;
  const fail = (reason: string, cause?: unknown): never => {
    throw new DataflowError([freshnessFailed(node, reason)], { cause });
  };
  const asked = orElse<unknown>(
    () => {
      const given = fresh(...values.map((value, place) => readDefault(value, node, place)));
      return toPromise(given) ?? given;
    },
    (error) => fail(describeThrown(error), error),
  );
  return after(asked, (known) => {
    // A forgotten return would never be anything else.
    if (known === undefined || Number.isNaN(known)) return fail(`it gave ${String(known)}`);
    return after(caching.cache.coding.version(known), (version) => {
      if (isUncodable(version)) return fail(`it gave ${version.reason}`);
      const isSecret = cached.edges.some((edge) => edge.isSecret);
      return isSecret
        ? after(caching.run.version(known, node.name, true), (salted) => salted ?? crypto.randomUUID())
        : version;
    });
  });
}
