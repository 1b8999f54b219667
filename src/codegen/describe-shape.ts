import { activeVariants, conditionValues, enumerateConfigs } from "../graph/conditions.ts";
import { groupByName } from "../graph/expand-module.ts";
import type { ConfigValue } from "../node.ts";
import { describeFans, type FanShape, isPlain } from "./describe-fans.ts";
import { closeNeeds, type Reach, type Step } from "./close-needs.ts";
import type { TypedEdge, TypedNode } from "./type-nodes.ts";
import { type TypeCondition, typeConditions } from "./variant-conditions.ts";

/** One variant of a node that depends on the config. */
export interface VariantShape {
  readonly node: TypedNode;
  readonly conditions: readonly TypeCondition[];
  readonly step: Step;
  readonly reach: Reach;
  /** Where fan-outs of the module change the depth of the node. */
  readonly fan: FanShape | undefined;
}

/** A node as the generated types tell it. */
export interface NodeShape {
  readonly name: string;
  /** One, or the variants of a node that depends on the config. */
  readonly nodes: readonly TypedNode[];
  readonly step: Step;
  readonly reach: Reach;
  /** Empty unless the node depends on the config. */
  readonly variants: readonly VariantShape[];
}

/** A name that nothing in the module answers to. */
export interface InputShape {
  readonly name: string;
  /** The edges that take it, one for each type that is written differently. */
  readonly edges: readonly TypedEdge[];
  readonly consumers: readonly string[];
}

export interface ConfigKeyShape {
  readonly values: ReadonlySet<ConfigValue>;
  /** Other values than those named make a difference too. */
  readonly open: boolean;
}

export interface Shape {
  readonly nodes: readonly NodeShape[];
  readonly inputs: readonly InputShape[];
  readonly config: ReadonlyMap<string, ConfigKeyShape>;
  /** The nodes that fan-outs of the module change the depth of. */
  readonly fans: ReadonlyMap<string, FanShape>;
}

/** What the generated types tell of a module's nodes. */
export function describeShape(nodes: readonly TypedNode[]): Shape {
  const groups = groupByName(nodes);
  const fans = describeFans(groups);
  const steps = new Map<string, Step>();
  for (const [name, group] of groups) {
    if (isPlain(group)) steps.set(name, describeStep(group[0]!, groups));
    else {
      const variants = group.map((node) => describeStep(node, groups));
      const common = isAlwaysActive(group) ? shared(variants) : nothing;
      steps.set(name, { ...common, inside: [`?${name}`], shared: common.inside });
      for (const [place, step] of variants.entries()) steps.set(`?${name}#${place}`, step);
    }
  }
  const reaches = closeNeeds(steps);
  const shapes = [...groups].map(([name, group]): NodeShape => ({
    name,
    nodes: group,
    step: steps.get(name)!,
    reach: reaches.get(name)!,
    variants: isPlain(group)
      ? []
      : group.map((node, place) => ({
          node,
          conditions: typeConditions(node, group),
          step: steps.get(`?${name}#${place}`)!,
          reach: reaches.get(`?${name}#${place}`)!,
          fan: fans.variants.get(name)?.[place],
        })),
  }));
  return {
    nodes: shapes,
    inputs: describeInputs(nodes, groups),
    config: describeConfigKeys(groups),
    fans: fans.nodes,
  };
}

const nothing: Step = { inside: [], open: [], openOptional: [] };

/** Whatever the config says, one of the variants is active. */
function isAlwaysActive(variants: readonly TypedNode[]): boolean {
  const configs = [...enumerateConfigs(variants.flatMap(({ when }) => when ?? []))];
  return configs.every((config) => activeVariants(variants, config).length > 0);
}

/** What each variant takes, which is needed even where the config is not known. */
function shared([first = nothing, ...others]: readonly Step[]): Step {
  const inAll = (key: "inside" | "open"): readonly string[] =>
    first[key].filter((name) => others.every((other) => other[key].includes(name)));
  return { inside: inAll("inside"), open: inAll("open"), openOptional: [] };
}

function describeStep({ edges }: TypedNode, groups: ReadonlyMap<string, readonly TypedNode[]>): Step {
  const names = (chosen: readonly TypedEdge[]): readonly string[] => [...new Set(chosen.map(({ node }) => node))];
  const open = edges.filter(({ node }) => !groups.has(node));
  return {
    inside: names(edges.filter(({ node }) => groups.has(node))),
    open: names(open.filter(({ optional }) => !optional)),
    openOptional: names(open.filter(({ optional }) => optional)),
  };
}

function describeInputs(
  nodes: readonly TypedNode[],
  groups: ReadonlyMap<string, readonly TypedNode[]>,
): readonly InputShape[] {
  const inputs = new Map<string, { edges: Map<string, TypedEdge>; consumers: Set<string> }>();
  for (const { name, edges } of nodes) {
    for (const edge of edges) {
      if (groups.has(edge.node)) continue;
      const input = inputs.get(edge.node) ?? { edges: new Map<string, TypedEdge>(), consumers: new Set<string>() };
      // What is written alike in one file is one type.
      const key = `${edge.optional ? "?" : ""}${edge.type}`;
      if (!input.edges.has(key)) input.edges.set(key, edge);
      input.consumers.add(name);
      inputs.set(edge.node, input);
    }
  }
  return [...inputs].map(([name, { edges, consumers }]) => ({
    name,
    edges: [...edges.values()],
    consumers: [...consumers],
  }));
}

function describeConfigKeys(groups: ReadonlyMap<string, readonly TypedNode[]>): ReadonlyMap<string, ConfigKeyShape> {
  const keys = new Map<string, ConfigKeyShape>();
  for (const group of groups.values()) {
    const conditions = group.flatMap(({ when }) => when ?? []);
    const otherwise = conditions.some((condition) => condition.otherwise);
    for (const [key, values] of conditionValues(conditions)) {
      const known = keys.get(key);
      const open = otherwise || conditions.some(({ unless }) => unless.some((choices) => Object.hasOwn(choices, key)));
      keys.set(key, { values: new Set([...(known?.values ?? []), ...values]), open: open || known?.open === true });
    }
  }
  return keys;
}
