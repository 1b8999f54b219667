import { existsSync } from "node:fs";
import type { Entry } from "../../cache/entry.ts";
import type { Folder } from "./folder.ts";
import { openJournal } from "./journal.ts";
import { IndexDamage, openIndex, type JournalIndex } from "./journal-index.ts";
import { nameOf, sealLine, type Fact } from "./line.ts";
import type { Lock } from "./lock.ts";
import { writeGeneration } from "./next-generation.ts";
import { findEntry, type Open } from "./prove.ts";
import { tellFailure } from "./store-failure.ts";
import { addFact, readOn, startTail } from "./tail.ts";

export interface FactWithBytes {
  readonly fact: Fact;
  readonly base64?: string | undefined;
}

/** The facts of a store, kept so that several processes read and write them at the same time. */
export interface Ledger {
  /** What is there now, what others have appended included; `undefined` where nothing was stored yet. */
  look(): Open | undefined;
  /** Answers from what is there; where the index turns out to be damaged it is made again first. */
  ask<T>(question: (open: Open) => T, nothing: T): T;
  find(key: string): Entry | undefined;
  /** The bytes of an entry that stand in the journal beside it. */
  readInline(entry: Entry): Buffer | undefined;
  /** Does something while no other process writes; the folder is made where it is missing. */
  alone<T>(work: () => T): T;
  append(facts: readonly FactWithBytes[]): void;
  /** Has the index read all of the journal. Under the lock. */
  bringUpToDate(): Open & { readonly index: JournalIndex };
  /** Leaves what is dead, and makes the index again. Under the lock. */
  renew(): void;
  close(): void;
}

