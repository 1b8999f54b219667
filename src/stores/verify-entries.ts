import type { CacheStore, StoreFault } from "../cache/store.ts";
import { sha256 } from "../values/sha256.ts";
import { mapAhead } from "./map-ahead.ts";

const mostAtOnce = 8;

/** Reads the bytes of every entry and compares them with their sums; gives what is wrong. For stores that cannot look at themselves. */
export async function* verifyEntries(
  store: Pick<CacheStore, "list" | "read">,
): AsyncGenerator<StoreFault, void, undefined> {
  const faults = mapAhead(store.list(), mostAtOnce, async (entry): Promise<StoreFault | undefined> => {
    const { key: where, node, sum, size } = entry;
    const bytes = await store.read(entry);
    if (bytes === undefined) return { kind: "missing", where, what: `the result of "${node}" is gone` };
    if (bytes.length === size && sha256(bytes) === sum) return undefined;
    return { kind: "damaged", where, what: `the result of "${node}" has other bytes than it had` };
  });
  for await (const fault of faults) if (fault) yield fault;
}
