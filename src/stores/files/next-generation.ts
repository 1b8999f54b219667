import { closeSync, fsyncSync, openSync, renameSync, writeSync } from "node:fs";
import type { Folder } from "./folder.ts";
import { openJournal } from "./journal.ts";
import { sealLine, type Fact, type Place } from "./line.ts";
import { replayJournal, type Replayed } from "./replay.ts";

const day = 24 * 60 * 60 * 1000;
const batch = 500;

/**
 * Writes what still stands in a journal as the journal of the next generation, which is there with all of it or not at all, and removes the old one with its index. Who still has the old one
 * open sees that it was replaced.
 */
export function writeGeneration(folder: Folder, old: number, next: number): void {
  const journal = openJournal(folder.journal(old), old, false);
  const temporary = folder.journal(next).replace(/jsonl$/, "tmp");
  try {
    const replayed = replayJournal(journal, journal.measure().size);
    const file = openSync(temporary, "w");
    try {
      let waiting: Buffer[] = [];
      const write = (all: Buffer): void => {
        for (let done = 0; done < all.length;) done += writeSync(file, all, done);
      };
      const push = (line: Buffer): void => {
        waiting.push(Buffer.concat([Buffer.from("\n"), line, Buffer.from("\n")]));
        if (waiting.length >= batch) write(Buffer.concat(waiting.splice(0)));
      };
      for (const place of placesToKeep(replayed)) push(journal.readLine(place));
      for (const fact of marksOf(replayed)) push(Buffer.from(sealLine(fact).text));
      write(Buffer.concat(waiting));
      waiting = [];
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, folder.journal(next));
  } finally {
    journal.close();
  }
  folder.removeBefore(next);
}

/** A code goes with the last entry that has it, once it is a day old; a run with the last of its entries. */
function placesToKeep({ entries, codes, runs, salt }: Replayed): readonly Place[] {
  const used = new Set([...entries.values()].map(({ code }) => code));
  const young = Date.now() - day;
  const keptCodes = [...codes].filter(([version, { at }]) => used.has(version) || at > young);
  const keptRuns = [...runs.values()].filter(({ at, keys }) => at > young || keys.some((key) => entries.has(key)));
  const kept = [...entries.values(), ...keptCodes.map(([, code]) => code), ...keptRuns].map(({ place }) => place);
  return [...(salt === undefined ? [] : [salt]), ...kept].toSorted((one, other) => one.at - other.at);
}

function marksOf({ entries }: Replayed): readonly Fact[] {
  const pinned: string[] = [];
  const used = new Map<number, string[]>();
  for (const { key, at, usedAt, isPinned } of entries.values()) {
    if (isPinned) pinned.push(key);
    if (usedAt <= at) continue;
    const keys = used.get(usedAt);
    if (keys === undefined) used.set(usedAt, [key]);
    else keys.push(key);
  }
  const pins: readonly Fact[] = pinned.length === 0 ? [] : [{ kind: "pin", keys: pinned, isPinned: true }];
  return [...pins, ...[...used].map(([at, keys]): Fact => ({ kind: "used", keys, at }))];
}
