/** The longest that a timer of Node can wait; for a longer time it fires at once. */
export const longestWait = 2_147_483_647;

/** Waits; ends at once with the signal's reason, leaving no timer behind. `onStart` is given a function that ends the wait early. */
export function sleep(ms: number, signal: AbortSignal, onStart?: (wake: () => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(signal.reason);
      return;
    }
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener("abort", fail);
      resolve();
    };
    const fail = (): void => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(end, Math.min(Math.ceil(ms), longestWait));
    signal.addEventListener("abort", fail, { once: true });
    onStart?.(end);
  });
}
