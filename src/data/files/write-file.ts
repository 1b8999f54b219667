import { closeSync, openSync, rmSync } from "node:fs";
import { mkdir, open, realpath, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { pathIsFolder } from "../../errors/data.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import { atProcessEnd } from "./at-process-end.ts";
import { failWrite } from "./file-failure.ts";
import { readFacts, type FileFacts } from "./read-file.ts";
import { temporaryBeside } from "./replace-file.ts";

/**
 * Writes a file whole or not at all: into a temporary file beside it, which takes its place once it is on the disk. A failure or an abort
 * leaves what was there before, and so does the end of the process. Folders are made. A link is followed, the permissions of a file that is
 * replaced are kept, and what is no file (a device, a pipe) is written as it is.
 */
export async function writeWhole(
  path: string,
  chunks: Iterable<string | Uint8Array>,
  signal: AbortSignal,
): Promise<FileFacts> {
  signal.throwIfAborted();
  try {
    const target = await realpath(path).catch(() => path);
    const old = await stat(target).catch(() => undefined);
    if (old?.isDirectory() === true) throw new DataflowError([pathIsFolder(path)]);
    if (old !== undefined && !old.isFile()) await writeOpen(target, chunks, signal);
    else {
      await mkdir(dirname(target), { recursive: true });
      await writeBeside(target, old?.mode, chunks, signal);
    }
  } catch (error) {
    failWrite(path, error);
  }
  return readFacts(path);
}

async function writeOpen(target: string, chunks: Iterable<string | Uint8Array>, signal: AbortSignal): Promise<void> {
  const file = await open(target, "w");
  try {
    await writeChunks(file, chunks, signal);
  } finally {
    await file.close();
  }
}

async function writeBeside(
  target: string,
  mode: number | undefined,
  chunks: Iterable<string | Uint8Array>,
  signal: AbortSignal,
): Promise<void> {
  const temporary = temporaryBeside(target);
  const cancel = await atProcessEnd(() => rmSync(temporary, { force: true }));
  try {
    signal.throwIfAborted();
    // At once: another thread could make the file after the end of the process has removed it.
    closeSync(openSync(temporary, "wx"));
    const file = await open(temporary, "r+");
    try {
      if (mode !== undefined) await file.chmod(mode);
      await writeChunks(file, chunks, signal);
      await file.sync();
    } finally {
      await file.close();
    }
    signal.throwIfAborted();
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  } finally {
    cancel();
  }
  await syncFolder(dirname(target));
}

async function writeChunks(
  file: FileHandle,
  chunks: Iterable<string | Uint8Array>,
  signal: AbortSignal,
): Promise<void> {
  try {
    for (const chunk of chunks) {
      signal.throwIfAborted();
      await file.writeFile(chunk, { signal });
    }
  } catch (error) {
    // The file system has an error of its own for an abort.
    signal.throwIfAborted();
    throw error;
  }
}

/** Makes the new name last through a power cut, where the system can. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r").catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}
