export type { CodePart, CodeRecord, Entry, RunRecord, RunValue } from "./cache/entry.ts";
export type { CacheStore, Lease, MaybePromise, StoredEntry, StoreFault } from "./cache/store.ts";
