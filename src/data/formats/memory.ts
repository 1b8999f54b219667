import { memoryEmpty } from "../../errors/data.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import type { Loader } from "../../loader.ts";
import type { Saver } from "../../saver.ts";

/** A place for one value, empty at first: `const report: Memory<string> = {}`. */
export interface Memory<T> {
  /** What was saved last. */
  value?: T;
}

/** The memories that are known by a name; they last as long as the process. */
const named = new Map<string, Memory<unknown>>();

/** What was saved last to a memory, or under a name in this process. It is the value itself, no copy. */
export function loadMemory<T = unknown>(memory: Memory<T> | string): Loader<T> {
  const key = typeof memory === "string" ? memory : undefined;
  return {
    kind: "memory",
    load() {
      const found = typeof memory === "string" ? (named.get(memory) as Memory<T> | undefined) : memory;
      if (found === undefined || !("value" in found)) throw new DataflowError([memoryEmpty(key, [...named.keys()])]);
      return { data: found.value, metadata: describe(key) };
    },
  };
}

/** Keeps the value itself, no copy, in a memory or under a name in this process. */
export function saveMemory<T = unknown>(memory: Memory<T> | string): Saver<T> {
  return {
    kind: "memory",
    save(value) {
      if (typeof memory === "string") named.set(memory, { value });
      else memory.value = value;
      return describe(typeof memory === "string" ? memory : undefined);
    },
  };
}

function describe(key: string | undefined): { readonly key?: string } {
  return key === undefined ? {} : { key };
}