export function openLedger(folder: Folder, lock: Lock, settings: { readonly tailBytes: number }): Ledger {
  let open: Open | undefined;
  let checkedAt = 0;
  let patience = settings.tailBytes;

  function leave(): void {
    open?.journal.close();
    open?.index?.close();
    open = undefined;
  }

  /** Opens the latest generation. Another process may put the next in its place at any time. */
  function enter(): Open | undefined {
    leave();
    // The whole folder may have been removed, and its lock with it.
    if (!lock.isHeld) lock.close();
    for (let attempt = 0; ; attempt++) {
      const generation = folder.latest();
      if (generation === undefined) return undefined;
      try {
        return (open = enterGeneration(generation));
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "ENOENT" || attempt === 100) throw error;
      }
    }
  }

  function enterGeneration(generation: number): Open {
    const journal = openJournal(folder.journal(generation), generation, false);
    let index: JournalIndex | undefined;
    try {
      if (existsSync(folder.index(generation))) index = openIndex(folder.index(generation));
      const from = index?.end() ?? 0;
      const { size } = journal.measure();
      if (from > size) throw new IndexDamage("The index has read more than there is.");
      const tail = startTail(from);
      readOn(tail, journal, size);
      return { journal, index, tail, found: new Map() };
    } catch (error) {
      journal.close();
      index?.close();
      if (!(error instanceof IndexDamage)) throw error;
      return lock.run(() => renewGeneration(generation));
    }
  }

  function look(): Open | undefined {
    return tellFailure(folder.path, () => {
      const now = performance.now();
      const isOld = now - checkedAt > 1000;
      if (isOld) checkedAt = now;
      if (open === undefined) enter();
      else {
        const { size, isReplaced } = open.journal.measure();
        if (isReplaced || size < open.tail.end || (isOld && folder.latest() !== open.journal.generation)) enter();
        else if (size !== open.tail.seen) readOn(open.tail, open.journal, size);
      }
      // Another process has most often done it already.
      if (open !== undefined && isOverdue(open)) enter();
      if (open !== undefined && isOverdue(open) && !lock.isHeld) bringUpToDateAlone(open);
      return open;
    });
  }

  const isOverdue = ({ tail }: Open): boolean => tail.takesBack || tail.end - tail.from > patience;

  function bringUpToDateAlone({ tail }: Open): void {
    try {
      alone(() => undefined);
    } catch (error) {
      if (tail.takesBack) throw error;
      // Where nothing can be written, a long tail is still right.
      patience = Number.POSITIVE_INFINITY;
    }
  }

  function ask<T>(question: (open: Open) => T, nothing: T): T {
    const now = look();
    if (now === undefined) return nothing;
    try {
      return question(now);
    } catch (error) {
      if (!(error instanceof IndexDamage)) throw error;
      alone(() => {
        if (open?.journal.generation === now.journal.generation) renew();
      });
      return askAgain(question, nothing);
    }
  }

  /** What is still not right after all was written anew counts as not there. */
  function askAgain<T>(question: (open: Open) => T, nothing: T): T {
    try {
      return open === undefined ? nothing : question(open);
    } catch (error) {
      if (error instanceof IndexDamage) return nothing;
      throw error;
    }
  }

  function readInline({ key, sum, size }: Entry): Buffer | undefined {
    return ask((now) => {
      const known = findEntry(now, key);
      if (known?.entry.sum !== sum) return undefined;
      const bytes = now.journal.readBytes(known.place);
      return bytes?.length === size ? bytes : undefined;
    }, undefined);
  }

  function alone<T>(work: () => T): T {
    if (lock.isHeld) return work();
    return tellFailure(folder.path, () => {
      if (open === undefined) {
        // Throws where the folder has another format, before anything is made in it.
        folder.latest();
        folder.make();
        lock.close();
      }
      return lock.run(() => {
        const generation = folder.latest();
        if (generation === undefined) openJournal(folder.journal(folder.next()), 0, true).close();
        if (generation === undefined || open?.journal.generation !== generation) enter();
        look();
        if (open !== undefined && isOverdue(open)) bringUpToDate();
        return work();
      });
    });
  }

  function append(facts: readonly FactWithBytes[]): void {
    const { journal, tail, found } = open!;
    const lines = facts.map(({ fact, base64 }) => sealLine(fact, base64));
    try {
      for (const [index, place] of journal.append(lines).entries()) {
        const { fact } = facts[index]!;
        addFact(tail, fact, place);
        if (fact.kind === "entry") found.delete(nameOf(fact.entry.key));
      }
      tail.end = journal.measure().size;
    } finally {
      tail.seen = tail.end;
    }
    if (isOverdue(open!)) bringUpToDate();
  }

  function bringUpToDate(): Open & { readonly index: JournalIndex } {
    const { journal, index: old } = open!;
    const path = folder.index(journal.generation);
    const isNew = !existsSync(path);
    let index: JournalIndex | undefined;
    try {
      index = old ?? openIndex(path);
      // What ends without a newline was torn, and is torn for good: only who has the lock appends.
      const [from, { size }] = [index.end(), journal.measure()];
      if (from > size) throw new IndexDamage("The index has read more than there is.");
      index.add(size, (visit) => journal.replay(from, size, visit));
      open = { journal, index, tail: startTail(size), found: new Map() };
      if (size > index.checkAt) {
        if (index.liveBytes() * 2 < size) return renewGeneration(journal.generation);
        index.setCheckAt(size * 1.5);
      }
      return { ...open, index };
    } catch (error) {
      if (index !== old) index?.close();
      if (isNew || !(error instanceof IndexDamage)) throw error;
      return renewGeneration(journal.generation);
    }
  }

  function renew(): void {
    renewGeneration(open!.journal.generation);
  }

  function renewGeneration(damaged: number): Open & { readonly index: JournalIndex } {
    leave();
    if (folder.latest() === damaged) writeGeneration(folder, damaged, folder.next());
    const generation = folder.latest() ?? damaged;
    const journal = openJournal(folder.journal(generation), generation, false);
    open = { journal, index: undefined, tail: startTail(0), found: new Map() };
    return bringUpToDate();
  }

  const find = (key: string): Entry | undefined => ask((now) => findEntry(now, key)?.entry, undefined);

  return { look, ask, find, readInline, alone, append, bringUpToDate, renew, close: leave };
}
