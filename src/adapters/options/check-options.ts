import { adapterOptionInvalid, adapterOptionUnknown } from "../../errors/adapter-options.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import type { Problem } from "../../node.ts";

/** What an option has to be, and how that is said to people. */
export type Rule = readonly [isFine: (value: unknown) => boolean, expected: string];

/** Throws every mistake in the options of an adapter that `tsc` has not seen; a rule is asked about `undefined` too. */
export function checkOptions(adapter: string, options: unknown, rules: Readonly<Record<string, Rule>>): void {
  const problems = isObject(options) ? check(adapter, options, rules) : [takesObject(adapter)];
  if (problems.length > 0) throw new DataflowError(problems);
}

function check(adapter: string, options: object, rules: Readonly<Record<string, Rule>>): readonly Problem[] {
  const known = Object.keys(rules);
  const unknown = Object.keys(options).filter((option) => !known.includes(option));
  const invalid = Object.entries(rules).filter(([option, [isFine]]) => !isFine(Reflect.get(options, option)));
  return [
    ...unknown.map((option) => adapterOptionUnknown(adapter, option, known)),
    ...invalid.map(([option, [, expected]]) => adapterOptionInvalid(adapter, option, expected)),
  ];
}

function takesObject(adapter: string): Problem {
  return adapterOptionInvalid(adapter, "options", "an object of options, or nothing");
}

export function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function isFunction(value: unknown): boolean {
  return typeof value === "function";
}

export function isBoolean(value: unknown): boolean {
  return typeof value === "boolean";
}

export function isText(value: unknown): boolean {
  return typeof value === "string" && value !== "";
}

/** A number of at least so much, and finite. */
export function isAtLeast(least: number): (value: unknown) => boolean {
  return (value) => typeof value === "number" && Number.isFinite(value) && value >= least;
}

export function isOneOf(...values: readonly unknown[]): (value: unknown) => boolean {
  return (value) => values.includes(value);
}

/** The option may be left out. */
export function optional(isFine: (value: unknown) => boolean): (value: unknown) => boolean {
  return (value) => value === undefined || isFine(value);
}
