import { duplicateNode, overlappingVariants } from "../errors/graph.ts";
import type { Module } from "../module.ts";
import type { Condition, Config, Node, Problem } from "../node.ts";
import { activeVariants, conditionValues, describeConfig, includesValue } from "./conditions.ts";
import { expandDeclared } from "./expand-declared.ts";

/** All nodes of a module, variants side by side. */
export interface Expansion {
  readonly nodes: readonly Node[];
  readonly conditions: readonly Condition[];
  readonly problems: readonly Problem[];
}

/** A module under one config. */
export interface Selection {
  readonly active: readonly Node[];
  /** Nodes none of whose variants is active. */
  readonly inactive: ReadonlyMap<string, readonly Node[]>;
  /** The variants that the config switches off. */
  readonly off: readonly Node[];
  readonly problems: readonly Problem[];
}

const expansions = new WeakMap<Module, Expansion>();
const selections = new WeakMap<Module, Map<string, Selection>>();

/** Expands a module once, however many drivers use it. */
export function expandModule(module: Module): Expansion {
  let expansion = expansions.get(module);
  if (expansion === undefined) {
    const problems: Problem[] = [];
    const report = (problem: Problem): void => void problems.push(problem);
    const nodes: Node[] = [];
    const conditions: Condition[] = [];
    for (const declared of module.declared) {
      for (const node of expandDeclared(declared, module.name, report)) {
        nodes.push(node);
        if (node.when !== undefined) conditions.push(node.when);
      }
    }
    expansion = { nodes, conditions, problems };
    expansions.set(module, expansion);
  }
  return expansion;
}

/** Picks a module's variants by a config; kept for each config that its conditions tell apart. */
export function selectVariants(module: Module, config: Config): Selection {
  const { nodes, conditions, problems } = expandModule(module);
  const key = [...conditionValues(conditions)]
    .map(([name, values]) => [...values].findIndex((value) => includesValue([value], config[name])))
    .join(" ");
  let kept = selections.get(module);
  if (kept === undefined) selections.set(module, (kept = new Map()));
  let selection = kept.get(key);
  if (selection === undefined) {
    const isPlain = conditions.length === 0 && new Set(nodes.map(({ name }) => name)).size === nodes.length;
    selection = isPlain ? { active: nodes, inactive: new Map(), off: [], problems } : select(nodes, config, problems);
    kept.set(key, selection);
  }
  return selection;
}

function select(nodes: readonly Node[], config: Config, found: readonly Problem[]): Selection {
  const problems = [...found];
  const active: Node[] = [];
  const off: Node[] = [];
  const inactive = new Map<string, readonly Node[]>();
  for (const [name, variants] of groupByName(nodes)) {
    const chosen = activeVariants(variants, config);
    const [first, second] = chosen;
    if (first === undefined) inactive.set(name, variants);
    else active.push(first);
    if (first !== undefined && second !== undefined) problems.push(describeClash(first, second, config));
    if (chosen.length < variants.length) off.push(...variants.filter((node) => !chosen.includes(node)));
  }
  return { active, inactive, off, problems };
}

function describeClash(first: Node, second: Node, config: Config): Problem {
  return first.when === undefined && second.when === undefined
    ? duplicateNode(first, second)
    : overlappingVariants(first, second, describeConfig(config));
}

/** Nodes by name, in the order of their first. */
export function groupByName<N extends Node>(nodes: readonly N[]): ReadonlyMap<string, readonly N[]> {
  return Map.groupBy(nodes, ({ name }) => name);
}
