import { showValue } from "../decorators/describe-condition.ts";
import type { Choices, Condition, Config, ConfigValue, Node } from "../node.ts";

export { describeCondition } from "../decorators/describe-condition.ts";

/** Whether a config meets a condition, `otherwise` left aside. */
export function meetsCondition({ all, unless }: Condition, config: Config): boolean {
  return meetsChoices(all, config) && !unless.some((choices) => meetsChoices(choices, config));
}

function meetsChoices(choices: Choices, config: Config): boolean {
  for (const key in choices) if (!includesValue(choices[key]!, config[key])) return false;
  return true;
}

/** `NaN` is itself here, and `-0` is `0`, as `tsc` sees them. */
export function includesValue(values: readonly unknown[], value: unknown): boolean {
  return values.includes(value);
}

/** The variants of one node that a config makes active. */
export function activeVariants(variants: readonly Node[], config: Config): readonly Node[] {
  const chosen = variants.filter(({ when }) => when === undefined || (!when.otherwise && meetsCondition(when, config)));
  return chosen.length > 0
    ? chosen
    : variants.filter(({ when }) => when?.otherwise === true && meetsCondition(when, config));
}

/** The config keys that conditions look at, with the values they name. */
export function conditionValues(conditions: Iterable<Condition>): ReadonlyMap<string, ReadonlySet<ConfigValue>> {
  const keys = new Map<string, Set<ConfigValue>>();
  for (const { all, unless } of conditions) {
    for (const [key, values] of [all, ...unless].flatMap((choices) => Object.entries(choices))) {
      const known = keys.get(key) ?? new Set<ConfigValue>();
      for (const value of values) known.add(value);
      keys.set(key, known);
    }
  }
  return keys;
}

const mostConfigs = 512;
const anotherValue = Symbol("a value that no condition names");

/** Every config that conditions can tell apart, a value that none of them names included; the first few hundred of very many. */
export function* enumerateConfigs(conditions: Iterable<Condition>): Generator<Config> {
  const keys = [...conditionValues(conditions)].map(
    ([key, values]) => [key, [...values, undefined, ...(values.has(undefined) ? [anotherValue] : [])]] as const,
  );
  const total = Math.min(
    keys.reduce((product, [, values]) => product * values.length, 1),
    mostConfigs,
  );
  for (let number = 0; number < total; number++) {
    let rest = number;
    const config: Record<string, unknown> = {};
    for (const [key, values] of keys) {
      const value = values[rest % values.length];
      if (value !== undefined) config[key] = value;
      rest = Math.floor(rest / values.length);
    }
    yield config;
  }
}

/** `under { mode: "batch" }` */
export function describeConfig(config: Config): string {
  const parts = Object.entries(config).map(([key, value]) => `${key}: ${showValue(value)}`);
  return parts.length === 0 ? "when the config says nothing" : `under { ${parts.join(", ")} }`;
}
