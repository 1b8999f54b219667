import { randomUUID } from "node:crypto";
import { mkdir, open, realpath, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathIsFolder } from "../../errors/data.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import { failWrite } from "./file-failure.ts";
import { readFacts, type FileFacts } from "./read-file.ts";

/**
 * Writes a file whole or not at all: into a temporary file beside it, which takes its place once it is on the disk. A failure or an abort
 * leaves what was there before. Folders are made. A link is followed, and the permissions of a file that is replaced are kept.
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
    await mkdir(dirname(target), { recursive: true });
    await replaceFile(target, old?.mode, chunks, signal);
  } catch (error) {
    failWrite(path, error);
  }
  return readFacts(path);
}

async function replaceFile(
  target: string,
  mode: number | undefined,
  chunks: Iterable<string | Uint8Array>,
  signal: AbortSignal,
): Promise<void> {
  // Its name does not grow with the target's, so that it is never too long.
  const temporary = join(dirname(target), `.${randomUUID()}.tmp`);
  try {
    const file = await open(temporary, "wx");
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
  }
  await syncFolder(dirname(target));
}

async function writeChunks(
  file: FileHandle,
  chunks: Iterable<string | Uint8Array>,
  signal: AbortSignal,
): Promise<void> {
  for (const chunk of chunks) {
    signal.throwIfAborted();
    await file.appendFile(chunk);
  }
}

/** Makes the new name last through a power cut, where the system can. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r").catch(() => undefined);
  await folder?.sync().catch(() => undefined);
  await folder?.close();
}
