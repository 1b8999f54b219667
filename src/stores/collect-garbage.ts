import type { CacheStore, StoredEntry } from "../cache/store.ts";
import { useSlack } from "./use-slack.ts";

/** What is to be kept. Each rule drops what it does not keep; where there is none, nothing is dropped. Pinned entries always stay. */
export interface GarbagePolicy {
  /**
   * Of each node, what its latest so many runs have stored, and whatever may have been reused since the first of these: uses are noted to ten minutes, so what was last used up to ten
   * minutes before that stays, too. A run of a node in a fan-out stores an entry for each item; they count as one.
   */
  readonly keepLast?: number;
  /** Not reused for so many milliseconds: dropped. */
  readonly maxAge?: number;
  /** So many bytes at most; what has not been reused for longest is dropped first. */
  readonly maxSize?: number;
  /** Only tells what would be dropped. */
  readonly dryRun?: boolean;
}

/** What was dropped, or would be. Bytes that several entries share count once, and as freed only where none of these is left. */
export interface GarbageReport {
  readonly removed: number;
  readonly freed: number;
  readonly kept: number;
  readonly keptBytes: number;
  /** By node, most bytes first; nodes that lose nothing are left out. */
  readonly nodes: readonly NodeGarbage[];
}

export interface NodeGarbage {
  readonly module: string;
  readonly node: string;
  readonly removed: number;
  readonly freed: number;
}

/** Drops the entries of a store that a policy does not keep. */
export async function collectGarbage(
  store: Pick<CacheStore, "list" | "remove">,
  policy: GarbagePolicy,
  now = Date.now(),
): Promise<GarbageReport> {
  const entries: StoredEntry[] = [];
  for await (const entry of store.list()) entries.push(entry);
  const garbage = findGarbage(entries, policy, now);
  const kept = entries.filter((entry) => !garbage.has(entry));
  const removed = [...garbage];
  if (policy.dryRun !== true && removed.length > 0) await store.remove(removed);
  const nodes = countByNode(removed, new Set(kept.map(({ sum }) => sum)));
  return {
    removed: removed.length,
    freed: nodes.reduce((total, { freed }) => total + freed, 0),
    kept: kept.length,
    keptBytes: countBytes(kept),
    nodes,
  };
}

/** The bytes of entries, those that are shared once. */
export function countBytes(entries: readonly StoredEntry[]): number {
  return [...new Map(entries.map(({ sum, size }) => [sum, size])).values()].reduce((total, size) => total + size, 0);
}

function findGarbage(entries: readonly StoredEntry[], policy: GarbagePolicy, now: number): ReadonlySet<StoredEntry> {
  const { keepLast = Infinity, maxAge = Infinity, maxSize = Infinity } = policy;
  const garbage = new Set<StoredEntry>();
  for (const ofNode of Map.groupBy(entries, nodeOf).values()) {
    const oldest = Math.max(now - maxAge, startOfLatest(ofNode, keepLast) - useSlack);
    for (const entry of ofNode) if (!entry.isPinned && entry.usedAt < oldest) garbage.add(entry);
  }
  const left = entries.filter((entry) => !garbage.has(entry));
  const takers = Map.groupBy(left, ({ sum }) => sum);
  let bytes = countBytes(left);
  const leastRecent = left.filter(({ isPinned }) => !isPinned).toSorted((one, other) => one.usedAt - other.usedAt);
  for (const entry of leastRecent) {
    if (bytes <= maxSize) break;
    garbage.add(entry);
    if (takers.get(entry.sum)!.every((taker) => garbage.has(taker))) bytes -= entry.size;
  }
  return garbage;
}

function nodeOf({ module, node }: StoredEntry): string {
  return JSON.stringify([module, node]);
}

/** When the first of the latest so many runs has begun to store results of a node. */
function startOfLatest(entries: readonly StoredEntry[], most: number): number {
  const starts = [...Map.groupBy(entries, ({ run }) => run).values()].map((stored) =>
    stored.reduce((first, { at }) => Math.min(first, at), Infinity),
  );
  return starts.toSorted((one, other) => other - one)[most - 1] ?? -Infinity;
}

function countByNode(removed: readonly StoredEntry[], needed: ReadonlySet<string>): readonly NodeGarbage[] {
  const counted = new Set(needed);
  const nodes = [...Map.groupBy(removed, nodeOf).values()].map((entries) => {
    const { module, node } = entries[0]!;
    const freed = entries.filter(({ sum }) => !counted.has(sum));
    for (const { sum } of entries) counted.add(sum);
    return { module, node, removed: entries.length, freed: countBytes(freed) };
  });
  return nodes.toSorted((one, other) => other.freed - one.freed || other.removed - one.removed);
}
