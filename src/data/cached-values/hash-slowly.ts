import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import type { MaybePromise } from "../../cache/store.ts";
import { sha256 } from "../../values/sha256.ts";

/** What is hashed at once, in some 50 ms. */
const slice = 1 << 26;

/** SHA-256 (hex) of bytes: at once, or of many with pauses for whatever else goes on. */
export function hashBytes(bytes: Uint8Array): MaybePromise<string> {
  return bytes.length <= slice ? sha256(bytes) : hashSlowly(bytes);
}

export async function hashSlowly(bytes: Uint8Array): Promise<string> {
  const hash = createHash("sha256");
  for (let start = 0; start < bytes.length; start += slice) {
    if (start > 0) await setImmediate();
    hash.update(bytes.subarray(start, start + slice));
  }
  return hash.digest("hex");
}
