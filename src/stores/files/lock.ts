import { truncateSync } from "node:fs";
import type { DatabaseSync, StatementSync } from "node:sqlite";
import { isDamagedDatabase, openDatabase } from "./sqlite.ts";

/** What only one process and thread does at a time. */
export interface Lock {
  run<T>(work: () => T): T;
  readonly isHeld: boolean;
  close(): void;
}

interface Opened {
  readonly database: DatabaseSync;
  readonly begin: StatementSync;
  readonly end: StatementSync;
}

/**
 * Locks an empty file. To SQLite it is a database without tables: a transaction on it takes the lock of the system, which ends with its process, and rolled back it writes nothing, so that there
 * is nothing that could be damaged.
 */
export function createLock(path: string): Lock {
  let opened: Opened | undefined;
  let isHeld = false;

  const open = (): Opened => {
    const database = openDatabase(path);
    database.exec("PRAGMA journal_mode = MEMORY");
    return { database, begin: database.prepare("BEGIN IMMEDIATE"), end: database.prepare("ROLLBACK") };
  };
  const begin = (): Opened => {
    try {
      opened ??= open();
      opened.begin.run();
      return opened;
    } catch (error) {
      if (!isDamagedDatabase(error)) throw error;
      opened?.database.close();
      opened = undefined;
      truncateSync(path);
      opened = open();
      opened.begin.run();
      return opened;
    }
  };

  return {
    run: (work) => {
      if (isHeld) return work();
      const held = begin();
      isHeld = true;
      try {
        return work();
      } finally {
        isHeld = false;
        held.end.run();
      }
    },
    get isHeld() {
      return isHeld;
    },
    close: () => {
      opened?.database.close();
      opened = undefined;
    },
  };
}
