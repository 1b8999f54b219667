import type { NodeEnd } from "../../run/adapter.ts";
import type { ItemCounts } from "./run-event.ts";

/** Adds up how the items of one node end, however many there are. */
export interface ItemTally {
  /** How many have ended, this one included. */
  add(end: NodeEnd): number;
  readonly failed: () => number;
  /** What has come about since it was last asked, if anything. */
  take(): ItemCounts | undefined;
}

export function tallyItems(node: string): ItemTally {
  const counts = { done: 0, cached: 0, failed: 0, skipped: 0, aborted: 0 };
  let [called, total, isChanged] = [0, 0, false];
  let [msMin, msMax] = [Infinity, 0];
  let [startedAt, endedAt] = [Infinity, 0];
  return {
    add({ status, startedAt: start, ms }) {
      isChanged = true;
      counts[status]++;
      startedAt = Math.min(startedAt, start);
      endedAt = Math.max(endedAt, start + ms);
      if (status !== "skipped" && status !== "cached") {
        called++;
        total += ms;
        msMin = Math.min(msMin, ms);
        msMax = Math.max(msMax, ms);
      }
      return counts.done + counts.cached + counts.failed + counts.skipped + counts.aborted;
    },
    failed: () => counts.failed,
    take() {
      if (!isChanged) return undefined;
      isChanged = false;
      const msMean = called === 0 ? 0 : total / called;
      return {
        event: "nodeItems",
        node,
        ...counts,
        startedAt,
        endedAt,
        msMin: called === 0 ? 0 : msMin,
        msMean,
        msMax,
      };
    },
  };
}
