/** So long a run may keep the event loop from turning before it gives way between two steps. */
const mostMs = 20;

/** Lets timers, connections and signals have their turn between the steps of a run that never waits for anything. */
export interface EventLoop {
  /** It is time for a turn. */
  isDue(): boolean;
  /** Calls back in the turn after the next. */
  turn(then: () => void): void;
}

export function watchEventLoop(): EventLoop {
  let last = performance.now();
  let waiting: Set<() => void> | undefined;
  return {
    isDue: () => waiting !== undefined || performance.now() - last > mostMs,
    turn(then) {
      if (waiting !== undefined) return void waiting.add(then);
      waiting = new Set([then]);
      setImmediate(() => {
        const ready = waiting!;
        waiting = undefined;
        last = performance.now();
        for (const goOn of ready) goOn();
      });
    },
  };
}
