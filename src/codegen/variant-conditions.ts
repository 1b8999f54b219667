import type { Choices, Condition, ConfigValue, Node } from "../node.ts";

/** A condition for `tsc`: active where the config has all of `when` and none of `unless`. */
export interface TypeCondition {
  readonly when: Choices;
  readonly unless: readonly Choices[];
}

/** When a variant is active, as conditions of which any suffices; `otherwise` becomes what the other variants leave over. */
export function typeConditions({ when }: Node, variants: readonly Node[]): readonly TypeCondition[] {
  if (when === undefined) return [{ when: {}, unless: [] }];
  const own = conjunction(when);
  if (!when.otherwise) return [own];
  const others = variants.flatMap((other) =>
    other.when === undefined || other.when.otherwise ? [] : [conjunction(other.when)],
  );
  return others.reduce<readonly TypeCondition[]>(
    (left, other) => left.flatMap((condition) => negate(other).flatMap((not) => both(condition, not))),
    [own],
  );
}

function conjunction({ all, unless }: Condition): TypeCondition {
  return { when: all, unless };
}

/** Not (when and no unless) is: not when, or one of the unless. */
function negate({ when, unless }: TypeCondition): readonly TypeCondition[] {
  return [{ when: {}, unless: [when] }, ...unless.map((choices) => ({ when: choices, unless: [] }))];
}

function both(one: TypeCondition, other: TypeCondition): readonly TypeCondition[] {
  const when: Record<string, readonly ConfigValue[]> = { ...one.when };
  for (const [key, values] of Object.entries(other.when))
    when[key] = when[key]?.filter((value) => values.includes(value)) ?? values;
  return Object.values(when).some((values) => values.length === 0)
    ? []
    : [{ when, unless: [...one.unless, ...other.unless] }];
}
