import type { CachedStep } from "../../cache/cached-step.ts";
import { after } from "../../cache/maybe.ts";
import type { MaybePromise } from "../../cache/store.ts";
import type { RunState } from "../run-state.ts";
import { toPromise } from "../to-promise.ts";
import { loadTaken, type Taken } from "./taken.ts";
import { readDefault } from "./version-taken.ts";

/** The data version of what a node's freshness function gives. */
export function readFreshness(state: RunState, step: number, taken: Taken): MaybePromise<string> {
  const caching = state.shared.caching!;
  const node = state.plan.nodes[step]!;
  const fresh = caching.freshnessOf(node)!;
  return after(loadTaken(state, taken), (values) => {
    const given = fresh(...values.map((value, place) => readDefault(value, node, place)));
    const value = toPromise(given) ?? given;
    return after(value, (known) =>
      after(
        caching.run.version(known, `${node.name}.freshness`, tellsSecrets(caching.cache.stepOf(node))),
        (version) => version ?? crypto.randomUUID(),
      ),
    );
  });
}

/** What is made of secrets is hashed as they are. */
export function tellsSecrets({ edges }: CachedStep): boolean {
  return edges.some(({ isSecret }) => isSecret);
}
