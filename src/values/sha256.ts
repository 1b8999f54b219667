import { createHash, hash } from "node:crypto";

/** Up to here the hash in one call is faster. */
const largest = 1 << 16;

/** SHA-256 in hex; of a text, that of its UTF-8. */
export function sha256(data: string | Uint8Array): string {
  return data.length < largest ? hash("sha256", data) : createHash("sha256").update(data).digest("hex");
}
