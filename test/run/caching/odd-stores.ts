import type { CacheStore } from "../../../src/cache/store.ts";
import { drain } from "../make-dataflow.ts";

/** A store that promises everything, and keeps its word in a later turn. */
export function slowStore(store: CacheStore): CacheStore {
  const slow = Object.entries(store).map(([name, member]) => {
    if (typeof member !== "function" || name === "touch" || name === "list") return [name, member] as const;
    const call = member as (...args: unknown[]) => unknown;
    return [
      name,
      async (...args: unknown[]) => {
        await drain();
        return call.apply(store, args);
      },
    ] as const;
  });
  return Object.fromEntries(slow) as unknown as CacheStore;
}

/** A store that loses or damages what it is to read, as the numbers say. */
export function damagedStore(store: CacheStore, numbers: readonly number[]): CacheStore {
  let turn = 0;
  return {
    ...store,
    read(entry) {
      const number = numbers[turn++ % numbers.length] ?? 0;
      const found = store.read(entry);
      if (number === 1) return undefined;
      if (number !== 2 || !(found instanceof Uint8Array)) return found;
      const damaged = found.slice();
      damaged[turn % damaged.length]! ^= 1;
      return damaged;
    },
  };
}

/** A store that cannot be reached any more after so many calls. */
export function failingStore(store: CacheStore, calls: number): CacheStore {
  let left = calls;
  const failing = Object.entries(store).map(([name, member]) => {
    if (typeof member !== "function") return [name, member] as const;
    const call = member as (...args: unknown[]) => unknown;
    return [
      name,
      (...args: unknown[]) => {
        if (name !== "touch" && left-- <= 0) throw new Error("The store is gone.");
        return call.apply(store, args);
      },
    ] as const;
  });
  return Object.fromEntries(failing) as unknown as CacheStore;
}
