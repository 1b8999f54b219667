import { DataflowError } from "../../errors/dataflow-error.ts";
import { storeBusy, storeNotWritten } from "../../errors/stores.ts";
import { isBusyDatabase } from "./sqlite.ts";

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission was denied",
  EPERM: "permission was denied",
  EROFS: "the file system is read-only",
  EBADF: "the file may only be read",
  ENOTDIR: "a file stands where a folder has to be",
  EEXIST: "a file stands where the folder has to be",
  ENOENT: "no folder can be made there",
  ENOSPC: "no space is left on the disk",
  EDQUOT: "the quota of the disk is used up",
  EMFILE: "this process has too many open files",
};

/** What SQLite says where a file may not be written, the disk is full, or the file cannot be opened. */
const databaseReasons: Readonly<Record<number, string>> = {
  8: "the file system is read-only",
  10: "the disk could not be read or written",
  13: "no space is left on the disk",
  14: "a file there cannot be opened",
};

/** Throws what the system says about a folder in words. */
export function tellFailure<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw toFailure(path, error);
  }
}

export function toFailure(path: string, error: unknown): unknown {
  if (error instanceof DataflowError) return error;
  if (isBusyDatabase(error)) return new DataflowError([storeBusy(path)], { cause: error });
  const { code, errcode = 0 } = error as { readonly code?: unknown; readonly errcode?: number };
  const reason = code === "ERR_SQLITE_ERROR" ? databaseReasons[errcode & 0xff] : reasons[String(code)];
  if (reason === undefined) return error;
  const isFull = code === "ENOSPC" || code === "EDQUOT" || reason === databaseReasons[13];
  return new DataflowError([storeNotWritten(path, reason, isFull)], { cause: error });
}
