import { variantOf } from "../decorators/config.ts";
import { configIsNode, cycleFound, duplicateNode, overlappingVariants, variantUnconditional } from "../errors/graph.ts";
import type { Module } from "../module.ts";
import type { Config, Node, Problem } from "../node.ts";
import { activeVariants, conditionValues, describeCondition, enumerateConfigs } from "./conditions.ts";
import { findCycles } from "./cycles.ts";
import { expandModule, groupByName } from "./expand-module.ts";
import { findFanPaths } from "./fan-outs.ts";

/** Every mistake in how the nodes of one module fit together that can be told before its config is known. */
export function checkVariants(module: Module): readonly Problem[] {
  const { nodes, conditions, problems } = expandModule(module);
  const groups = groupByName(nodes);
  const configs = [...enumerateConfigs(conditions)];
  const shadowed = [...conditionValues(conditions).keys()].flatMap(
    (key) =>
      groups
        .get(key)
        ?.slice(0, 1)
        .map((node) => configIsNode(key, node)) ?? [],
  );
  return [
    ...problems,
    ...shadowed,
    ...nodes.flatMap((node) => checkSuffix(node, groups)),
    ...[...groups.values()].flatMap(checkOverlap),
    ...checkConfigs(groups, configs),
  ];
}

/** `price__eu` beside the node `price` was meant as its variant. */
function checkSuffix(node: Node, groups: ReadonlyMap<string, readonly Node[]>): readonly Problem[] {
  const meant = variantOf(node.name);
  return meant !== node.name && node.when === undefined && node.role === "function" && groups.has(meant)
    ? [variantUnconditional(node, meant)]
    : [];
}

/** Two functions of one node overlap for certain where one is only ever active along with the other. */
function checkOverlap(variants: readonly Node[]): readonly Problem[] {
  if (variants.length < 2) return [];
  // A node's own conditions are few, where a module may have more configs than can be tried.
  const configs = [...enumerateConfigs(variants.flatMap(({ when }) => when ?? []))];
  const activeUnder = variants.map((node) =>
    configs.filter((config) => activeVariants(variants, config).includes(node)),
  );
  return variants.flatMap((second, place) => {
    const first = variants
      .slice(0, place)
      .find(
        (first, other) =>
          isAlways(activeUnder[other]!, activeUnder[place]!) || isIdle(first, second) || isIdle(second, first),
      );
    if (first === undefined) return [];
    if (first.when === undefined && second.when === undefined) return [duplicateNode(first, second)];
    const when = describeCondition((second.when ?? first.when)!);
    return [overlappingVariants(first, second, `when ${when}`)];
  });
}

/** What is active where nothing else is never gets its turn beside what always is. */
function isIdle(one: Node, other: Node): boolean {
  return one.when?.otherwise === true && other.when === undefined;
}

function isAlways(one: readonly Config[], other: readonly Config[]): boolean {
  const isWithin = (inner: readonly Config[], outer: readonly Config[]): boolean =>
    inner.length > 0 && inner.every((config) => outer.includes(config));
  return isWithin(one, other) || isWithin(other, one);
}

/** What is wrong under some config, each told once: cycles, and fan-outs that do not fit. Nothing is known of what other modules make. */
function checkConfigs(groups: ReadonlyMap<string, readonly Node[]>, configs: readonly Config[]): readonly Problem[] {
  const found = new Map<string, Problem>();
  const note = (key: string, problem: Problem): void => {
    if (!found.has(key)) found.set(key, problem);
  };
  for (const config of configs) {
    const active = new Map(
      [...groups].flatMap(([name, variants]) =>
        activeVariants(variants, config)
          .slice(0, 1)
          .map((node) => [name, node] as const),
      ),
    );
    for (const path of findCycles(active)) {
      const key = [...new Set(path)].toSorted().join(" ");
      note(key, cycleFound(path, active.get(path[0]!)?.location));
    }
    const taken = [...active.values()].flatMap(({ edges }) => edges.map(({ node }) => [node, true] as const));
    const open = new Map(taken.filter(([name]) => !active.has(name)));
    for (const problem of findFanPaths(active, open).problems) note(problem.message, problem);
  }
  return [...found.values()];
}
