import { DataflowError } from "../errors/dataflow-error.ts";
import { policyOptionInvalid, policyOptionsUnfit } from "../errors/policies.ts";
import type { Argument, Problem } from "../node.ts";
import { checkOptions, describe, type OptionRules, span, target } from "../policies/check-options.ts";
import { timeoutCall } from "../policies/timeout-call.ts";
import type { AnyFunction } from "../types/functions.ts";
import { applyPolicy, phaseOfPolicy } from "./apply-policy.ts";
import { readRecord } from "./arguments.ts";
import type { DecoratorKind, LinkTarget } from "./kind.ts";
import { checkGivenTarget, type PolicyOptions, readGivenOptions, readLiteralOptions } from "./read-policy.ts";
import { register } from "./registry.ts";

/** Which nodes a timeout is for. */
export interface TimeoutTarget {
  /** Nodes that other decorators make, instead of those that call the function. */
  readonly target?: string | readonly string[];
}

/** Bounds of single attempts, and perhaps of all together. */
export interface EachTimeout extends TimeoutTarget {
  /** Milliseconds for each attempt, from its start; waiting for a limit does not count. */
  readonly each: number;
  /** Milliseconds for everything, retries and waiting included. */
  readonly total?: number;
}

/** A bound of all attempts together. */
export interface TotalTimeout extends TimeoutTarget {
  /** Milliseconds for everything, retries and waiting included. */
  readonly total: number;
  readonly each?: undefined;
}

/**
 * Gives a function up after so many milliseconds: for each attempt (a number, or `each`), or for everything (`total`). `context().signal` is aborted then. Synchronous code cannot
 * be interrupted, and fails when it comes to its end too late.
 *
 * @throws {DataflowError} `NODE_TIMEOUT`, which says which bound it was; `retry` tries again after one of `each`.
 *
 * @example
 * ```ts
 * import { context, timeout } from "eponym";
 *
 * timeout(page, 30_000);
 * export async function page(url: string): Promise<string> {
 *   return (await fetch(url, { signal: context().signal })).text();
 * }
 *
 * timeout(feed, { each: 5_000, total: 60_000 });
 * export async function feed(feedUrl: string): Promise<string> {
 *   return (await fetch(feedUrl, { signal: context().signal })).text();
 * }
 * ```
 */
export function timeout(fn: AnyFunction, each: number, options?: TimeoutTarget): void;
export function timeout(fn: AnyFunction, bounds: EachTimeout | TotalTimeout): void;
export function timeout(
  fn: AnyFunction,
  bounds: number | EachTimeout | TotalTimeout,
  ...options: readonly (TimeoutTarget | undefined)[]
): void {
  register(fn, "timeout", bounds, ...options);
}

const targetRules: OptionRules = { target };
const rules: OptionRules = { each: span, total: span, target };

/** What is wrong with the bounds; `bounds` is a number, or stands in the options. */
function check(bounds: unknown, { options, place, isKnown }: PolicyOptions): readonly Problem[] {
  if (bounds === undefined) {
    const problems = checkOptions(options, rules, place, isKnown);
    const { each, total } = options;
    if (typeof each === "number" && typeof total === "number" && each > total)
      return [
        ...problems,
        policyOptionsUnfit(
          place,
          "each is longer than total, so it never acts",
          "Give a shorter each, or take it away.",
        ),
      ];
    if (each !== undefined || total !== undefined) return problems;
    return [
      ...problems,
      policyOptionsUnfit(place, "there is no bound", "Give a number of milliseconds, each or total."),
    ];
  }
  const problems = checkOptions(options, targetRules, place, isKnown);
  if (!isKnown(bounds) || span.accepts(bounds)) return problems;
  return [policyOptionInvalid(place, "each", span.expected, describe(bounds)), ...problems];
}

/** Which of the arguments is a number alone, and which are options. */
function splitArguments<Value>(
  [first, second]: readonly Value[],
  isOptions: (value: Value) => boolean,
): {
  readonly bounds: Value | undefined;
  readonly options: Value | undefined;
} {
  return first !== undefined && !isOptions(first)
    ? { bounds: first, options: second }
    : { bounds: undefined, options: first };
}

function readGiven(link: LinkTarget): { readonly bounds: unknown; readonly given: PolicyOptions } {
  const { bounds, options } = splitArguments(link.args, (value) => value !== null && typeof value === "object");
  return { bounds, given: readGivenOptions("timeout", options, link) };
}

function verify(link: LinkTarget): readonly Problem[] {
  const { bounds, given } = readGiven(link);
  return [...check(bounds, given), ...checkGivenTarget(given, link)];
}

/** The bound of one kind, once everything is known to be right. */
function readBound(link: LinkTarget, bound: "each" | "total"): number | undefined {
  const problems = verify(link);
  if (problems.length > 0) throw new DataflowError(problems);
  const { bounds, given } = readGiven(link);
  return (bound === "each" ? (bounds ?? given.options["each"]) : given.options["total"]) as number | undefined;
}

export const timeoutKind: DecoratorKind = {
  name: "timeout",
  phase: "call",
  phaseOf: phaseOfPolicy,
  apply(nodes, decoration, site) {
    const isConstant = decoration.args.length === 1 && isExpression(decoration.args[0]);
    const { bounds, options } = splitArguments(decoration.args, (argument) => readRecord(argument) !== undefined);
    const literal = readLiteralOptions(options ?? {}, decoration, site);
    if (literal !== undefined && !isConstant) check(bounds, literal).forEach(site.report);
    return applyPolicy(nodes, decoration, site);
  },
  verify,
  wrap(link, call) {
    const ms = readBound(link, "each");
    return ms === undefined ? call : timeoutCall("each", ms, readGiven(link).given.place, call);
  },
  wrapAll(link, call) {
    const ms = readBound(link, "total");
    return ms === undefined ? call : timeoutCall("total", ms, readGiven(link).given.place, call);
  },
};

function isExpression(argument: Argument): boolean {
  return argument !== null && typeof argument === "object" && "$" in argument;
}
