import type { Entry } from "../../cache/entry.ts";
import { seal, unseal } from "./sealed.ts";

/** Results up to this size stand beside what is known of them, in one object. */
export const mostInline = 16 * 1024;

/** What the object of an entry holds. */
export interface KeptEntry {
  readonly entry: Entry;
  /** Base64; missing where the result has an object of its own. */
  readonly bytes?: string;
}

export function sealEntry(entry: Entry, bytes: Uint8Array): Uint8Array {
  return seal("entry", { entry, ...(bytes.length <= mostInline && { bytes: Buffer.from(bytes).toString("base64") }) });
}

/** What was kept under this key; `undefined` where the object is damaged, foreign, or that of another key. */
export function unsealEntry(key: string, object: Uint8Array | undefined): KeptEntry | undefined {
  const kept = object && (unseal("entry", object) as KeptEntry | undefined);
  return kept?.entry.key === key ? kept : undefined;
}

/** The result that stands in the object itself. */
export function inlineBytes({ bytes }: KeptEntry): Uint8Array | undefined {
  return bytes === undefined ? undefined : Buffer.from(bytes, "base64");
}
