import { type FileHandle, open, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import type { RunEnded, RunStart } from "./run-event.ts";

const named = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.\d{3}Z-.+\.jsonl$/;
const mostHead = 1 << 20;
const mostTail = 1 << 18;

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
    const head = await readPart(file, 0, Math.min(size, mostHead));
    const tail = await readPart(file, Math.max(0, size - mostTail), Math.min(size, mostTail));
    const [first = ""] = head.split("\n", 1);
    const last = tail.endsWith("\n") ? tail.slice(0, -1).split("\n").at(-1)! : "";
    return { start: parseEvent(first, "runStart"), end: parseEvent(last, "runEnd") };
  } finally {
    await file.close();
  }
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

/** Leaves so many finished runs, the newest ones. Those that are under way, or never came to their end, are left alone. */
export async function removeOldRuns(folder: string, keep: number): Promise<void> {
  const finished: string[] = [];
  for (const path of (await findRunFiles(folder)).toReversed()) {
    if ((await readEnds(path))?.end === undefined) continue;
    if (finished.push(path) > keep) await rm(path, { force: true });
  }
}
