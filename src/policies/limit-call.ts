import { type NodeLog, currentScope } from "../context.ts";
import { DataflowError } from "../errors/dataflow-error.ts";
import { limitTokensInvalid, limitTooSmall, type PolicyPlace } from "../errors/policies.ts";
import { describeThrown } from "../errors/run.ts";
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
    const scope = currentScope()!;
    const { signal, log } = scope;
    const tokens = counts.tokens === undefined ? 0 : readTokens(counts.tokens(...values), place);
    const budget = limiter.bounds.tokensPerMinute ?? Number.POSITIVE_INFINITY;
    if (tokens > budget) throw new DataflowError([limitTooSmall(place, tokens, budget)]);
    // What a call tells counts before its place is given to the next.
    const start = async (correct: (used: number) => void): Promise<unknown> => {
      let value: unknown;
      try {
        value = await call(...values);
      } catch (error) {
        holdBack(limiter, error);
        throw error;
      }
      if (counts.used !== undefined) correctTokens(() => counts.used!(value), correct, log);
      return value;
    };
    return limiter.run(tokens, signal, start, () => scope.giveWay());
  };
}

/** What has been paid for is not thrown away over its count. */
function correctTokens(count: () => unknown, correct: (used: number) => void, log: NodeLog): void {
  const kept = "the tokens that were reserved count";
  try {
    const used = count();
    if (isTokens(used)) return correct(Math.ceil(used));
    log.warn(`"used" of the limit gave no number; ${kept}`, { gave: describe(used) });
    if (used instanceof Promise) used.catch(() => {});
  } catch (error) {
    log.warn(`"used" of the limit failed; ${kept}`, { error: describeThrown(error) });
  }
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
