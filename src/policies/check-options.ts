import { policyOptionInvalid, policyOptionUnknown, type PolicyPlace } from "../errors/policies.ts";
import type { Problem } from "../node.ts";
import { longestWait } from "./sleep.ts";

/** What one option has to be. */
export interface OptionRule {
  readonly expected: string;
  readonly accepts: (value: unknown) => boolean;
  readonly isRequired?: true;
}
export type OptionRules = Readonly<Record<string, OptionRule>>;

export const count: OptionRule = {
  expected: "a whole number from 1",
  accepts: (value) => Number.isSafeInteger(value) && (value as number) >= 1,
};
export const wait: OptionRule = {
  expected: `a number of milliseconds from 0 to ${longestWait}`,
  accepts: (value) => typeof value === "number" && value >= 0 && value <= longestWait,
};
export const span: OptionRule = {
  expected: `a number of milliseconds above 0 and up to ${longestWait}`,
  accepts: (value) => typeof value === "number" && value > 0 && value <= longestWait,
};
export const flag: OptionRule = { expected: "true or false", accepts: (value) => typeof value === "boolean" };
export const code: OptionRule = { expected: "a function", accepts: (value) => typeof value === "function" };
export const target: OptionRule = {
  expected: "the name of a node, or a list of them",
  accepts: (value) => (Array.isArray(value) ? value : [value]).every((name) => typeof name === "string"),
};

/**
 * What is wrong with single options. `isKnown` says whether a value is at hand: the source text does not tell all of them.
 */
export function checkOptions(
  options: Readonly<Record<string, unknown>>,
  rules: OptionRules,
  place: PolicyPlace,
  isKnown: (value: unknown) => boolean,
): readonly Problem[] {
  const unknown = Object.keys(options)
    .filter((option) => !Object.hasOwn(rules, option))
    .map((option) => policyOptionUnknown(place, option, Object.keys(rules)));
  const invalid = Object.entries(rules).flatMap(([option, { expected, accepts, isRequired }]) => {
    const value = options[option];
    const isFine = value === undefined ? isRequired !== true : !isKnown(value) || accepts(value);
    return isFine ? [] : [policyOptionInvalid(place, option, expected, describe(value))];
  });
  return [...unknown, ...invalid];
}

/** A number or a flag is no secret; of everything else only what it is. */
export function describe(value: unknown): string {
  if (value === undefined) return "missing";
  if (typeof value === "number" || typeof value === "boolean" || value === null) return String(value);
  if (typeof value === "string") return value === "" ? "an empty text" : "a text";
  return Array.isArray(value) ? "a list" : typeof value === "function" ? "a function" : "an object";
}
