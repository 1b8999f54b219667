import type { GeneratorFn } from "cockatiel";

/** How waits grow from attempt to attempt. */
export type Backoff = "exponential" | "linear" | "constant";

/** Milliseconds to wait before each next attempt. */
export interface BackoffOptions {
  readonly backoff: Backoff;
  /** The first wait. */
  readonly delay: number;
  readonly maxDelay: number;
  /** Spreads the waits at random around these, so that many that failed together do not come back together. */
  readonly jitter: boolean;
}

/** Gives one wait after the other. `random` is from 0 to 1; exponential waits take it from cockatiel, which has its own. */
export async function createBackoff(options: BackoffOptions, random = Math.random): Promise<() => number> {
  const { backoff, delay, maxDelay, jitter } = options;
  if (backoff === "exponential") return grow(options);
  let attempt = 0;
  return () => {
    attempt++;
    const wait = backoff === "linear" ? attempt * delay : delay;
    return Math.min(maxDelay, jitter ? wait * (0.5 + random()) : wait);
  };
}

async function grow({ delay, maxDelay, jitter }: BackoffOptions): Promise<() => number> {
  const { decorrelatedJitterGenerator, noJitterGenerator } = await import("cockatiel");
  return jitter ? generate(decorrelatedJitterGenerator, delay, maxDelay) : generate(noJitterGenerator, delay, maxDelay);
}

function generate<State>(generator: GeneratorFn<State>, initialDelay: number, maxDelay: number): () => number {
  let state: State | undefined;
  return () => {
    const [wait, next] = generator(state, { generator, initialDelay, maxDelay, exponent: 2 });
    state = next;
    return wait;
  };
}
