import type { Location, Problem } from "../node.ts";
import { formatLocation } from "./format.ts";
import { suggestName } from "./nearest.ts";

/** Mistakes in `retry`, `limit` and `timeout`, and what they end a node with. */

/** Where a policy stands: above which function, or at which node. */
export interface PolicyPlace {
  readonly kind: string;
  readonly node: string;
  readonly location: Location;
}

export function policyOptionInvalid(
  { kind, node, location }: PolicyPlace,
  option: string,
  expected: string,
  found: string,
): Problem {
  return {
    code: "POLICY_OPTION_INVALID",
    message: `"${option}" of ${kind} above "${node}" has to be ${expected}, and is ${found}.`,
    nodes: [node],
    location,
  };
}

export function policyOptionUnknown(
  { kind, node, location }: PolicyPlace,
  option: string,
  known: readonly string[],
): Problem {
  return {
    code: "POLICY_OPTION_UNKNOWN",
    message: `${kind} above "${node}" has no option "${option}".`,
    nodes: [node],
    location,
    hint: suggestName(option, known),
  };
}

/** What is given says too little, or two things that do not go together. */
export function policyOptionsUnfit({ kind, node, location }: PolicyPlace, reason: string, hint: string): Problem {
  return {
    code: "POLICY_OPTIONS_UNFIT",
    message: `The options of ${kind} above "${node}" do not fit: ${reason}.`,
    nodes: [node],
    location,
    hint,
  };
}

export function policyTwice({ kind, node, location }: PolicyPlace, first: Location): Problem {
  return {
    code: "POLICY_TWICE",
    message: `"${node}" has two ${kind}, the first at ${formatLocation(first)}.`,
    nodes: [node],
    location,
    hint: "Keep one of them, or give each a target of its own.",
  };
}

/** `8 at once, 500 a minute` */
export function formatBounds(bounds: {
  readonly concurrency: number | undefined;
  readonly perMinute: number | undefined;
  readonly tokensPerMinute: number | undefined;
}): string {
  const { concurrency, perMinute, tokensPerMinute } = bounds;
  const parts = [
    ...(concurrency === undefined ? [] : [`${concurrency} at once`]),
    ...(perMinute === undefined ? [] : [`${perMinute} a minute`]),
    ...(tokensPerMinute === undefined ? [] : [`${tokensPerMinute} tokens a minute`]),
  ];
  return parts.join(", ");
}

export function limitConflict(
  name: string,
  place: PolicyPlace,
  bounds: string,
  first: PolicyPlace,
  firstBounds: string,
): Problem {
  return {
    code: "LIMIT_CONFLICT",
    message: `The limit "${name}" is ${bounds} at "${place.node}", and ${firstBounds} at "${first.node}" (${formatLocation(first.location)}).`,
    nodes: [place.node, first.node],
    location: place.location,
    hint: "All that share a limit by its name have to give the same numbers; take one constant for them, or another name.",
  };
}

export function limitTooSmall({ node, location }: PolicyPlace, wanted: number, budget: number): Problem {
  return {
    code: "LIMIT_TOO_SMALL",
    message: `One call of "${node}" wants ${wanted} tokens, and its limit allows ${budget} a minute.`,
    nodes: [node],
    location,
    hint: "It could never start. Make the call smaller, or raise tokensPerMinute.",
  };
}

export function limitTokensInvalid({ node, location }: PolicyPlace, found: string): Problem {
  return {
    code: "LIMIT_TOKENS_INVALID",
    message: `"tokens" of the limit above "${node}" has to give a number from 0, and gave ${found}.`,
    nodes: [node],
    location,
  };
}

/** A node that has been tried more than once, and why it is not tried again. */
export function retryFailed(
  { node, location }: PolicyPlace,
  attempts: number,
  ms: number,
  reason: string,
  last: string,
): Problem {
  return {
    code: "RETRY_FAILED",
    message: `"${node}" failed ${attempts === 1 ? "once" : `${attempts} times`} in ${formatDuration(ms)}, and ${reason}. The last error: ${last}`,
    nodes: [node],
    location,
    hint: "It is the `cause`; those of all attempts are in `errors`.",
  };
}

/** What a call was at when its time was over. */
export interface TimedCall {
  readonly attempt: number;
  /** Whether an executor has taken it over. */
  readonly isElsewhere: boolean;
  /** The attempts that had failed by then, and what the last one failed with. */
  readonly failed: { readonly attempts: number; readonly last: string } | undefined;
}

export function nodeTimeout(
  { node, location }: PolicyPlace,
  bound: "each" | "total",
  ms: number,
  { attempt, isElsewhere, failed }: TimedCall,
): Problem {
  const what = bound === "total" ? `"${node}", retries and waiting included,` : `Attempt ${attempt} of "${node}"`;
  const before =
    failed === undefined
      ? ""
      : ` ${failed.attempts === 1 ? "1 attempt" : `${failed.attempts} attempts`} failed before; the last error: ${failed.last}`;
  const elsewhere = isElsewhere
    ? ""
    : ' Synchronous code cannot be interrupted in this thread; runOn(fn, "threads") can.';
  return {
    code: "NODE_TIMEOUT",
    message: `${what} took longer than ${formatDuration(ms)} (timeout, ${bound}).${before}`,
    nodes: [node],
    location,
    hint: `Pass context().signal on, so that the work ends too.${elsewhere}${failed === undefined ? "" : " That error is the `cause`; those of all attempts are in `errors`."}`,
  };
}

/** `250 ms`, `4.2 s`, `15 min`. */
export function formatDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  const [amount, unit] = ms < 600_000 ? [ms / 1000, "s"] : [ms / 60_000, "min"];
  return `${Number(amount.toFixed(1))} ${unit}`;
}
