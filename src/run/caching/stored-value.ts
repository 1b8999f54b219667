import type { Entry } from "../../cache/entry.ts";
import type { MaybePromise } from "../../cache/store.ts";

/** In the slot of a node whose result is kept and has not been read: most are only taken for their version. */
export class StoredValue {
  readonly entry: Entry;
  /** Computes the value, where what was kept is damaged or gone. */
  readonly recover: () => MaybePromise<unknown>;
  /** While it is being read. */
  loading: Promise<unknown> | undefined = undefined;
  /** The value, for as long as somebody else holds it. */
  alive: WeakRef<object> | undefined = undefined;

  constructor(entry: Entry, recover: () => MaybePromise<unknown>) {
    this.entry = entry;
    this.recover = recover;
  }

  /** What is told of it in the place of its shape. */
  get [Symbol.toStringTag](): string {
    return this.entry.summary;
  }
}
