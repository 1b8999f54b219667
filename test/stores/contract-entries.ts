import { hash } from "node:crypto";
import type { CacheStore, Entry } from "../../src/cache.ts";

export const sha256 = (text: string | Uint8Array): string => hash("sha256", text);

/** An entry of a small dataflow with its bytes; what is not told follows from the name. */
export function makeEntry(name: string, bytes: Uint8Array, told: Partial<Entry> = {}): Entry {
  return {
    key: sha256(`key ${name}`),
    base: sha256(`base ${name}`),
    node: "total",
    module: "orders",
    code: sha256("code of total"),
    inputs: { price: sha256(`price ${name}`), amount: sha256("amount") },
    version: sha256(`version ${name}`),
    format: "bytes",
    sum: sha256(bytes),
    size: bytes.length,
    summary: `${bytes.length} bytes`,
    ms: 0.25,
    at: 1_760_000_000_000,
    run: "run-1",
    ...told,
  };
}

/** Bytes that follow from a name, so that every reader knows what it has to find. */
export function bytesOf(name: string, size: number): Uint8Array {
  const pattern = Buffer.from(sha256(name), "hex");
  return Uint8Array.from({ length: size }, (_, index) => (pattern[index % 32]! + index) & 0xff);
}

export async function listAll(store: CacheStore): Promise<readonly string[]> {
  const keys: string[] = [];
  for await (const { key } of store.list()) keys.push(key);
  return keys.toSorted();
}

export async function faultsOf(store: CacheStore): Promise<readonly string[]> {
  const faults: string[] = [];
  for await (const { kind, where, what } of store.verify!()) faults.push(`${kind} ${where}: ${what}`);
  return faults;
}
