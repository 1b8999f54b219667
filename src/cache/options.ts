import type { Codec } from "../codec.ts";
import type { CacheBehavior } from "../node.ts";
import type { CacheStore } from "./store.ts";

/**
 * Which results count. `normal`: those whose code, inputs and freshness have not changed. `ignoreFreshInput`: freshness functions are not looked at. `assertNoFreshInput`: the same, and a node with a
 * freshness function that would run is an error. `forceFreshInput`: nodes with a freshness function run. `forceAll`: everything runs.
 */
export type CacheMode = "normal" | "assertNoFreshInput" | "ignoreFreshInput" | "forceFreshInput" | "forceAll";

/** Where a driver keeps results, and which it reuses. */
export interface CacheOptions {
  /** The folder of a store of files; `.eponym/cache`, if neither this nor `store` is given. */
  readonly path?: string;
  /** A store of `eponym/cache`, or one of your own. */
  readonly store?: CacheStore;
  readonly mode?: CacheMode;
  /** What becomes of results of which nothing else is said. */
  readonly behavior?: CacheBehavior;
  /** The same of single nodes and inputs, whatever is said above their functions. An input may be `"ignore"` or `"disable"`. */
  readonly behaviors?: Readonly<Record<string, CacheBehavior>>;
  /** Processes that share the store compute each result once: the others wait for it. */
  readonly coordinate?: boolean;
  /** How instances of classes are kept, as `defineCodec` gives them. */
  readonly codecs?: readonly Codec[];
}

export const cacheModes: readonly string[] = [
  "normal",
  "assertNoFreshInput",
  "ignoreFreshInput",
  "forceFreshInput",
  "forceAll",
] satisfies CacheMode[];

/** Whether freshness functions are only asked for what runs. */
export function ignoresFreshness(mode: CacheMode): boolean {
  return mode === "ignoreFreshInput" || mode === "assertNoFreshInput";
}

/** All of them, as `tsc` makes sure. */
export const cacheOptionNames: Readonly<Record<keyof CacheOptions, true>> = {
  path: true,
  store: true,
  mode: true,
  behavior: true,
  behaviors: true,
  coordinate: true,
  codecs: true,
};
