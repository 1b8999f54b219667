import type { Entry } from "../../cache/entry.ts";
import { mapAhead } from "../map-ahead.ts";
import type { Bucket } from "./bucket.ts";
import { inlineBytes, mostInline, sealEntry, unsealEntry, type KeptEntry } from "./kept-entry.ts";
import { loadFirst } from "./load-first.ts";
import { baseFolder, entryName, historyFolder, keyIn, markersOf, pinName, resultName, sumFolder } from "./names.ts";

/** The entries of a store and their results. */
export interface Entries {
  find(key: string): Promise<Entry | undefined>;
  findBase(base: string): Promise<Entry | undefined>;
  history(module: string, node: string, most: number): Promise<readonly Entry[]>;
  read(entry: Entry): Promise<Uint8Array | undefined>;
  put(entry: Entry, bytes: Uint8Array): Promise<void>;
  discard(entry: Entry): Promise<void>;
  remove(entries: readonly Entry[]): Promise<void>;
}

/** So many requests a single call makes at once. */
export const mostAtOnce = 32;

const nothing = new Uint8Array();

export function createEntries(bucket: Bucket): Entries {
  /** Small results come with their entries; kept until they are read, or nobody holds the entry any more. */
  const inline = new WeakMap<Entry, Uint8Array>();

  const load = async (key: string): Promise<KeptEntry | undefined> =>
    unsealEntry(key, await bucket.get(entryName(key)));

  async function find(key: string): Promise<Entry | undefined> {
    const kept = await load(key);
    const bytes = kept && inlineBytes(kept);
    if (bytes) inline.set(kept.entry, bytes);
    return kept?.entry;
  }

  /** The newest entries of a folder of markers. A marker whose entry is gone, or was stored anew since, tells nothing. */
  function findNewest(folder: string, most: number): Promise<readonly Entry[]> {
    return loadFirst(bucket.list(folder, most), most, async (name) => {
      const entry = await find(keyIn(name));
      return entry && markersOf(entry).includes(name) ? entry : undefined;
    });
  }

  /** The entries with these bytes. */
  async function findBySum(sum: string): Promise<readonly Entry[]> {
    const found: Entry[] = [];
    const entries = mapAhead(bucket.list(sumFolder(sum)), mostAtOnce, ({ name }) => find(keyIn(name)));
    for await (const entry of entries) if (entry?.sum === sum) found.push(entry);
    return found;
  }

  /** Entries first, so that none points to nothing. */
  async function removeEntries(entries: readonly Entry[]): Promise<void> {
    await bucket.remove(entries.map(({ key }) => entryName(key)));
    await bucket.remove(entries.flatMap((entry) => [...markersOf(entry), pinName(entry.key)]));
  }

  async function removeUnused(sums: Iterable<string>): Promise<void> {
    const unused: string[] = [];
    const answers = mapAhead(sums, mostAtOnce, async (sum) => ((await findBySum(sum)).length === 0 ? sum : undefined));
    for await (const sum of answers) if (sum !== undefined) unused.push(resultName(sum));
    await bucket.remove(unused);
  }

  async function putResult({ sum }: Entry, bytes: Uint8Array): Promise<void> {
    if (bytes.length <= mostInline || (await bucket.sizeOf(resultName(sum))) === bytes.length) return;
    await bucket.put(resultName(sum), bytes);
  }

  return {
    find,
    findBase: async (base) => (await findNewest(baseFolder(base), 1))[0],
    history: (module, node, most) => findNewest(historyFolder(module, node), most),
    async read(entry) {
      const known = inline.get(entry);
      inline.delete(entry);
      if (known) return known;
      if (entry.size > mostInline) return bucket.get(resultName(entry.sum));
      const kept = await load(entry.key);
      return kept?.entry.sum === entry.sum ? inlineBytes(kept) : undefined;
    },
    async put(entry, bytes) {
      const markers = markersOf(entry);
      const [before] = await Promise.all([load(entry.key), ...markers.map((name) => bucket.put(name, nothing))]);
      // The marker of its bytes is there by now: who removes another entry with the same ones leaves them.
      await putResult(entry, bytes);
      await bucket.put(entryName(entry.key), sealEntry(entry, bytes));
      if (before === undefined) return;
      await bucket.remove(markersOf(before.entry).filter((name) => !markers.includes(name)));
      if (before.entry.sum !== entry.sum && before.entry.size > mostInline) await removeUnused([before.entry.sum]);
    },
    async discard(entry) {
      await removeEntries([entry, ...(await findBySum(entry.sum)).filter(({ key }) => key !== entry.key)]);
      await bucket.remove([resultName(entry.sum)]);
    },
    async remove(entries) {
      await removeEntries(entries);
      await removeUnused(new Set(entries.filter(({ size }) => size > mostInline).map(({ sum }) => sum)));
    },
  };
}
