import { DataflowError } from "../../errors/dataflow-error.ts";
import { runAborted } from "../../errors/run.ts";

/** An abort of a run as something to wait against: hooks that never settle must not keep it from being heard. */
export interface Abortion {
  /** Waits for work, unless the run is aborted before. */
  race<Result>(work: Promise<Result>): Promise<Result>;
  /** Nobody waits any more. */
  forget(): void;
}

export function listenForAbort(signal: AbortSignal | undefined): Abortion {
  if (signal === undefined) return { race: (work) => work, forget: () => {} };
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => {});
  // Nodes in flight know better what was aborted, and come first.
  const abort = (): void =>
    void setImmediate(() => reject(new DataflowError([runAborted([])], { cause: signal.reason })));
  if (signal.aborted) abort();
  else signal.addEventListener("abort", abort, { once: true });
  return {
    race: (work) => Promise.race([work, promise]),
    forget: () => signal.removeEventListener("abort", abort),
  };
}
