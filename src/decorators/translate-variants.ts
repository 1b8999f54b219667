import type { Choices, Condition, ConfigValue, Node } from "../node.ts";
import { always, excludeAll, joinConditions } from "./condition.ts";

/** How the config of a subdag comes from the one around it; other keys are the same. */
export interface ConfigView {
  /** The keys that are decided, and how. */
  readonly literals: Readonly<Record<string, ConfigValue>>;
  /** The keys that are called differently outside, and what they are called there. */
  readonly names: Readonly<Record<string, string>>;
}

/** A variant that a subdag's config leaves, and what the config around it has to say. */
export interface Translated<N> {
  readonly variant: N;
  readonly when: Condition | undefined;
}

/** The variants of one node that are left by a config, under the conditions of the one around it and under that of the function. */
export function translateVariants<N>(
  variants: readonly N[],
  nodeOf: (variant: N) => Node,
  view: ConfigView,
  outer: Condition | undefined,
): readonly Translated<N>[] {
  const translated = variants.flatMap((variant) => {
    const { when } = nodeOf(variant);
    const condition = when === undefined ? always : translateCondition(when, view);
    return condition === undefined ? [] : [{ variant, condition }];
  });
  const plain = translated.filter(({ condition }) => !condition.otherwise);
  const others = translated.filter(({ condition }) => condition.otherwise);
  const conditions = plain.map(({ condition }) => condition);
  const left = conditions.some(isAlways) ? [] : others.flatMap((each) => leaveOver(each, conditions, outer));
  return [...plain, ...left].map(({ variant, condition }) => ({
    variant,
    when: orNone(outer === undefined ? condition : joinConditions(outer, condition)),
  }));
}

/** What is active where the others are not; told by conditions where those of other functions come in between. */
function leaveOver<T extends { readonly condition: Condition }>(
  each: T,
  others: readonly Condition[],
  outer: Condition | undefined,
): readonly T[] {
  if (others.length > 0 && outer === undefined) return [each];
  const own: Condition = { ...each.condition, otherwise: false };
  return excludeAll(others)
    .map((left) => joinConditions(own, left))
    .filter(({ all }) => Object.values(all).every((values) => values.length > 0))
    .map((condition) => ({ ...each, condition }));
}

function isAlways({ all, unless, otherwise }: Condition): boolean {
  return Object.keys(all).length === 0 && unless.length === 0 && !otherwise;
}

function orNone(condition: Condition): Condition | undefined {
  return isAlways(condition) ? undefined : condition;
}

/** `undefined` where the condition cannot hold. */
function translateCondition({ all, unless, otherwise }: Condition, view: ConfigView): Condition | undefined {
  const wanted = translateChoices(all, view);
  const excluded = unless.map((choices) => translateChoices(choices, view)).filter((choices) => choices !== undefined);
  const isExcluded = excluded.some((choices) => Object.keys(choices).length === 0);
  return wanted === undefined || isExcluded ? undefined : { all: wanted, unless: excluded, otherwise };
}

/** What is left to be asked of the config around; `undefined` where it cannot hold. */
function translateChoices(choices: Choices, { literals, names }: ConfigView): Choices | undefined {
  const left: Record<string, readonly ConfigValue[]> = {};
  for (const [key, values] of Object.entries(choices)) {
    if (Object.hasOwn(literals, key)) {
      if (!values.includes(literals[key])) return undefined;
      continue;
    }
    const outer = Object.hasOwn(names, key) ? names[key]! : key;
    left[outer] = left[outer]?.filter((value) => values.includes(value)) ?? values;
    if (left[outer].length === 0) return undefined;
  }
  return left;
}
