import { readdir } from "node:fs/promises";
import { basename, dirname } from "node:path";
import { fileNotFound, fileNotRead, fileNotWritten, pathIsFolder } from "../../errors/data.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";

/** Throws what hinders reading a file, in words. What is no mistake of the file system's (an abort) is thrown as it is. */
export async function failRead(path: string, error: unknown): Promise<never> {
  const code = codeOf(error);
  if (code === undefined || error instanceof DataflowError) throw error;
  if (code === "ENOENT") {
    const neighbours = await readdir(dirname(path)).catch(() => undefined);
    throw new DataflowError([fileNotFound(path, neighbours, basename(path))], { cause: error });
  }
  if (code === "EISDIR") throw new DataflowError([pathIsFolder(path)], { cause: error });
  throw new DataflowError([fileNotRead(path, reasons[code] ?? code)], { cause: error });
}

/** Throws what hinders writing a file, in words. */
export function failWrite(path: string, error: unknown): never {
  const code = codeOf(error);
  if (code === undefined || error instanceof DataflowError) throw error;
  if (code === "EISDIR") throw new DataflowError([pathIsFolder(path)], { cause: error });
  // Making folders meets a file in the way; opening a new file, the file itself.
  const isThere = code === "EEXIST" && (error as NodeJS.ErrnoException).syscall === "open";
  const reason = isThere ? "it exists already" : (reasons[code] ?? code);
  throw new DataflowError([fileNotWritten(path, reason)], { cause: error });
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission is denied",
  EPERM: "permission is denied",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  EDQUOT: "the quota is used up",
  ENOTDIR: "part of its path is a file and no folder",
  EEXIST: "part of its path is a file and no folder",
  ENAMETOOLONG: "its name is too long",
  ELOOP: "its links lead in a circle",
  EMFILE: "too many files are open",
};

/** The code of a failed system call; an abort and mistakes of programs have none. */
function codeOf(error: unknown): string | undefined {
  const { syscall, code } = error as { readonly syscall?: unknown; readonly code?: unknown };
  return error instanceof Error && typeof syscall === "string" && typeof code === "string" ? code : undefined;
}
