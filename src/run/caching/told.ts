import type { MaybePromise } from "../../cache/store.ts";
import { failCall } from "../hooks/call-node.ts";
import type { NodeCallState } from "../hooks/node-call.ts";

const told = new WeakSet<object>();

/** Marks an error of which the adapters know. */
export function markTold(error: unknown): void {
  if (typeof error === "object" && error !== null) told.add(error);
}

export function isTold(error: unknown): boolean {
  return typeof error === "object" && error !== null && told.has(error);
}

/** Throws an error once the adapters have been told that a call has failed with it. */
export function throwTold(call: NodeCallState | undefined, error: unknown): MaybePromise<never> {
  const waits = call === undefined ? undefined : failCall(call, error);
  if (waits === undefined) throw error;
  return waits.then(() => {
    throw error;
  });
}
