import type { CacheStore } from "../cache/store.ts";
import { openFileStore } from "./files/open-files.ts";

/** How a folder of results is kept. */
export interface FileStoreOptions {
  /** Results up to this many bytes stand in the journal; larger ones have a file of their own. 16,384 unless told. */
  readonly inlineBytes?: number;
}

/**
 * A store of results in a folder, which the processes of one machine may share. The journal tells all that was stored, a line each; results above 16 KB lie beside it in `results/`, named by
 * their SHA-256, and an index (SQLite, which is part of Node) is made from the journal. Nothing half-written is ever found: what a process that was killed has left is skipped, damage is noticed by
 * hashes, and a damaged index is made anew. Nothing is made before something is stored; git leaves the folder alone.
 *
 * A folder on a file system that several machines share is not meant to be used this way, for their locks cannot be relied upon: use `s3` there.
 *
 * Throws a `DataflowError` when it is used: `STORE_NOT_WRITTEN` where the folder cannot be written, `STORE_FORMAT_UNKNOWN` where another version of Eponym stored there in another format,
 * `STORE_BUSY` where another process keeps it locked.
 *
 * @param path the folder, from the current folder
 *
 * @example
 * ```ts
 * import { files, type CacheStore } from "eponym/cache";
 *
 * const store: CacheStore = files(".eponym/cache");
 * for await (const { node, summary, size } of store.list()) console.log(node, summary, `${size} bytes`);
 * await store.close();
 * ```
 */
export function files(path: string, { inlineBytes = 16_384 }: FileStoreOptions = {}): CacheStore {
  return openFileStore(path, { inlineBytes, tailBytes: 1 << 20, now: Date.now });
}
