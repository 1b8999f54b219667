import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
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

/** SHA-256 (hex) of a file, through one small buffer; `undefined` where there is none. */
async function hashFile(path: string): Promise<string | undefined> {
  const file = await open(path).catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const hash = createHash("sha256");
    const buffer = Buffer.allocUnsafeSlow(1 << 20);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, buffer.length);
      if (bytesRead === 0) return hash.digest("hex");
      hash.update(buffer.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}
