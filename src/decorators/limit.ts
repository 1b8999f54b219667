import { DataflowError } from "../errors/dataflow-error.ts";
import { policyOptionsUnfit } from "../errors/policies.ts";
import type { Problem } from "../node.ts";
import { checkOptions, code, count, type OptionRules, target } from "../policies/check-options.ts";
import { limitCall } from "../policies/limit-call.ts";
import { findLimiter, type LimitRequest } from "../policies/shared-limits.ts";
import type { AnyFunction, Result } from "../types/functions.ts";
import { applyPolicy, phaseOfPolicy } from "./apply-policy.ts";
import { findLimitConflict, readBounds } from "./find-limit-conflict.ts";
import type { DecoratorKind, LinkTarget } from "./kind.ts";
import { checkGivenTarget, type PolicyOptions, readGivenOptions, readLiteralOptions } from "./read-policy.ts";
import { register } from "./registry.ts";

/** What every limit may say. */
export interface LimitSharing {
  /** All functions that give this name share one limit, in all modules and drivers of the process; without it, a function has its own. */
  readonly name?: string;
  /** Nodes that other decorators make, instead of those that call the function. */
  readonly target?: string | readonly string[];
}

/** Calls at one time, and perhaps calls a minute. */
export interface ConcurrencyLimit extends LimitSharing {
  /** How many calls run at one time. */
  readonly concurrency: number;
  /** How many calls start within any 60 seconds. */
  readonly perMinute?: number;
  readonly tokensPerMinute?: undefined;
  readonly tokens?: undefined;
  readonly used?: undefined;
}

/** Calls a minute, and perhaps calls at one time. */
export interface RateLimit extends LimitSharing {
  /** How many calls start within any 60 seconds. */
  readonly perMinute: number;
  /** How many calls run at one time. */
  readonly concurrency?: number;
  readonly tokensPerMinute?: undefined;
  readonly tokens?: undefined;
  readonly used?: undefined;
}

/** Tokens a minute, or whatever else calls are weighed in. */
export interface TokenLimit<F extends AnyFunction> extends LimitSharing {
  /** How many tokens calls take that start within any 60 seconds. */
  readonly tokensPerMinute: number;
  /** How many tokens a call is expected to take, by its arguments; of a target, by the values of its node. */
  readonly tokens: (...args: Parameters<F>) => number;
  /** How many it has taken, by what it gave; corrects the expectation. */
  readonly used?: (value: Result<F>) => number;
  /** How many calls run at one time. */
  readonly concurrency?: number;
  /** How many calls start within any 60 seconds. */
  readonly perMinute?: number;
}

/** Bounds of a function's calls; there is at least one. */
export type LimitOptions<F extends AnyFunction> = ConcurrencyLimit | RateLimit | TokenLimit<F>;

/**
 * Lets calls of a function wait for their turn: at most so many at one time, so many starts within any 60 seconds, and so many tokens. They start in the order in which they come. After
 * an error with status 429 or 503 and a `Retry-After`, nothing starts until then, for five minutes at most. A call that is aborted or timed out no longer counts as running.
 *
 * @throws {DataflowError} `LIMIT_TOO_SMALL` where one call wants more tokens than there are in a minute; `LIMIT_CONFLICT` where a limit of the same name has other numbers.
 *
 * @example
 * ```ts
 * import { limit } from "eponym";
 *
 * interface Answer {
 *   text: string;
 *   usage: { totalTokens: number };
 * }
 * declare function ask(prompt: string): Promise<Answer>;
 *
 * limit(answer, {
 *   name: "llm",
 *   concurrency: 8,
 *   perMinute: 500,
 *   tokensPerMinute: 90_000,
 *   tokens: (prompt) => prompt.length / 4 + 500,
 *   used: ({ usage }) => usage.totalTokens,
 * });
 * export async function answer(prompt: string): Promise<Answer> {
 *   return ask(prompt);
 * }
 * ```
 */
export function limit<F extends AnyFunction>(fn: F, options: LimitOptions<F>): void {
  register(fn, "limit", options);
}

const rules: OptionRules = {
  name: { expected: "a text that is not empty", accepts: (value) => typeof value === "string" && value !== "" },
  concurrency: count,
  perMinute: count,
  tokensPerMinute: count,
  tokens: code,
  used: code,
  target,
};

function check({ options, place, isKnown }: PolicyOptions): readonly Problem[] {
  const problems = checkOptions(options, rules, place, isKnown);
  const { concurrency, perMinute, tokensPerMinute, tokens, used } = options;
  const unfit = (reason: string, hint: string): readonly Problem[] => [
    ...problems,
    policyOptionsUnfit(place, reason, hint),
  ];
  if (concurrency === undefined && perMinute === undefined && tokensPerMinute === undefined)
    return unfit("there is no bound", "Give concurrency, perMinute or tokensPerMinute.");
  if (tokensPerMinute !== undefined && tokens === undefined)
    return unfit(
      "tokensPerMinute goes with tokens",
      "Say how many a call takes: tokens: (prompt) => prompt.length / 4.",
    );
  if (tokensPerMinute === undefined && (tokens !== undefined || used !== undefined))
    return unfit("tokens are counted, and not limited", "Give tokensPerMinute.");
  return problems;
}

function requestOf({ fn }: LinkTarget, { options, place }: PolicyOptions): LimitRequest {
  const { name, target } = options as { readonly name?: string; readonly target?: string | readonly string[] };
  const targets = typeof target === "string" ? [target] : (target ?? []);
  return { fn, name, bounds: readBounds(options), target: targets, place };
}

function verify(link: LinkTarget): readonly Problem[] {
  const given = readGivenOptions("limit", link.args[0], link);
  const problems = [...check(given), ...checkGivenTarget(given, link)];
  if (problems.length > 0) return problems;
  const found = findLimiter(requestOf(link, given));
  return "problem" in found ? [found.problem] : [];
}

export const limitKind: DecoratorKind = {
  name: "limit",
  phase: "call",
  phaseOf: phaseOfPolicy,
  apply(nodes, decoration, site) {
    const literal = readLiteralOptions(decoration.args[0], decoration, site);
    if (literal !== undefined) [...check(literal), ...findLimitConflict(literal, site)].forEach(site.report);
    return applyPolicy(nodes, decoration, site);
  },
  verify,
  wrap(link, call) {
    const problems = verify(link);
    if (problems.length > 0) throw new DataflowError(problems);
    const given = readGivenOptions("limit", link.args[0], link);
    const found = findLimiter(requestOf(link, given));
    if ("problem" in found) throw new DataflowError([found.problem]);
    return limitCall(found.limiter, given.options, given.place, call);
  },
};
