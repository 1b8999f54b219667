import type { CachedStep } from "./cached-step.ts";
import type { CacheMode } from "./options.ts";
import type { CacheStore } from "./store.ts";
import type { ValueCoding } from "./value-coding.ts";

/** The cache of a driver. */
export interface ResultCache {
  readonly store: CacheStore;
  readonly coding: ValueCoding;
  readonly mode: CacheMode;
  readonly coordinate: boolean;
  /** Closes the store, if it was opened for this driver. */
  readonly close: () => Promise<void>;
  readonly stepOf: (node: CachedStep["node"]) => CachedStep;
  /** By key: calls under way in this process. */
  readonly underWay: Map<string, Promise<void>>;
  /** Code versions that are known to be in the store. */
  readonly keptCode: Set<string>;
}
