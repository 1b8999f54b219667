import type { StoredEntry } from "../../src/cache/store.ts";
import { makeEntry } from "./make-entry.ts";

/** A store of which nothing is needed but what is listed in it and what is removed. */
export interface ListedStore {
  readonly list: () => AsyncIterable<StoredEntry>;
  readonly remove: (entries: readonly { readonly key: string }[]) => Promise<void>;
  readonly keys: () => readonly string[];
}

export function listedStore(entries: readonly StoredEntry[]): ListedStore {
  const left = new Map(entries.map((entry) => [entry.key, entry]));
  return {
    async *list() {
      yield* left.values();
    },
    async remove(gone) {
      for (const { key } of gone) left.delete(key);
    },
    keys: () => [...left.keys()],
  };
}

/** An entry whose key is its name, unpinned and not used since it was stored. */
export function listedEntry(key: string, given: Partial<StoredEntry> = {}): StoredEntry {
  const { entry } = makeEntry(given.sum ?? key, { run: key, ...given, key });
  return { ...entry, usedAt: entry.at, isPinned: false, ...given };
}
