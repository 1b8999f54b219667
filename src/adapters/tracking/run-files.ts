import { type FileHandle, open, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { RunEnded, RunStart } from "./run-event.ts";

const named = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z-.+\.jsonl$/;

/** Names in order of time are names in order. */
export function nameRunFile(startedAt: number, id: string): string {
  return `${new Date(startedAt).toISOString().replaceAll(":", "-")}-${id.replaceAll(/[^\w.-]/g, "_").slice(0, 100)}.jsonl`;
}

/** The paths of the files of a folder that tell of runs, the oldest first; none where there is no folder. */
export async function findRunFiles(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  return names
    .filter((name) => named.test(name))
    .toSorted()
    .map((name) => join(folder, name));
}

/** The first and the last line of a file; `undefined` where they are not what they should be. */
export async function readEnds(
  path: string,
): Promise<{ readonly start: RunStart | undefined; readonly end: RunEnded | undefined } | undefined> {
  const file = await open(path).catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const { size } = await file.stat();
    return {
      start: parseEvent(await readFirst(file), "runStart"),
      end: parseEvent(await readLast(file, size), "runEnd"),
    };
  } finally {
    await file.close();
  }
}

/** Lines are rarely long. */
const lengths = [1 << 13, 1 << 20];

async function readFirst(file: FileHandle): Promise<string> {
  for (const length of lengths) {
    const text = await readPart(file, 0, length);
    const end = text.indexOf("\n");
    if (end >= 0) return text.slice(0, end);
  }
  return "";
}

async function readLast(file: FileHandle, size: number): Promise<string> {
  for (const length of lengths) {
    const text = await readPart(file, Math.max(0, size - length), Math.min(size, length));
    if (!text.endsWith("\n")) return "";
    const start = text.lastIndexOf("\n", text.length - 2);
    if (start >= 0) return text.slice(start + 1, -1);
  }
  return "";
}

async function readPart(file: FileHandle, position: number, length: number): Promise<string> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.toString("utf8", 0, bytesRead);
}

function parseEvent<Event extends { readonly event: string }>(line: string, name: Event["event"]): Event | undefined {
  try {
    const event = JSON.parse(line) as Event;
    return event.event === name ? event : undefined;
  } catch {
    return undefined;
  }
}

/** Leaves so many finished runs, the newest ones. Those that are under way, or never came to their end, are left alone. `finished` are files that need not be looked at again. */
export async function removeOldRuns(folder: string, keep: number, finished: Set<string>): Promise<void> {
  const paths = await findRunFiles(folder);
  if (paths.length <= keep) return;
  let kept = 0;
  for (const path of paths.toReversed()) {
    if (!finished.has(path) && (await readEnds(path))?.end === undefined) continue;
    finished.add(path);
    if (++kept <= keep) continue;
    await rm(path, { force: true });
    finished.delete(path);
  }
}
