import { conditionNotLiteral } from "../errors/decorators.ts";
import type { AnyFunction } from "../types/functions.ts";
import type { Argument, Condition, ConfigValue, Decoration, Node } from "../node.ts";
import type { DecoratorKind, Site } from "./kind.ts";
import { register } from "./registry.ts";

type Values = Readonly<Record<string, ConfigValue>>;
type Choices = Readonly<Record<string, readonly ConfigValue[]>>;

/**
 * Makes a function a variant of a node: `price__us` is the node `price` while the config meets its condition.
 * Several conditions above one function must all hold. A key that the config lacks has no value, so `when` does not hold for it and `whenNot` does.
 *
 * @example
 * ```ts
 * import { config } from "eponym";
 *
 * config.when(price__us, { region: "us" });
 * export function price__us(net: number): number {
 *   return net;
 * }
 *
 * config.whenIn(price__eu, { region: ["de", "fr"] });
 * export function price__eu(net: number, rate: number): number {
 *   return net * (1 + rate);
 * }
 *
 * config.otherwise(price__any);
 * export function price__any(net: number): number {
 *   return net * 1.1;
 * }
 * ```
 */
export const config = {
  /** Active while every key has the value. */
  when(fn: AnyFunction, condition: Values): void {
    register(fn, "config.when", condition);
  },
  /** Active while no key has the value. */
  whenNot(fn: AnyFunction, condition: Values): void {
    register(fn, "config.whenNot", condition);
  },
  /** Active while every key has one of the values. */
  whenIn(fn: AnyFunction, condition: Choices): void {
    register(fn, "config.whenIn", condition);
  },
  /** Active while no key has any of the values. */
  whenNotIn(fn: AnyFunction, condition: Choices): void {
    register(fn, "config.whenNotIn", condition);
  },
  /** Active while no other variant of the node is. */
  otherwise(fn: AnyFunction): void {
    register(fn, "config.otherwise");
  },
};

const always: Condition = { all: {}, none: {}, otherwise: false };

function conditionKind(
  name: string,
  narrow: (condition: Condition, choices: Choices) => Condition,
  list: boolean,
): DecoratorKind {
  return {
    name: `config.${name}`,
    phase: "config",
    apply(nodes, decoration, site) {
      const choices = readChoices(decoration, list);
      if (choices === undefined) {
        site.report(conditionNotLiteral(decoration, list));
        return nodes;
      }
      return nodes.map((node) => vary(node, narrow(node.when ?? always, choices), site));
    },
  };
}

/** A variant's node is named without its suffix: `price__us` is `price`. */
function vary(node: Node, when: Condition, { declared }: Site): Node {
  const end = declared.name.lastIndexOf("__");
  return { ...node, name: end > 0 ? declared.name.slice(0, end) : declared.name, when };
}

function readChoices({ args }: Decoration, list: boolean): Choices | undefined {
  const [condition] = args;
  if (condition === null || typeof condition !== "object" || Array.isArray(condition) || "$" in condition)
    return undefined;
  const choices: Record<string, readonly ConfigValue[]> = {};
  for (const [key, value] of Object.entries(condition)) {
    const values: unknown = list ? value : [value];
    if (!Array.isArray(values) || !values.every(isConfigValue)) return undefined;
    choices[key] = values;
  }
  return choices;
}

function isConfigValue(value: Argument): value is ConfigValue {
  return value === null || typeof value !== "object";
}

function both(one: Choices, other: Choices): Choices {
  const result: Record<string, readonly ConfigValue[]> = { ...one };
  for (const [key, values] of Object.entries(other))
    result[key] = result[key]?.filter((value) => values.includes(value)) ?? values;
  return result;
}

function either(one: Choices, other: Choices): Choices {
  const result: Record<string, readonly ConfigValue[]> = { ...one };
  for (const [key, values] of Object.entries(other)) result[key] = [...(result[key] ?? []), ...values];
  return result;
}

const all = (condition: Condition, choices: Choices): Condition => ({
  ...condition,
  all: both(condition.all, choices),
});
const none = (condition: Condition, choices: Choices): Condition => ({
  ...condition,
  none: either(condition.none, choices),
});

export const configKinds: readonly DecoratorKind[] = [
  conditionKind("when", all, false),
  conditionKind("whenIn", all, true),
  conditionKind("whenNot", none, false),
  conditionKind("whenNotIn", none, true),
  {
    name: "config.otherwise",
    phase: "config",
    apply: (nodes, _decoration, site) =>
      nodes.map((node) => vary(node, { ...(node.when ?? always), otherwise: true }, site)),
  },
];
