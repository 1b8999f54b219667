import { createHash } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import type { StoredEntry, StoreFault } from "../../cache/store.ts";
import { openJournal, type Journal } from "./journal.ts";
import { IndexDamage, openIndex } from "./journal-index.ts";
import type { Lock } from "./lock.ts";
import { replayJournal } from "./replay.ts";
import { graceTime, type Parts, type Upkeep } from "./upkeep.ts";

/**
 * Reads every byte of a store. What is damaged in the journal or the index is told once, and left behind: the journal goes on without these lines, and the index is made anew. Lines that were torn
 * by the end of a process are no faults.
 */
export async function* verifyFiles(parts: Parts, lock: Lock, upkeep: Upkeep): AsyncGenerator<StoreFault> {
  const { folder, ledger, results, now } = parts;
  if (folder.latest() === undefined) return;
  const faults = lock.run(() => {
    const generation = folder.latest();
    if (generation === undefined) return [];
    const journal = openJournal(folder.journal(generation), generation, false);
    try {
      return inspect(journal, folder.journal(generation), folder.index(generation));
    } finally {
      journal.close();
    }
  });
  yield* faults;
  if (faults.length > 0) ledger.alone(() => ledger.renew());

  const sums = new Set<string>();
  for (const entry of upkeep.list()) {
    sums.add(entry.sum);
    const fault = await inspectBytes(parts, entry);
    // It may have been removed meanwhile.
    if (fault !== undefined && ledger.find(entry.key)?.sum === entry.sum) yield fault;
  }
  const before = now() - graceTime;
  for (const { path, sum, writtenAt } of results.list()) {
    if (writtenAt >= before || (sum !== undefined && sums.has(sum))) continue;
    yield {
      kind: "orphan",
      where: path,
      what: "No result needs this file. The next removal of results removes it too.",
    };
  }
}

function inspect(journal: Journal, path: string, indexPath: string): readonly StoreFault[] {
  const { size } = journal.measure();
  const replayed = replayJournal(journal, size);
  const faults: StoreFault[] = replayed.damaged.map((at) => ({
    kind: "damaged",
    where: path,
    what: `The line at byte ${at} is damaged. What it told is left out.`,
  }));
  if (!existsSync(indexPath)) return faults;
  const damagedIndex = (why: string): readonly StoreFault[] => [
    ...faults,
    { kind: "damaged", where: indexPath, what: `${why} It is made anew from the journal.` },
  ];
  try {
    const index = openIndex(indexPath);
    try {
      const from = index.end();
      if (from > size) return damagedIndex("The index has read more than there is.");
      const [first] = index.check();
      if (first !== undefined) return damagedIndex(`SQLite says: ${first}.`);
      index.add(size, (visit) => journal.replay(from, size, visit));
      const rows = new Map(index.entries().map((row) => [row.place.at, row]));
      const agrees = [...replayed.entries.values()].every(({ place, isPinned }) => {
        const row = rows.get(place.at);
        return row?.place.length === place.length && row.place.head === place.head && row.isPinned === isPinned;
      });
      // Of a line that is damaged the index still has a row.
      const isWhole = agrees && (faults.length > 0 || rows.size === replayed.entries.size);
      return isWhole ? faults : damagedIndex("The index and the journal do not agree.");
    } finally {
      index.close();
    }
  } catch (error) {
    if (!(error instanceof IndexDamage)) throw error;
    return damagedIndex(error.message);
  }
}

async function inspectBytes({ ledger, results }: Parts, entry: StoredEntry): Promise<StoreFault | undefined> {
  const inline = ledger.readInline(entry);
  const where = inline === undefined ? results.path(entry) : entry.key;
  const chunks = inline === undefined ? createReadStream(where, { highWaterMark: 1 << 20 }) : [inline];
  const sum = createHash("sha256");
  try {
    for await (const chunk of chunks) sum.update(chunk as Uint8Array);
  } catch (error) {
    const isGone = (error as NodeJS.ErrnoException).code === "ENOENT";
    const what = `The bytes of "${entry.node}" ${isGone ? "are gone" : "cannot be read"}. The node is computed again.`;
    return { kind: isGone ? "missing" : "unreadable", where, what };
  }
  if (sum.digest("hex") === entry.sum) return undefined;
  return {
    kind: "damaged",
    where,
    what: `The bytes of "${entry.node}" are not what was stored. The node is computed again.`,
  };
}
