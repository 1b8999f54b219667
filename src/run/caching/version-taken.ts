import type { CachedStep } from "../../cache/cached-step.ts";
import { after, all } from "../../cache/maybe.ts";
import type { MaybePromise } from "../../cache/store.ts";
import { versionOf } from "./load-value.ts";
import type { RunCaching } from "./run-caching.ts";

/** The versions of what counts, in the order of the edges; `undefined` where something has none. */
export function versionTaken(
  caching: RunCaching,
  { edges, node }: CachedStep,
  values: readonly unknown[],
): MaybePromise<readonly (string | undefined)[] | undefined> {
  const isIgnored = edges.map(({ treatment }) => treatment === "ignored");
  const versions = edges.map(({ edge, isSecret }, place) =>
    isIgnored[place] ? undefined : versionOf(caching, readDefault(values[place], node, place), edge.node, isSecret),
  );
  return after(all(versions), (found) =>
    found.some((version, place) => version === undefined && isIgnored[place] !== true) ? undefined : found,
  );
}

/** What is not given has the value of its default, where the source text tells that. */
export function readDefault(value: unknown, node: CachedStep["node"], place: number): unknown {
  return value === undefined ? node.edges[place]?.default : value;
}
