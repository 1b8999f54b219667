/** How far the clock of the system may move away before it is followed, in milliseconds. */
const tolerated = 1;

/**
 * Clocks of runs, in milliseconds since 1970: finer than `Date.now`, so that spans nest exactly, and steady within a run. What the runs of one adapter say fits together
 * unless the clock of the system has moved in between.
 */
export function createClocks(): () => () => number {
  let origin = performance.timeOrigin;
  return () => {
    // What `Date.now` cuts off is half a millisecond on average.
    const ahead = Date.now() + 0.5 - (origin + performance.now());
    if (Math.abs(ahead) > tolerated) origin += ahead;
    const start = origin;
    return () => start + performance.now();
  };
}
