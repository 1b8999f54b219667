import { type CallScope, currentScope, runInScope } from "../context.ts";
import { DataflowError } from "../errors/dataflow-error.ts";
import { formatDuration, type PolicyPlace, retryFailed } from "../errors/policies.ts";
import { describeThrown } from "../errors/run.ts";
import { type Backoff, createBackoff } from "./backoff.ts";
import { isHopeless, longestRetryAfter, readRetryAfter } from "./http-error.ts";
import { sleep } from "./sleep.ts";

/** How a function is called again after it has failed. */
export interface RetryOptions {
  /** How often it is called at most, the first time included. */
  readonly attempts: number;
  /** How the waits between attempts grow; `"exponential"` without it. */
  readonly backoff?: Backoff;
  /** The first wait in milliseconds; 1000 without it. */
  readonly delay?: number;
  /** The longest wait in milliseconds; 30,000 without it, or `delay` where that is longer. */
  readonly maxDelay?: number;
  /** Spreads the waits at random, so that many that failed together do not come back together; on without it. */
  readonly jitter?: boolean;
  /**
   * Whether an error is worth another attempt; `attempt` is the one that failed, from 1. Without it all are, but HTTP errors of 4xx which the same request meets again: those other
   * than 408, 409, 425 and 429.
   */
  readonly on?: (error: unknown, attempt: number) => boolean;
  /** Nodes that other decorators make, instead of those that call the function. */
  readonly target?: string | readonly string[];
}

/** Waits are kept short of this. */
export const standardMaxDelay = 30_000;

type Call = (...values: readonly unknown[]) => unknown;

/**
 * A call that is repeated when it fails. The waits are slept here: those of cockatiel's own policy go on after an abort, and its backoff knows nothing of what servers ask for.
 */
export function retryCall(options: RetryOptions, place: PolicyPlace, call: Call): Call {
  const { attempts, delay = 1000, on } = options;
  const maxDelay = options.maxDelay ?? Math.max(standardMaxDelay, delay);
  const backoff = { backoff: options.backoff ?? "exponential", delay, maxDelay, jitter: options.jitter ?? true };
  const isWorth = (error: unknown, attempt: number): boolean =>
    !isMistake(error) && (on === undefined ? !isHopeless(error) : on(error, attempt));
  return async (...values) => {
    const first = currentScope()!;
    const start = performance.now();
    const errors: unknown[] = [];
    let nextDelay: (() => number) | undefined;
    for (let tries = 1; ; tries++) {
      const scope: CallScope = tries === 1 ? first : { ...first, attempt: first.attempt + tries - 1 };
      try {
        return await runInScope(scope, () => call(...values));
      } catch (error) {
        errors.push(error);
        // What was pulled and has failed is no failure of this node, and the engine knows it by the error itself.
        if (first.signal.aborted || hasCode(error, /^LAZY_FAILED$/)) throw error;
        const give = (reason: string, ...others: readonly unknown[]): unknown =>
          giveUp(errors, place, performance.now() - start, reason, others);
        const reason = tries === attempts ? "that was the last attempt" : "this error is not tried again";
        if (tries === attempts) throw tries === 1 ? error : give(reason);
        let isLast: boolean;
        try {
          isLast = !isWorth(error, tries);
        } catch (thrown) {
          throw give(`its "on" failed with ${describeThrown(thrown)}`, thrown);
        }
        if (isLast) throw tries === 1 ? error : give(reason);
        const asked = readRetryAfter(error, Date.now()) ?? 0;
        if (asked > Math.max(maxDelay, longestRetryAfter))
          throw give(`the server wants to be left alone for ${formatDuration(asked)}, which is too long to wait`);
        nextDelay ??= await createBackoff(backoff);
        const wait = Math.max(nextDelay(), asked);
        scope.retried(error, wait);
        const goOn = scope.giveWay();
        await sleep(wait, first.signal);
        await goOn();
      }
    }
  };
}

/** What the engine or a policy further in says of the dataflow itself, of the values or of where they are sent is the same in each attempt. */
function isMistake(error: unknown): boolean {
  return hasCode(error, /^(LIMIT_|CONTEXT_|EXECUTOR_|VALUE_NOT_SENDABLE$|LAZY_|RUN_OVER$)/);
}

function hasCode(error: unknown, codes: RegExp): boolean {
  return error instanceof DataflowError && codes.test(error.code);
}

function giveUp(
  errors: readonly unknown[],
  place: PolicyPlace,
  ms: number,
  reason: string,
  others: readonly unknown[],
): unknown {
  const last = errors.at(-1);
  const problem = retryFailed(place, errors.length, ms, reason, describe(last));
  return new DataflowError([problem], { cause: last, errors: [...errors, ...others] });
}

function describe(error: unknown): string {
  if (error instanceof DataflowError) return error.problems[0]?.message ?? error.code;
  return error instanceof Error ? `${error.name}: ${error.message}` : "something that is no Error";
}
