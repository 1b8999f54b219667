import { configIsNode, configUnknown, cycleFound, duplicateNode } from "../errors/graph.ts";
import type { Module } from "../module.ts";
import type { Config, Edge, Node, Problem } from "../node.ts";
import { conditionValues } from "./conditions.ts";
import { findCycles } from "./cycles.ts";
import { expandModule } from "./expand-module.ts";
import { type Selection, selectVariants } from "./select-variants.ts";
import { findFanPaths, noFanOuts } from "./fan-outs.ts";
import type { Graph, Input } from "./graph.ts";

export interface GraphOptions {
  /** `"later"`: the later of two modules that make one node wins. */
  readonly onDuplicate?: "error" | "later";
}

/** Finds the module that a node of the graph is of, by its name. */
export type Homes = (name: string) => Module;

export interface BuiltGraph {
  readonly graph: Graph;
  readonly homes: Homes;
  readonly problems: readonly Problem[];
}

/** Modules under one config as a graph, with every mistake in how they fit together. */
export function buildGraph(modules: readonly Module[], config: Config = {}, options: GraphOptions = {}): BuiltGraph {
  const problems: Problem[] = [];
  const selections = modules.map((module) => selectVariants(module, config));
  for (const selection of selections) problems.push(...selection.problems);
  const merged = mergeNodes(selections, options.onDuplicate === "later", problems);
  const { nodes, open, hasMarkers, secrets } = merged;
  const inactive = new Map(selections.flatMap(({ inactive: none }) => [...none]).filter(([name]) => !nodes.has(name)));
  const inputs = collectInputs(merged, config);
  const dormantInputs = collectDormant(selections, (name) => nodes.has(name) || inputs.has(name) || inactive.has(name));
  // Nodes that only take from those before them, as most files are written, have no cycle.
  const isInOrder = open.every(({ edge }) => !nodes.has(edge.node));
  for (const path of isInOrder ? [] : findCycles(nodes)) problems.push(cycleFound(path, nodes.get(path[0]!)?.location));
  const { paths: fanPaths, problems: misplaced } = hasMarkers ? findFanPaths(nodes, inactive) : noFanOuts;
  problems.push(...misplaced);
  const graph: Graph = { nodes, inputs, inactive, dormantInputs, fanPaths, secrets, config };
  problems.push(...checkConfig(graph, modules));
  return { graph, homes: findHomes(modules, selections), problems };
}

/** The module that each node is of; modules of several folders may share a name. */
function findHomes(modules: readonly Module[], selections: readonly Selection[]): Homes {
  const [first, ...others] = modules;
  if (first !== undefined && others.length === 0) return () => first;
  const homes = new Map<string, Module>();
  return (name) => {
    if (homes.size === 0)
      for (const [place, { active }] of selections.entries())
        for (const node of active) homes.set(node.name, modules[place]!);
    return homes.get(name)!;
  };
}

/** The nodes of all modules, and what is seen of their edges on the way. */
interface MergedNodes {
  readonly nodes: ReadonlyMap<string, Node>;
  /** The edges that take what no node before them makes. */
  readonly open: readonly OpenEdge[];
  readonly hasMarkers: boolean;
  readonly secrets: ReadonlySet<string>;
}

interface OpenEdge {
  readonly edge: Edge;
  readonly consumer: Node;
}

/** In one pass: a graph is often made for a single run, before V8 has optimised anything. */
function mergeNodes(selections: readonly Selection[], laterWins: boolean, problems: Problem[]): MergedNodes {
  const nodes = new Map<string, Node>();
  const secrets = new Set<string>();
  let open: OpenEdge[] = [];
  let hasMarkers = false;
  let isReplaced = false;
  for (const { active } of selections) {
    for (const node of active) {
      const other = nodes.get(node.name);
      if (other !== undefined) {
        if (!laterWins) problems.push(duplicateNode(other, node));
        isReplaced = true;
      }
      if (node.fansOut === true) hasMarkers = true;
      if (node.secret === true) secrets.add(node.name);
      for (const edge of node.edges) {
        if (edge.secret === true) secrets.add(edge.node);
        if (edge.marker === "collect") hasMarkers = true;
        if (!nodes.has(edge.node)) open.push({ edge, consumer: node });
      }
      nodes.set(node.name, node);
    }
  }
  // What a replaced node takes is taken no more.
  if (isReplaced) open = open.filter(({ consumer }) => nodes.get(consumer.name) === consumer);
  return { nodes, open, hasMarkers, secrets };
}

function collectInputs({ nodes, open }: MergedNodes, config: Config): Map<string, Input> {
  const inputs = new Map<string, { -readonly [Key in keyof Input]: Input[Key] } & { consumers: string[] }>();
  for (const { edge, consumer } of open) {
    if (nodes.has(edge.node) || Object.hasOwn(config, edge.node)) continue;
    const input = inputs.get(edge.node);
    if (input === undefined) {
      inputs.set(edge.node, {
        name: edge.node,
        type: edge.type,
        optional: edge.optional,
        consumers: [consumer.name],
        location: consumer.location,
      });
    } else {
      input.optional &&= edge.optional;
      if (input.consumers.at(-1) !== consumer.name) input.consumers.push(consumer.name);
    }
  }
  return inputs;
}

function collectDormant(
  selections: readonly Selection[],
  isKnown: (name: string) => boolean,
): Map<string, readonly Node[]> {
  const dormant = new Map<string, Node[]>();
  for (const { off } of selections) {
    for (const variant of off) {
      for (const { node: name } of variant.edges)
        if (!isKnown(name)) dormant.set(name, [...(dormant.get(name) ?? []), variant]);
    }
  }
  return dormant;
}

function checkConfig(
  { nodes, inactive, dormantInputs, config }: Graph,
  modules: readonly Module[],
): readonly Problem[] {
  const keys = Object.keys(config);
  if (keys.length === 0) return [];
  const known = new Set(
    modules
      .map(expandModule)
      .flatMap(({ conditions, configTypes }) => [...conditionValues(conditions).keys(), ...configTypes.keys()]),
  );
  const taken = new Set<string>(dormantInputs.keys());
  for (const node of nodes.values()) for (const edge of node.edges) taken.add(edge.node);
  return keys.flatMap((key) => {
    const node = nodes.get(key) ?? inactive.get(key)?.[0];
    if (node !== undefined) return [configIsNode(key, node)];
    return known.has(key) || taken.has(key)
      ? []
      : [
          configUnknown(
            key,
            [...known, ...taken].filter((name) => !nodes.has(name)),
          ),
        ];
  });
}
