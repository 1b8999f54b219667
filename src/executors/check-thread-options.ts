import { executorOptionUnknown, executorOptionWrong } from "../errors/executors.ts";
import type { Problem } from "../node.ts";

/** What an option has to be, and how that is said to people. */
type Rule = readonly [isFine: (value: unknown) => boolean, expected: string];

const rules: Readonly<Record<string, Rule>> = {
  max: [(value) => Number.isInteger(value) && (value as number) > 0, "a whole number of at least 1"],
  tags: [
    (value) => isObject(value) && Object.values(value).every(isWanted),
    'an object of values by tag, such as { cost: "high" }',
  ],
  idleMs: [(value) => typeof value === "number" && value >= 0, "a number of milliseconds"],
  resourceLimits: [isObject, "an object of limits, as Node names them"],
};
const known = Object.keys(rules);

const leastMemory = 8;

/** What is wrong with the options of threads; plain JavaScript may give anything. */
export function checkThreadOptions(options: unknown): readonly Problem[] {
  if (!isObject(options)) return [executorOptionWrong("options of threads", "an object, or nothing")];
  const problems = Object.entries(options).flatMap(([option, value]: [string, unknown]) => {
    const rule = Object.hasOwn(rules, option) ? rules[option] : undefined;
    if (rule === undefined) return [executorOptionUnknown("threads", option, known)];
    return value === undefined || rule[0](value) ? [] : [executorOptionWrong(`${option} of threads`, rule[1])];
  });
  const limits: unknown = Reflect.get(options, "resourceLimits");
  const memory: unknown = isObject(limits) ? Reflect.get(limits, "maxOldGenerationSizeMb") : undefined;
  // With still less, V8 ends the whole process.
  const isTooSmall = memory !== undefined && !(typeof memory === "number" && memory >= leastMemory);
  return isTooSmall
    ? [...problems, executorOptionWrong("maxOldGenerationSizeMb of threads", `at least ${leastMemory}`)]
    : problems;
}

function isWanted(value: unknown): boolean {
  return Array.isArray(value) ? value.every(isTag) : value === null || isTag(value);
}

function isTag(value: unknown): boolean {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean";
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
