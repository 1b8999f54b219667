import { hash, randomBytes } from "node:crypto";
import type { CodeRecord, Entry, RunRecord } from "../cache/entry.ts";
import type { CacheStore, StoredEntry, StoreFault } from "../cache/store.ts";

interface Kept {
  readonly entry: Entry;
  readonly bytes: Uint8Array;
  usedAt: number;
  isPinned: boolean;
}

/**
 * A store of results that lasts as long as the process: for tests, notebooks and services that start cold. Bytes are copied on their way in and out, so that nobody changes what is stored. It grows
 * until entries are removed.
 *
 * @example
 * ```ts
 * import { memory, type CacheStore } from "eponym/cache";
 *
 * const store: CacheStore = memory();
 * for await (const { node, summary, size } of store.list()) console.log(node, summary, `${size} bytes`);
 * ```
 */
export function memory(): CacheStore {
  const entries = new Map<string, Kept>();
  const codes = new Map<string, CodeRecord>();
  const runs = new Map<string, RunRecord>();
  const leases = new Set<string>();
  let salt: string | undefined;

  const latest = (isMeant: (entry: Entry) => boolean, most: number): readonly Entry[] =>
    newestFirst([...entries.values()].map(({ entry }) => entry).filter(isMeant)).slice(0, most);
  const latestRuns = (most: number): readonly RunRecord[] => newestFirst([...runs.values()]).slice(0, most);

  return {
    place: "memory",
    find: (key) => entries.get(key)?.entry,
    findBase: (base) => latest((entry) => entry.base === base, 1)[0],
    history: (module, node, most) => latest((entry) => entry.module === module && entry.node === node, most),
    read: ({ key, sum }) => {
      const kept = entries.get(key);
      return kept?.entry.sum === sum ? kept.bytes.slice() : undefined;
    },
    put: (entry, bytes) => {
      const isPinned = entries.get(entry.key)?.isPinned ?? false;
      // Set anew, so that the order is that in which they came.
      entries.delete(entry.key);
      entries.set(entry.key, { entry, bytes: Uint8Array.from(bytes), usedAt: entry.at, isPinned });
    },
    touch: ({ key }) => {
      const kept = entries.get(key);
      if (kept !== undefined) kept.usedAt = Date.now();
    },
    discard: ({ sum }) => {
      for (const [key, kept] of entries) if (kept.entry.sum === sum) entries.delete(key);
    },
    findCode: (version) => codes.get(version),
    putCode: (code) => {
      codes.set(code.version, code);
    },
    findRun: (id) => (id === undefined ? latestRuns(1)[0] : runs.get(id)),
    listRuns: latestRuns,
    putRun: (run) => {
      runs.delete(run.id);
      runs.set(run.id, run);
    },
    salt: () => (salt ??= randomBytes(32).toString("hex")),
    lease: (key) => {
      if (leases.has(key)) return undefined;
      leases.add(key);
      let isHeld = true;
      return {
        release: () => {
          if (isHeld) leases.delete(key);
          isHeld = false;
        },
      };
    },
    async *list() {
      for (const { entry, usedAt, isPinned } of entries.values())
        yield { ...entry, usedAt, isPinned } satisfies StoredEntry;
    },
    remove: async (removed) => {
      for (const { key } of removed) entries.delete(key);
    },
    pin: async (pinned, isPinned) => {
      for (const { key } of pinned) {
        const kept = entries.get(key);
        if (kept !== undefined) kept.isPinned = isPinned;
      }
    },
    async *verify() {
      for (const { entry, bytes } of entries.values())
        if (hash("sha256", bytes) !== entry.sum)
          yield {
            kind: "damaged",
            where: entry.key,
            what: `The bytes of "${entry.node}" are not what was stored.`,
          } satisfies StoreFault;
    },
    flush: () => undefined,
    close: () => undefined,
  };
}

function newestFirst<T extends { readonly at: number }>(items: readonly T[]): readonly T[] {
  return items.toReversed().toSorted((one, other) => other.at - one.at);
}
