import { hashFile } from "../values/hash-file.ts";
import { sha256 } from "../values/sha256.ts";
import type { Entry } from "./entry.ts";
import { after, orElse } from "./maybe.ts";
import type { ResultCache } from "./result-cache.ts";
import type { MaybePromise } from "./store.ts";

/** Bytes that are not there, or not what they were. */
export const gone: unique symbol = Symbol("gone");
/** Bytes that are what was stored, and that this driver has no way to read: another, with the codec or the package, has. */
export const unreadable: unique symbol = Symbol("unreadable");

/** From here on it is worth while not to have a file in memory. */
const large = 1 << 24;

/** The value of an entry once its bytes have proved to be right, or one of the marks. */
export function loadResult({ store, coding }: ResultCache, entry: Entry): MaybePromise<unknown> {
  const path = entry.size >= large ? store.file?.(entry) : undefined;
  if (path !== undefined && entry.format === "parquet") return loadFile(coding, entry, path);
  return after(store.read(entry), (bytes) =>
    bytes === undefined || sha256(bytes) !== entry.sum
      ? gone
      : orElse<unknown>(
          () => coding.decode(entry.format, bytes),
          () => unreadable,
        ),
  );
}

async function loadFile(coding: ResultCache["coding"], entry: Entry, path: string): Promise<unknown> {
  if ((await hashFile(path)) !== entry.sum) return gone;
  return orElse<unknown>(
    () => coding.decodeFile(entry.format, path),
    () => unreadable,
  );
}
