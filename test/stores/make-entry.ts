import type { Entry } from "../../src/cache/entry.ts";
import { sha256 } from "../../src/values/sha256.ts";

/** A result with what is known of it; what is not given follows from the rest. */
export interface Made {
  readonly entry: Entry;
  readonly bytes: Uint8Array;
}

export function makeEntry(text: string | Uint8Array, given: Partial<Entry> = {}): Made {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  const sum = sha256(bytes);
  const node = given.node ?? "total";
  const base = given.base ?? sha256(`base ${node} ${sum}`);
  const entry: Entry = {
    key: sha256(`key ${base} ${given.freshness ?? ""}`),
    base,
    node,
    module: "prices",
    code: sha256("code"),
    inputs: { net: sha256("net") },
    version: sha256(`version ${sum}`),
    format: "text",
    sum,
    size: bytes.length,
    summary: "text",
    ms: 12.5,
    at: 1_700_000_000_000,
    run: "run-1",
    ...given,
  };
  return { entry, bytes };
}
