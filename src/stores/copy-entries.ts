import type { Entry } from "../cache/entry.ts";
import type { CacheStore } from "../cache/store.ts";
import { sha256 } from "../values/sha256.ts";
import { mapAhead } from "./map-ahead.ts";

export interface CopyOptions {
  readonly signal?: AbortSignal;
  /** Called after each entry with how many are done. */
  readonly onProgress?: (done: number, total: number) => void;
  /** So many entries at once; 8 unless given. */
  readonly concurrency?: number;
}

export interface CopyReport {
  readonly copied: number;
  /** The bytes of these. */
  readonly bytes: number;
  /** So many were there already. */
  readonly present: number;
  /** Their bytes are not those that were stored, or are gone; they are left out. */
  readonly damaged: readonly Entry[];
}

/**
 * Copies entries from a store to another, with their code versions and their bytes, which are checked on the way. What is there already is not sent again, and pins stay where they are. Rejects with
 * the reason of the signal where it is aborted; what was copied by then stays.
 */
export async function copyEntries(
  from: CacheStore,
  to: CacheStore,
  entries: readonly Entry[],
  { signal, onProgress, concurrency = 8 }: CopyOptions = {},
): Promise<CopyReport> {
  const codes = new Map<string, Promise<void>>();
  const damaged: Entry[] = [];
  let [copied, bytes, present, done] = [0, 0, 0, 0];

  const copyCode = (version: string): Promise<void> => {
    const copying = codes.get(version) ?? sendCode(from, to, version);
    codes.set(version, copying);
    return copying;
  };
  const copies = mapAhead(entries, concurrency, async (entry) => {
    signal?.throwIfAborted();
    const there = await to.find(entry.key);
    if (there?.sum === entry.sum) return "present";
    const content = await from.read(entry);
    if (content === undefined || content.length !== entry.size || sha256(content) !== entry.sum) return entry;
    signal?.throwIfAborted();
    await copyCode(entry.code);
    await to.put(plainEntry(entry), content);
    return content.length;
  });
  for await (const outcome of copies) {
    if (outcome === "present") present += 1;
    else if (typeof outcome === "object") damaged.push(outcome);
    else [copied, bytes] = [copied + 1, bytes + outcome];
    onProgress?.((done += 1), entries.length);
  }
  await to.flush();
  return { copied, bytes, present, damaged };
}

async function sendCode(from: CacheStore, to: CacheStore, version: string): Promise<void> {
  const code = await from.findCode(version);
  if (code) await to.putCode(code);
}

/** Without what one store alone knows of it. */
function plainEntry(entry: Entry): Entry {
  const { usedAt: _, isPinned: __, ...plain } = entry as Entry & { usedAt?: number; isPinned?: boolean };
  return plain;
}
