import type { Node } from "../../node.ts";
import { describeWork } from "../in-flight.ts";
import { trackUnfinished } from "../unfinished.ts";
import { iterateInScope } from "./iteration-scope.ts";

/** What a fan-out iterates over. */
export interface Items {
  /** Where it is an array: itself, since going over it by index is faster. */
  readonly array: readonly unknown[] | undefined;
  readonly iterator: Iterator<unknown> | AsyncIterator<unknown> | undefined;
  readonly isAsync: boolean;
}

/** `undefined` where a value cannot be iterated over; a text could be, and is most often meant as one value. */
export function openItems(value: unknown): Items | undefined {
  if (Array.isArray(value)) return { array: value, iterator: undefined, isAsync: false };
  if ((typeof value !== "object" && typeof value !== "function") || value === null) return undefined;
  const { [Symbol.asyncIterator]: later, [Symbol.iterator]: now } = value as Partial<
    AsyncIterable<unknown> & Iterable<unknown>
  >;
  if (typeof later === "function")
    return { array: undefined, iterator: iterateInScope(value, () => later.call(value)), isAsync: true };
  if (typeof now === "function")
    return { array: undefined, iterator: iterateInScope(value, () => now.call(value)), isAsync: false };
  return undefined;
}

/** Tells an iterator that no further item is wanted; what it does then is of no account. */
export function closeItems({ iterator }: Items, fan: Node): void {
  try {
    const closed = iterator?.return?.();
    if (closed !== undefined) trackUnfinished(describeWork(fan), Promise.resolve(closed));
  } catch {
    // It may fail to close, which changes nothing of how the run ended.
  }
}
