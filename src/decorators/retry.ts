import { DataflowError } from "../errors/dataflow-error.ts";
import { policyOptionsUnfit } from "../errors/policies.ts";
import type { Problem } from "../node.ts";
import { checkOptions, code, count, flag, type OptionRules, target, wait } from "../policies/check-options.ts";
import { retryCall, type RetryOptions } from "../policies/retry-call.ts";
import type { AnyFunction } from "../types/functions.ts";
import { applyPolicy, phaseOfPolicy } from "./apply-policy.ts";
import type { DecoratorKind, LinkTarget } from "./kind.ts";
import { checkGivenTarget, type PolicyOptions, readGivenOptions, readLiteralOptions } from "./read-policy.ts";
import { register } from "./registry.ts";

/**
 * Calls a function again when it fails, after a wait that grows. What a server asks for with `Retry-After` is respected, up to five minutes. Goes around `limit`, so that each
 * attempt waits for its turn, and around `timeout` for each attempt. Of a function that fans out it covers the call, not what is pulled from it afterwards.
 *
 * @throws {DataflowError} `RETRY_FAILED` when it has failed more than once and is not tried again: how often and for how long; its `cause` is the last error.
 *
 * @example
 * ```ts
 * import { context, retry } from "eponym";
 *
 * retry(page, { attempts: 4, backoff: "exponential", delay: 500 });
 * export async function page(url: string): Promise<string> {
 *   const response = await fetch(url, { signal: context().signal });
 *   const { ok, status, headers } = response;
 *   if (!ok) throw Object.assign(new Error(`status ${status}`), { status, headers });
 *   return response.text();
 * }
 * ```
 */
export function retry(fn: AnyFunction, options: RetryOptions): void {
  register(fn, "retry", options);
}

const rules: OptionRules = {
  attempts: { ...count, isRequired: true },
  backoff: {
    expected: '"exponential", "linear" or "constant"',
    accepts: (value) => value === "exponential" || value === "linear" || value === "constant",
  },
  delay: wait,
  maxDelay: wait,
  jitter: flag,
  on: code,
  target,
};

function check({ options, place, isKnown }: PolicyOptions): readonly Problem[] {
  const { delay, maxDelay } = options;
  const problems = checkOptions(options, rules, place, isKnown);
  if (typeof delay !== "number" || typeof maxDelay !== "number" || delay <= maxDelay) return problems;
  const hint = "Make maxDelay at least as long as delay, or leave it out.";
  return [...problems, policyOptionsUnfit(place, "the first wait is longer than the longest", hint)];
}

function verify(link: LinkTarget): readonly Problem[] {
  const given = readGivenOptions("retry", link.args[0], link);
  return [...check(given), ...checkGivenTarget(given, link)];
}

export const retryKind: DecoratorKind = {
  name: "retry",
  phase: "call",
  phaseOf: phaseOfPolicy,
  apply(nodes, decoration, site) {
    const literal = readLiteralOptions(decoration.args[0], decoration, site);
    if (literal !== undefined) check(literal).forEach(site.report);
    return applyPolicy(nodes, decoration, site);
  },
  verify,
  wrap(link, call) {
    const problems = verify(link);
    if (problems.length > 0) throw new DataflowError(problems);
    return retryCall(link.args[0] as RetryOptions, readGivenOptions("retry", link.args[0], link).place, call);
  },
};
