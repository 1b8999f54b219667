import type { Argument, Choices, Condition, ConfigValue } from "../node.ts";

/** The condition of what no condition stands above. */
export const always: Condition = { all: {}, unless: [], otherwise: false };

/** The ways in which a condition is narrowed, by the name that a user writes. */
export type Narrow = "when" | "whenIn" | "whenNot" | "whenNotIn";

/** How each way reads its literal, a value or a list of them by key, and what it makes of a condition. */
export const narrowings: Readonly<
  Record<Narrow, { readonly list: boolean; readonly narrow: (condition: Condition, choices: Choices) => Condition }>
> = {
  when: { list: false, narrow: requireAll },
  whenIn: { list: true, narrow: requireAll },
  whenNot: { list: false, narrow: excludeEach },
  whenNotIn: { list: true, narrow: excludeEach },
};

/** The values by key that a literal names; `undefined` where it is no such literal. */
export function readChoices(argument: Argument, list: boolean): Choices | undefined {
  if (argument === null || typeof argument !== "object" || Array.isArray(argument) || "$" in argument) return undefined;
  const choices: Record<string, readonly ConfigValue[]> = {};
  for (const [key, value] of Object.entries(argument)) {
    const values: unknown = list ? value : [value];
    if (!Array.isArray(values) || !values.every(isConfigValue)) return undefined;
    choices[key] = values;
  }
  return choices;
}

export function isConfigValue(value: Argument): value is ConfigValue {
  return value === null || typeof value !== "object";
}

/** What holds where both hold. */
export function requireAll(condition: Condition, choices: Choices): Condition {
  const all: Record<string, readonly ConfigValue[]> = { ...condition.all };
  for (const [key, values] of Object.entries(choices))
    all[key] = all[key]?.filter((value) => values.includes(value)) ?? values;
  return { ...condition, all };
}

/** What holds where the condition does and no key has one of its values. */
function excludeEach(condition: Condition, choices: Choices): Condition {
  const single = new Map(condition.unless.map((each) => [Object.keys(each).join(), each] as const));
  for (const [key, values] of Object.entries(choices)) {
    const known = single.get(key)?.[key] ?? [];
    single.set(key, { [key]: [...known, ...values] });
  }
  return { ...condition, unless: [...single.values()] };
}

/** Both conditions at once. */
export function joinConditions(one: Condition, other: Condition): Condition {
  const { all } = requireAll(one, other.all);
  return { all, unless: [...one.unless, ...other.unless], otherwise: one.otherwise || other.otherwise };
}

/** Where a condition does not hold, as conditions no two of which hold at once; `otherwise` left aside. */
export function negateCondition({ all, unless }: Condition): readonly Condition[] {
  const isNarrowed = Object.keys(all).length > 0;
  const base = isNarrowed ? [{ ...always, unless: [all] }] : [];
  return [
    ...base,
    ...unless.map((choices, place) => ({
      ...requireAll({ ...always, all }, choices),
      unless: unless.slice(0, place),
    })),
  ];
}

/** Where none of some conditions holds, as conditions no two of which hold at once. */
export function excludeAll(conditions: readonly Condition[]): readonly Condition[] {
  return conditions.reduce<readonly Condition[]>(
    (left, condition) => left.flatMap((one) => negateCondition(condition).map((not) => joinConditions(one, not))),
    [always],
  );
}
