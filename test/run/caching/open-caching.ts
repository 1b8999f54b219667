import { createSteps } from "../../../src/cache/cached-step.ts";
import type { CacheOptions } from "../../../src/cache/options.ts";
import type { CacheStore } from "../../../src/cache/store.ts";
import { createValueCoding } from "../../../src/data/cached-values/value-coding.ts";
import { defaultTables } from "../../../src/data/tables.ts";
import { cachingEngine } from "../../../src/run/caching/engine.ts";
import type { Caching } from "../../../src/run/caching/run-caching.ts";
import { createFreshness } from "../../../src/run/link.ts";
import type { Dataflow } from "../make-dataflow.ts";

/** What the runs of a sketched dataflow are cached with. */
export function openCaching({ graph, homes }: Dataflow, store: CacheStore, options: CacheOptions = {}): Caching {
  const coding = createValueCoding({});
  return {
    engine: cachingEngine,
    graph,
    freshnessOf: createFreshness(homes, defaultTables),
    cache: {
      store,
      coding,
      close: async () => {},
      mode: options.mode ?? "normal",
      coordinate: options.coordinate ?? false,
      stepOf: createSteps({
        graph,
        options,
        moduleOf: ({ name }) => homes(name),
      }),
      underWay: new Map(),
      keptCode: new Set(),
    },
  };
}
