import type { TableType } from "../table.ts";
import { collectGarbage, usedHeap } from "./collect-garbage.ts";

/** So many bytes outside the JavaScript heap may lie dropped; and half of what the heap uses, since a collection takes as long as the heap is large. */
const mostDropped = 64 * 1024 * 1024;
const mostOfHeap = 0.5;

/**
 * Keeps count of dropped values whose bytes lie outside the JavaScript heap. V8 does not know of them, so it sees no reason to collect what
 * holds them: a polars frame of 500 MB looks to it like a few small objects.
 */
export interface NativeMemory {
  /** So much has been dropped that it should be collected before the next step. */
  readonly isDue: boolean;
  drop(bytes: number): void;
  /** Collects what was dropped, then calls back. */
  collect(then: () => void): void;
}

export function createNativeMemory(collectNow: () => void = collectGarbage): NativeMemory {
  let dropped = 0;
  return {
    get isDue() {
      return dropped >= mostDropped && dropped >= mostOfHeap * usedHeap();
    },
    drop(bytes) {
      dropped += bytes;
    },
    collect(then) {
      dropped = 0;
      // On an empty stack, so that no frame holds a value; finalizers run in the turn after the collection.
      setImmediate(() => {
        collectNow();
        setImmediate(then);
      });
    },
  };
}

/** Memory belongs to the process, so all of its runs share one count. */
export const processMemory: NativeMemory = createNativeMemory();

/** The bytes that a value keeps outside the JavaScript heap, as far as a table type knows. */
export function measureNative(value: unknown, tables: readonly TableType[]): number {
  if (typeof value !== "object" || value === null) return 0;
  for (const type of tables) {
    const bytes = type.nativeBytes?.(value) ?? 0;
    if (bytes > 0) return bytes;
  }
  return 0;
}
