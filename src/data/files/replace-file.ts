import { randomUUID } from "node:crypto";
import { closeSync, fchmodSync, openSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Writes a small file whole or not at all, without giving way, through a temporary file beside it. Its folder has to be there. A link is followed, the permissions of a file
 * that is replaced are kept, and what is no file (a device, a pipe) is written as it is.
 */
export function replaceFile(path: string, content: string | Uint8Array): void {
  const target = followLink(path);
  const old = statSync(target, { throwIfNoEntry: false });
  if (old !== undefined && !old.isFile()) return writeFileSync(target, content);
  const temporary = temporaryBeside(target);
  try {
    const file = openSync(temporary, "wx");
    try {
      if (old !== undefined) fchmodSync(file, old.mode);
      writeFileSync(file, content);
    } finally {
      closeSync(file);
    }
    renameSync(temporary, target);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}

/** A path of its own for each writer. It does not grow with the target's name, so that it is never too long. */
export function temporaryBeside(target: string): string {
  return join(dirname(target), `.${randomUUID()}.tmp`);
}

function followLink(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}
