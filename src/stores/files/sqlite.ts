import type { DatabaseSync } from "node:sqlite";

/** Opens a database. SQLite is part of Node, and loaded with the first store that needs it. */
export function openDatabase(path: string): DatabaseSync {
  const { DatabaseSync: Database } = process.getBuiltinModule("node:sqlite");
  return new Database(path, { timeout: waitingTime });
}

/** How long a process waits for another one, in milliseconds. */
const waitingTime = 30_000;

const busy = 5;
/** Locked, out of memory, read-only, failed to read or write, full, cannot be opened, forbidden. */
const causedByTheSystem = new Set([busy, 6, 7, 8, 10, 13, 14, 23]);

/** Whether the file is not what SQLite wrote; a full disk, or a folder that is not to be written, is something else. */
export function isDamagedDatabase(error: unknown): boolean {
  // A number that was never written.
  if ((error as { readonly code?: unknown }).code === "ERR_OUT_OF_RANGE") return true;
  const result = resultOf(error);
  return result !== undefined && !causedByTheSystem.has(result);
}

export function isBusyDatabase(error: unknown): boolean {
  return resultOf(error) === busy;
}

function resultOf(error: unknown): number | undefined {
  const { code, errcode } = error as { readonly code?: unknown; readonly errcode?: unknown };
  return code === "ERR_SQLITE_ERROR" && typeof errcode === "number" ? errcode & 0xff : undefined;
}
