import { rmSync } from "node:fs";
import type { Entry } from "../../cache/entry.ts";
import type { StoredEntry } from "../../cache/store.ts";
import type { Folder } from "./folder.ts";
import { openJournal } from "./journal.ts";
import { numberOf, type JournalIndex } from "./journal-index.ts";
import type { Leases } from "./leases.ts";
import type { Ledger } from "./ledger.ts";
import type { Results } from "./results.ts";

/** What changes or goes through all that is stored. */
export interface Upkeep {
  list(): Generator<StoredEntry>;
  remove(entries: readonly Entry[]): void;
  pin(entries: readonly Entry[], isPinned: boolean): void;
  discard(entry: Entry): void;
}

export interface Parts {
  readonly folder: Folder;
  readonly ledger: Ledger;
  readonly results: Results;
  readonly leases: Leases;
  readonly now: () => number;
}

/** How long a file that no entry needs may belong to an entry that is about to be stored. */
export const graceTime = 60 * 60 * 1000;
const keysInALine = 1000;
/** A journal smaller than this, in bytes, is not worth being written anew. */
const small = 1 << 16;

export function keepUp({ folder, ledger, results, leases, now }: Parts): Upkeep {
  function* list(): Generator<StoredEntry> {
    if (ledger.look() === undefined) return;
    // A journal of its own, for the ledger goes on to the next generation when there is one.
    const [journal, marked] = ledger.alone(() => {
      const { index, journal: current } = ledger.bringUpToDate();
      const { generation } = current;
      return [openJournal(folder.journal(generation), generation, false), index.entries()] as const;
    });
    try {
      for (const { place, usedAt, isPinned } of marked) {
        const fact = journal.readFact(place);
        if (fact?.kind === "entry") yield { ...fact.entry, usedAt, isPinned };
      }
    } finally {
      journal.close();
    }
  }

  function removeFiles(removed: readonly Entry[], index: JournalIndex): void {
    const needed = index.sums();
    for (const sum of new Set(removed.map((entry) => entry.sum))) if (!needed.has(numberOf(sum))) results.remove(sum);
    const before = now() - graceTime;
    for (const { path, sum, writtenAt } of results.list())
      if (writtenAt < before && (sum === undefined || !needed.has(numberOf(sum)))) rmSync(path, { force: true });
  }

  return {
    list,
    remove: (entries) => {
      if (ledger.look() === undefined) return;
      ledger.alone(() => {
        for (const keys of inBatches(entries)) ledger.append([{ fact: { kind: "remove", keys } }]);
        const { index, journal } = ledger.bringUpToDate();
        removeFiles(entries, index);
        leases.sweep();
        const { size } = journal.measure();
        if (size > small && index.liveBytes() * 2 < size) ledger.renew();
      });
    },
    pin: (entries, isPinned) => {
      if (ledger.look() === undefined || entries.length === 0) return;
      ledger.alone(() => ledger.append(inBatches(entries).map((keys) => ({ fact: { kind: "pin", keys, isPinned } }))));
    },
    discard: ({ sum }) => {
      if (ledger.look() === undefined) return;
      ledger.alone(() => {
        ledger.append([{ fact: { kind: "discard", sum } }]);
        results.remove(sum);
      });
    },
  };
}

function inBatches(entries: readonly Entry[]): readonly (readonly string[])[] {
  const count = Math.ceil(entries.length / keysInALine);
  return Array.from({ length: count }, (_, batch) =>
    entries.slice(batch * keysInALine, (batch + 1) * keysInALine).map(({ key }) => key),
  );
}
