import type { Entry } from "../../src/cache/entry.ts";
import type { CacheStore } from "../../src/cache/store.ts";

export interface FragileStore {
  readonly store: CacheStore;
  /** What is kept of a node is lost or damaged, until it is stored again. */
  lose(node: string, what: "bytes" | "entry" | "damaged"): Promise<void>;
}

/** A store that loses what it is told to. */
export function makeFragile(kept: CacheStore): FragileStore {
  const spoilt = new Map<string, "bytes" | "damaged">();
  return {
    store: {
      ...kept,
      read(entry) {
        const spoil = spoilt.get(entry.key);
        if (spoil === "bytes") return undefined;
        const bytes = kept.read(entry);
        return spoil === undefined || !(bytes instanceof Uint8Array) ? bytes : bytes.map((byte) => byte ^ 1);
      },
      put(entry, bytes) {
        spoilt.delete(entry.key);
        return kept.put(entry, bytes);
      },
    },
    async lose(node, what) {
      const entries = await entriesOf(kept, node);
      if (what === "entry") await kept.remove(entries);
      else for (const { key } of entries) spoilt.set(key, what);
    },
  };
}

/** Everything that is kept, or all of a node. */
export async function entriesOf(store: CacheStore, node?: string): Promise<readonly Entry[]> {
  await store.flush();
  const entries: Entry[] = [];
  for await (const entry of store.list()) if (node === undefined || entry.node === node) entries.push(entry);
  return entries;
}
