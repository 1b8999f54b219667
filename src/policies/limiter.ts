import type PQueue from "p-queue";
import { createSlidingWindow, type Taken } from "./sliding-window.ts";
import { sleep } from "./sleep.ts";

/** What a limit allows; each number is a whole one from 1. */
export interface LimitBounds {
  readonly concurrency: number | undefined;
  readonly perMinute: number | undefined;
  readonly tokensPerMinute: number | undefined;
}

/** The call itself; it is given what tells how many tokens it took in fact. */
type Started<Result> = (correct: (used: number) => void) => Result | PromiseLike<Result>;

/** Lets calls through in the order in which they come, as far as its bounds allow. */
export interface Limiter {
  bounds: LimitBounds;
  /** Calls once there is room for so many tokens; leaves the queue where the signal is aborted. */
  run<Result>(tokens: number, signal: AbortSignal, call: Started<Result>): Promise<Result>;
  /** Lets nothing start for so many milliseconds. */
  hold(ms: number): void;
}

interface Queues {
  /** Calls that run, and those that wait for one of these to end. */
  readonly places: PQueue;
  /** Those that wait for the minute, one by one, as a small call must not overtake a large one. */
  readonly door: PQueue;
}

/**
 * Makes a limiter. p-queue keeps the order, the concurrency and leaves those out that are aborted; it drops a place as soon as its call is aborted. Its own limit of starts is
 * not used: it goes by the time of day, and a start must be counted at the moment at which there are tokens for it.
 */
export function createLimiter(bounds: LimitBounds): Limiter {
  const starts = createSlidingWindow();
  const spent = createSlidingWindow();
  let heldUntil = 0;
  let wake = (): void => {};
  let queues: Promise<Queues> | undefined;

  const limiter: Limiter = {
    bounds,
    async run(tokens, signal, call) {
      const { places, door } = await (queues ??= makeQueues());
      const concurrency = limiter.bounds.concurrency ?? Number.POSITIVE_INFINITY;
      if (places.concurrency !== concurrency) places.concurrency = concurrency;
      return places.add(() => pass(door, tokens, signal, call), { signal });
    },
    hold(ms) {
      heldUntil = Math.max(heldUntil, performance.now() + ms);
    },
  };

  async function pass<Result>(
    door: PQueue,
    tokens: number,
    signal: AbortSignal,
    call: Started<Result>,
  ): Promise<Result> {
    const { running } = await door.add(
      async () => {
        for (let ms = waitFor(tokens); ms > 0; ms = waitFor(tokens))
          await sleep(ms, signal, (end) => {
            wake = end;
          });
        const running = start(tokens, call);
        // Where the call itself aborts the signal, nobody takes this.
        running.catch(() => {});
        return { running };
      },
      { signal },
    );
    return running;
  }

  function waitFor(tokens: number): number {
    const { perMinute, tokensPerMinute } = limiter.bounds;
    const now = performance.now();
    return Math.max(
      heldUntil - now,
      perMinute === undefined ? 0 : starts.wait(1, perMinute, now),
      tokensPerMinute === undefined ? 0 : spent.wait(tokens, tokensPerMinute, now),
    );
  }

  /** Counts and calls at once, so that nothing comes between. */
  async function start<Result>(tokens: number, call: Started<Result>): Promise<Result> {
    const { perMinute, tokensPerMinute } = limiter.bounds;
    const now = performance.now();
    if (perMinute !== undefined) starts.take(1, now);
    const taken: Taken | undefined = tokensPerMinute === undefined ? undefined : spent.take(tokens, now);
    return await call((used) => {
      if (taken === undefined) return;
      spent.correct(taken, used);
      wake();
    });
  }

  return limiter;
}

async function makeQueues(): Promise<Queues> {
  const { default: Queue } = await import("p-queue");
  return { places: new Queue(), door: new Queue({ concurrency: 1 }) };
}
