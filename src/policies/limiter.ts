import type PQueue from "p-queue";
import { createSlidingWindow, type SlidingWindow, type Taken } from "./sliding-window.ts";
import { sleep } from "./sleep.ts";

/** What a limit allows; each number is a whole one from 1. */
export interface LimitBounds {
  readonly concurrency: number | undefined;
  readonly perMinute: number | undefined;
  readonly tokensPerMinute: number | undefined;
}

/** The call itself; it is given what tells how many tokens it took in fact. */
type Started<Result> = (correct: (used: number) => void) => Result | PromiseLike<Result>;

/** A call on its way. */
interface Entry<Result> {
  readonly tokens: number;
  readonly signal: AbortSignal;
  readonly call: Started<Result>;
  /** What else it has to wait for, last. */
  readonly goOn: (() => Promise<void> | undefined) | undefined;
}

/** Lets calls through in the order in which they come, as far as its bounds allow. */
export interface Limiter {
  bounds: LimitBounds;
  /**
   * Calls once there is room for so many tokens; leaves the queue where the signal is aborted. `giveWay` is called where that is not now; what it gives is called, and waited for, once
   * there is.
   */
  run<Result>(
    tokens: number,
    signal: AbortSignal,
    call: Started<Result>,
    giveWay?: () => () => Promise<void> | undefined,
  ): Promise<Result>;
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
  // What is let through and still waits to go on: it counts, and its minute has not begun.
  const reserved = { starts: 0, tokens: 0 };
  let wake = (): void => {};
  let queues: Promise<Queues> | undefined;

  const limiter: Limiter = {
    bounds,
    async run(tokens, signal, call, giveWay) {
      const { places, door } = await (queues ??= makeQueues());
      const concurrency = limiter.bounds.concurrency ?? Number.POSITIVE_INFINITY;
      if (places.concurrency !== concurrency) places.concurrency = concurrency;
      const isFree = places.pending < concurrency && places.size + door.pending === 0 && waitFor(tokens) <= 0;
      const goOn = isFree ? undefined : giveWay?.();
      return places.add(() => pass(door, { tokens, signal, call, goOn }), { signal });
    },
    hold(ms) {
      heldUntil = Math.max(heldUntil, performance.now() + ms);
    },
  };

  async function pass<Result>(door: PQueue, entry: Entry<Result>): Promise<Result> {
    const { tokens, signal } = entry;
    const { running } = await door.add(
      async () => {
        for (let ms = waitFor(tokens); ms > 0; ms = waitFor(tokens))
          await sleep(ms, signal, (end) => {
            wake = end;
          });
        const running = start(entry);
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
      perMinute === undefined ? 0 : waitBeside(starts, 1, perMinute, reserved.starts, now),
      tokensPerMinute === undefined ? 0 : waitBeside(spent, tokens, tokensPerMinute, reserved.tokens, now),
    );
  }

  /** Counts and calls at once, so that nothing comes between, nor between that and the end of what is reserved. */
  async function start<Result>({ tokens, call, goOn }: Entry<Result>): Promise<Result> {
    const going = goOn?.();
    if (going !== undefined) {
      reserved.starts++;
      reserved.tokens += tokens;
      try {
        await going;
      } finally {
        reserved.starts--;
        reserved.tokens -= tokens;
        wake();
      }
    }
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

/** How long to wait beside what is reserved: where that leaves too little, until some of it starts. */
function waitBeside(window: SlidingWindow, amount: number, budget: number, held: number, now: number): number {
  if (held > 0 && held + amount > budget) return Number.POSITIVE_INFINITY;
  return window.wait(amount, budget - held, now);
}

async function makeQueues(): Promise<Queues> {
  const { default: Queue } = await import("p-queue");
  return { places: new Queue(), door: new Queue({ concurrency: 1 }) };
}
