import { randomUUID } from "node:crypto";
import {
  closeSync,
  fstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { open, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Entry } from "../../cache/entry.ts";
import type { MaybePromise } from "../../cache/store.ts";
import { nameOf } from "./line.ts";

/** The bytes of large results, a file each, named by their SHA-256 and format: `results/ab/ab12….parquet`. */
export interface Results {
  path(entry: Entry): string;
  has(entry: Entry): boolean;
  write(entry: Entry, bytes: Uint8Array): MaybePromise<void>;
  /** The path of a new file that is not finished, and what moves it to its place. */
  scratch(): string;
  adopt(entry: Entry, path: string): void;
  read(entry: Entry): MaybePromise<Uint8Array | undefined>;
  /** Removes the files of these bytes, whatever their format. */
  remove(sum: string): void;
  /** Every file: its path, the sum that it is named by, and when it was written; `undefined` for one that was not finished. */
  list(): readonly ResultFile[];
}

export interface ResultFile {
  readonly path: string;
  readonly sum: string | undefined;
  readonly writtenAt: number;
}

/** Up to this many bytes it is quicker to wait for the disk than for a promise. */
const writtenAtOnce = 1 << 20;
const readAtOnce = 4 << 20;
/** What one call to the system takes at most. */
const piece = 1 << 30;

export function openResults(folder: string): Results {
  const parts = ({ sum, format }: Entry): readonly [string, string] => {
    const name = nameOf(sum);
    return [name.slice(0, 2), `${name}.${/^[a-z\d]+$/i.test(format) ? format : "bin"}`];
  };
  const pathOf = (entry: Entry): string => join(folder, ...parts(entry));
  const sizeOf = (path: string): number | undefined => statSync(path, { throwIfNoEntry: false })?.size;
  const has = (entry: Entry): boolean => sizeOf(pathOf(entry)) === entry.size;
  const namesIn = (path: string): readonly string[] => {
    try {
      return readdirSync(path);
    } catch (error) {
      if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return [];
      throw error;
    }
  };

  return {
    path: pathOf,
    has,
    write: (entry, bytes) => {
      if (has(entry)) return;
      const path = pathOf(entry);
      mkdirSync(dirname(path), { recursive: true });
      const temporary = join(dirname(path), `.${randomUUID()}.tmp`);
      if (bytes.length > writtenAtOnce) return writeLarge(temporary, path, bytes);
      try {
        writeFileSync(temporary, bytes, { flag: "wx" });
        renameSync(temporary, path);
      } catch (error) {
        rmSync(temporary, { force: true });
        throw error;
      }
    },
    scratch: () => {
      const within = join(folder, "00");
      mkdirSync(within, { recursive: true });
      return join(within, `.${randomUUID()}.tmp`);
    },
    adopt: (entry, from) => {
      const path = pathOf(entry);
      mkdirSync(dirname(path), { recursive: true });
      if (has(entry)) rmSync(from, { force: true });
      else renameSync(from, path);
    },
    read: (entry) => {
      const path = pathOf(entry);
      return entry.size <= readAtOnce ? readSmall(path, entry.size) : readLarge(path, entry.size);
    },
    remove: (sum) => {
      const name = nameOf(sum);
      const within = join(folder, name.slice(0, 2));
      for (const file of namesIn(within)) if (file.startsWith(`${name}.`)) rmSync(join(within, file), { force: true });
    },
    list: () =>
      namesIn(folder).flatMap((part) =>
        namesIn(join(folder, part)).flatMap((name) => {
          const path = join(folder, part, name);
          const written = statSync(path, { throwIfNoEntry: false })?.mtimeMs;
          const sum = name.startsWith(".") ? undefined : name.slice(0, name.lastIndexOf("."));
          return written === undefined ? [] : [{ path, sum, writtenAt: written }];
        }),
      ),
  };
}

async function writeLarge(temporary: string, path: string, bytes: Uint8Array): Promise<void> {
  try {
    const file = await open(temporary, "wx");
    try {
      for (let done = 0; done < bytes.length;) {
        const { bytesWritten } = await file.write(bytes, done, Math.min(piece, bytes.length - done));
        done += bytesWritten;
      }
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/** `undefined` where the file is gone, or has another size. */
function readSmall(path: string, size: number): Uint8Array | undefined {
  let file: number;
  try {
    file = openSync(path, "r");
  } catch (error) {
    return toMissing(error);
  }
  try {
    if (fstatSync(file).size !== size) return undefined;
    const bytes = Buffer.allocUnsafeSlow(size);
    let done = 0;
    for (let count = -1; done < size && count !== 0; done += count)
      count = readSync(file, bytes, done, size - done, done);
    return done === size ? bytes : undefined;
  } finally {
    closeSync(file);
  }
}

async function readLarge(path: string, size: number): Promise<Uint8Array | undefined> {
  const file = await open(path, "r").catch(toMissing);
  if (file === undefined) return undefined;
  try {
    if ((await file.stat()).size !== size) return undefined;
    const bytes = Buffer.allocUnsafeSlow(size);
    let done = 0;
    for (let count = -1; done < size && count !== 0; done += count)
      count = (await file.read(bytes, done, Math.min(piece, size - done), done)).bytesRead;
    return done === size ? bytes : undefined;
  } finally {
    await file.close();
  }
}

function toMissing(error: unknown): undefined {
  if (["ENOENT", "ENOTDIR"].includes((error as NodeJS.ErrnoException).code ?? "")) return undefined;
  throw error;
}
