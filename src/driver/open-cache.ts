import { createValueCoding } from "../data/cached-values/value-coding.ts";
import type { CacheOptions } from "../cache/options.ts";
import { createSteps, type StepSite } from "../cache/cached-step.ts";
import { defaultCachePath } from "../cache/default-path.ts";
import type { CacheStore } from "../cache/store.ts";
import type { Homes } from "../graph/build-graph.ts";
import { originOf } from "../graph/expand-module.ts";
import type { Graph } from "../graph/graph.ts";
import { cachingEngine } from "../run/caching/engine.ts";
import type { Caching } from "../run/caching/run-caching.ts";
import { createFreshness } from "../run/link.ts";
import type { TableType } from "../table.ts";

/** Opens the cache of a driver; what it needs is loaded when it is first used. */
export async function openCache(
  options: CacheOptions,
  graph: Graph,
  homes: Homes,
  tables: readonly TableType[],
): Promise<Caching> {
  const store = options.store ?? (await openFiles(options));
  const coding = createValueCoding({ codecs: options.codecs ?? [] });
  const site: StepSite = {
    graph,
    options,
    moduleOf: (node) => originOf(node)?.module ?? homes(node.name),
  };
  const close = async (): Promise<void> => {
    try {
      if (options.store === undefined) await store.close();
      else await store.flush();
    } catch {
      // The runs have told of a store that fails, which is no failure of theirs.
    }
  };
  return {
    engine: cachingEngine,
    graph,
    freshnessOf: createFreshness(homes, tables),
    cache: {
      store,
      coding,
      close,
      mode: options.mode ?? "normal",
      coordinate: options.coordinate ?? false,
      stepOf: createSteps(site),
      underWay: new Map(),
      keptCode: new Set(),
    },
  };
}

async function openFiles({ path = defaultCachePath }: CacheOptions): Promise<CacheStore> {
  const { files } = await import("../stores/files.ts");
  return files(path);
}
