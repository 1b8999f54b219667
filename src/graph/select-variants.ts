import { duplicateNode, overlappingVariants } from "../errors/graph.ts";
import type { Module } from "../module.ts";
import type { Config, Node, Problem } from "../node.ts";
import { activeVariants, conditionValues, describeConfig, includesValue } from "./conditions.ts";
import { type Expansion, expandModule, expandUnder, groupByName } from "./expand-module.ts";

/** A module under one config. */
export interface Selection {
  readonly active: readonly Node[];
  /** Nodes none of whose variants is active. */
  readonly inactive: ReadonlyMap<string, readonly Node[]>;
  /** The variants that the config switches off. */
  readonly off: readonly Node[];
  readonly problems: readonly Problem[];
}

const selections = new WeakMap<Module, Map<string, Selection>>();

/** Picks a module's variants by a config; kept for each config that its conditions tell apart. */
export function selectVariants(module: Module, config: Config): Selection {
  const expansion = expandModule(module);
  if (expansion.isResolved) return select(expandUnder(module, config), config);
  const { nodes, conditions, problems } = expansion;
  const key = [...conditionValues(conditions)]
    .map(([name, values]) => [...values].findIndex((value) => includesValue([value], config[name])))
    .join(" ");
  let kept = selections.get(module);
  if (kept === undefined) selections.set(module, (kept = new Map()));
  let selection = kept.get(key);
  if (selection === undefined) {
    const isPlain = conditions.length === 0 && new Set(nodes.map(({ name }) => name)).size === nodes.length;
    selection = isPlain ? { active: nodes, inactive: new Map(), off: [], problems } : select(expansion, config);
    kept.set(key, selection);
  }
  return selection;
}

function select({ nodes, absent, problems: found }: Expansion, config: Config): Selection {
  const problems = [...found];
  const active: Node[] = [];
  const off: Node[] = [];
  const inactive = new Map<string, readonly Node[]>(absent.map((node) => [node.name, [node]]));
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
