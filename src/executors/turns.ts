/** Lets so many through at a time, first come first served. */
export interface Turns {
  /** Waits for a turn; rejects as the signal is aborted. */
  take(signal: AbortSignal): Promise<void>;
  /** Gives it to the next. */
  pass(): void;
  /** Rejects all that wait. */
  refuse(reason: unknown): void;
}

interface Waiting {
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

/** Piscina's own queue would stand still where the last thread dies, so that it is never given more calls than threads. */
export function createTurns(max: number): Turns {
  let taken = 0;
  const queue = new Set<Waiting>();
  return {
    async take(signal) {
      signal.throwIfAborted();
      if (taken < max) {
        taken++;
        return;
      }
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      const waiting = { resolve, reject };
      const leave = (): void => {
        if (queue.delete(waiting)) reject(signal.reason);
      };
      queue.add(waiting);
      signal.addEventListener("abort", leave, { once: true });
      await promise.finally(() => signal.removeEventListener("abort", leave));
    },
    pass() {
      const [next] = queue;
      if (next === undefined) {
        taken--;
        return;
      }
      queue.delete(next);
      next.resolve();
    },
    refuse(reason) {
      for (const { reject } of queue) reject(reason);
      queue.clear();
    },
  };
}
