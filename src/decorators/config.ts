import { conditionNotLiteral } from "../errors/decorators.ts";
import type { AnyFunction } from "../types/functions.ts";
import type { Choices, Condition, ConfigValue, Node } from "../node.ts";
import { always, type Narrow, narrowings, readChoices } from "./condition.ts";
import type { DecoratorKind, Site } from "./kind.ts";
import { register } from "./registry.ts";

type Values = Readonly<Record<string, ConfigValue>>;

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

function conditionKind(name: Narrow): DecoratorKind {
  const { list, narrow } = narrowings[name];
  return {
    name: `config.${name}`,
    phase: "config",
    apply(nodes, decoration, site) {
      const choices = readChoices(decoration.args[0], list);
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
  return { ...node, name: variantOf(declared.name), when };
}

/** What a function is a variant of, by its name: `price` of `price__us`; itself where nothing in the name says so. */
export function variantOf(name: string): string {
  const end = name.lastIndexOf("__");
  return end > 0 ? name.slice(0, end) : name;
}

export const configKinds: readonly DecoratorKind[] = [
  conditionKind("when"),
  conditionKind("whenIn"),
  conditionKind("whenNot"),
  conditionKind("whenNotIn"),
  {
    name: "config.otherwise",
    phase: "config",
    apply: (nodes, _decoration, site) =>
      nodes.map((node) => vary(node, { ...(node.when ?? always), otherwise: true }, site)),
  },
];
