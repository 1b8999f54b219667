import { callCached } from "./call-cached.ts";
import { finishCached, flushCache } from "./finish-cached.ts";
import { loadValue } from "./load-value.ts";
import { countWarnings, openCaching } from "./run-caching.ts";

/** What a run needs of the cache. It is handed over rather than imported, so that a program without a cache does not load it. */
export const cachingEngine = { openCaching, countWarnings, callCached, loadValue, finishCached, flushCache };

export type CachingEngine = typeof cachingEngine;
