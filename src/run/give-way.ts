import { endWait, park, unpark } from "./flight.ts";
import type { RunState } from "./run-state.ts";

/**
 * A step waits, and gives up its place in `concurrency`. What it gives takes a place again and then calls back; where the signal is aborted the step does without one, as it is about to
 * come to its end.
 */
export function leavePlace(run: RunState, step: number, signal: AbortSignal | undefined): (goOn: () => void) => void {
  let isBack = false;
  let next: (() => void) | undefined;
  const withdraw = (): void => {
    isBack = true;
    endWait(run, step);
    next?.();
  };
  if (signal?.aborted === true) return (goOn) => goOn();
  park(run, step);
  signal?.addEventListener("abort", withdraw, { once: true });
  return (goOn) => {
    if (isBack) return goOn();
    next = goOn;
    const take = (): void => {
      isBack = true;
      signal?.removeEventListener("abort", withdraw);
      goOn();
    };
    unpark(run, step, take, () => !isBack);
  };
}

/**
 * The same for policies. A place is not to be waited for by what has one, nor is a limit: whoever waits for a place may hold limits, and whoever waits for a limit holds no place, so
 * that the two never wait for each other.
 */
export function giveWay(run: RunState, step: number, signal: AbortSignal): () => Promise<void> | undefined {
  if (run.holders === undefined) return () => undefined;
  const takePlace = leavePlace(run, step, signal);
  return () => {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    let hasPlace = false;
    takePlace(() => {
      if (signal.aborted) return reject(signal.reason);
      hasPlace = true;
      resolve();
    });
    return hasPlace ? undefined : promise;
  };
}
