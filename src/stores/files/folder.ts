import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DataflowError } from "../../errors/dataflow-error.ts";
import { storeFormatUnknown } from "../../errors/stores.ts";

/**
 * The names in a store's folder. The format is told by a name, which no damage to bytes changes; that empty file is also what is locked.
 */
export interface Folder {
  readonly path: string;
  readonly lock: string;
  readonly leases: string;
  readonly results: string;
  journal(generation: number): string;
  index(generation: number): string;
  /** The latest generation, or `undefined` where nothing was stored yet. Throws where the folder has another format. */
  latest(): number | undefined;
  /** A number above all generations that left anything. */
  next(): number;
  /** What is left of generations before this one, and of attempts to make one. */
  removeBefore(generation: number): void;
  /** Makes the folder. Git leaves it alone. */
  make(): void;
}

export const storeFormat = 1;

const numbered = /^(journal|index)-(\d+)\.(jsonl|db|db-wal|db-shm|tmp)$/;

export function describeFolder(path: string): Folder {
  // Asked for each result of a first run, where an error would cost ten times as much.
  const names = (): readonly string[] =>
    statSync(path, { throwIfNoEntry: false }) === undefined ? [] : readdirSync(path);
  return {
    path,
    lock: join(path, `format-${storeFormat}`),
    leases: join(path, "leases"),
    results: join(path, "results"),
    journal: (generation) => join(path, `journal-${generation}.jsonl`),
    index: (generation) => join(path, `index-${generation}.db`),
    latest: () => {
      let latest: number | undefined;
      for (const name of names()) {
        const other = /^format-(\d+)$/.exec(name)?.[1];
        if (other !== undefined && Number(other) !== storeFormat)
          throw new DataflowError([storeFormatUnknown(path, Number(other), storeFormat)]);
        const [, kind, number, ending] = numbered.exec(name) ?? [];
        if (kind === "journal" && ending === "jsonl") latest = Math.max(latest ?? 0, Number(number));
      }
      return latest;
    },
    next: () => 1 + Math.max(0, ...names().map((name) => Number(numbered.exec(name)?.[2] ?? 0))),
    removeBefore: (generation) => {
      for (const name of names()) {
        const [, , number, ending] = numbered.exec(name) ?? [];
        if (number === undefined || (Number(number) >= generation && ending !== "tmp")) continue;
        // Where the system keeps open files, the next generation tries again.
        try {
          rmSync(join(path, name), { force: true });
        } catch {
          continue;
        }
      }
    },
    make: () => {
      mkdirSync(path, { recursive: true });
      try {
        writeFileSync(join(path, ".gitignore"), "*\n", { flag: "wx" });
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      }
    },
  };
}
