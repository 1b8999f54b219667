import { adapterOptionInvalid, adapterOptionUnknown } from "../../errors/adapter-options.ts";
import type { Problem } from "../../node.ts";

/** What an option has to be, and how that is said to people. */
type Rule = readonly [isFine: (value: unknown) => boolean, expected: string];

const amount: Rule = [(value) => typeof value === "number" && value >= 0, "a number, 0 or more"];
const rules: Readonly<Record<string, Rule>> = {
  tables: [Array.isArray, "an array of table types"],
  mostItems: amount,
  mostBytes: amount,
  mostMs: amount,
  mostDepth: amount,
  seed: [Number.isSafeInteger, "a whole number"],
  clock: [(value) => isObject(value) && typeof Reflect.get(value, "now") === "function", "what has a method now"],
};
const known = Object.keys(rules);

/** What is wrong with the options of a summary that `tsc` has not seen; `taker` is the function that was given them. */
export function checkSummaryOptions(taker: string, options: unknown): readonly Problem[] {
  if (!isObject(options)) return [adapterOptionInvalid(taker, "options", "an object of options, or nothing")];
  return Object.entries(options).flatMap(([option, value]: [string, unknown]) => {
    const rule = Object.hasOwn(rules, option) ? rules[option] : undefined;
    if (rule === undefined) return [adapterOptionUnknown(taker, option, known)];
    return value === undefined || rule[0](value) ? [] : [adapterOptionInvalid(taker, option, rule[1])];
  });
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
