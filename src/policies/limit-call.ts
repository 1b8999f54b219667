import { type CallScope, context, type NodeLog } from "../context.ts";
import { DataflowError } from "../errors/dataflow-error.ts";
import { limitTokensInvalid, limitTooSmall, type PolicyPlace } from "../errors/policies.ts";
import { describe } from "./check-options.ts";
import { longestRetryAfter, readRetryAfter, readStatus } from "./http-error.ts";
import type { Limiter } from "./limiter.ts";

/** How tokens of a call are counted: before it, and of what it gave. */
export interface TokenCounts {
  readonly tokens?: (...values: readonly unknown[]) => unknown;
  readonly used?: (value: unknown) => unknown;
}

type Call = (...values: readonly unknown[]) => unknown;

/** A call that waits until its limit lets it through. */
export function limitCall(limiter: Limiter, counts: TokenCounts, place: PolicyPlace, call: Call): Call {
  return async (...values) => {
    const { signal, log } = context() as CallScope;
    const tokens = counts.tokens === undefined ? 0 : readTokens(counts.tokens(...values), place);
    const budget = limiter.bounds.tokensPerMinute ?? Number.POSITIVE_INFINITY;
    if (tokens > budget) throw new DataflowError([limitTooSmall(place, tokens, budget)]);
    // What a call tells counts before its place is given to the next.
    return limiter.run(tokens, signal, async (correct) => {
      try {
        const value = await call(...values);
        if (counts.used !== undefined) correctTokens(counts.used(value), correct, log);
        return value;
      } catch (error) {
        holdBack(limiter, error);
        throw error;
      }
    });
  };
}

/** What has been paid for is not thrown away over its count. */
function correctTokens(used: unknown, correct: (used: number) => void, log: NodeLog): void {
  if (isTokens(used)) correct(Math.ceil(used));
  else log.warn('"used" of the limit gave no number; the tokens that were reserved count', { gave: describe(used) });
}

/** Where the server says when it is there again, others need not ask before. */
function holdBack(limiter: Limiter, error: unknown): void {
  const status = readStatus(error);
  const asked = status === 429 || status === 503 ? readRetryAfter(error, Date.now()) : undefined;
  if (asked !== undefined) limiter.hold(Math.min(asked, longestRetryAfter));
}

function readTokens(tokens: unknown, place: PolicyPlace): number {
  if (!isTokens(tokens)) throw new DataflowError([limitTokensInvalid(place, describe(tokens))]);
  return Math.ceil(tokens);
}

function isTokens(tokens: unknown): tokens is number {
  return typeof tokens === "number" && tokens >= 0 && Number.isFinite(tokens);
}
