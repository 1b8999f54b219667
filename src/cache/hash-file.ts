import { hash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";

interface Known {
  readonly changedAt: number;
  readonly size: number;
  readonly hash: string;
}

const known = new Map<string, Known>();

/** SHA-256 (hex) of a file, read again only after a change; `undefined` where there is no file. */
export function hashFile(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats?.isFile() !== true) return undefined;
  const { mtimeMs: changedAt, size } = stats;
  const before = known.get(path);
  if (before?.changedAt === changedAt && before.size === size) return before.hash;
  const now: Known = { changedAt, size, hash: hash("sha256", readFileSync(path), "hex") };
  known.set(path, now);
  return now.hash;
}
