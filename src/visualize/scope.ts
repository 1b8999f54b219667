import type { Graph } from "../graph/graph.ts";
import { downstreamOf, pathBetween, upstreamOf } from "../graph/lineage.ts";
import type { Node, TagValue } from "../node.ts";
import type { DrawOptions, Names } from "./options.ts";

/** Which part of a graph is drawn. */
export interface Scope {
  /** The graph with nothing above the overridden nodes. */
  readonly graph: Graph;
  readonly nodes: ReadonlyMap<string, Node>;
  /** Whether a name is among what was asked for, be it a node or not. */
  readonly within: (name: string) => boolean;
  /** Not drawn, and its consumers are drawn with what it takes. */
  readonly passesThrough: (node: Node) => boolean;
  readonly outputs: ReadonlySet<string>;
  readonly overrides: ReadonlySet<string>;
  /** Inputs and overrides: values that come with the call. */
  readonly given: ReadonlySet<string>;
  readonly path: ReadonlySet<string>;
  /** Names whose values are never shown. */
  readonly secrets: ReadonlySet<string>;
}

/** Chooses what is drawn; the options have been checked. */
export function chooseScope(whole: Graph, options: DrawOptions): Scope {
  const isHidden = findHidden(whole, options);
  const overrides = new Set(listNames(options.overrides).flatMap((name) => overriddenNodes(whole, name, isHidden)));
  const graph = cutAbove(whole, overrides);
  const outputs = new Set(options.outputs);
  const path = options.path === undefined ? new Set<string>() : pathBetween(whole, ...options.path);
  const parts = [...chooseParts(whole, graph, options), ...(options.pathOnly === true ? [path] : [])];
  // Lineage knows no config values; they go with the nodes that take them.
  const withConfig = options.downstreamOf === undefined && options.pathOnly !== true;
  const within = (name: string): boolean =>
    Object.hasOwn(graph.config, name) ? withConfig : parts.every((part) => part.has(name));
  const passesThrough = (node: Node): boolean => isHidden(node) && !outputs.has(node.name);
  const drawn = [...graph.nodes].filter(
    ([name, node]) => within(name) && !passesThrough(node) && hasTags(node, options.tags ?? {}),
  );
  const given = new Set([...listNames(options.inputs), ...overrides]);
  return {
    graph,
    nodes: new Map(drawn),
    within,
    passesThrough,
    outputs,
    overrides,
    given,
    path,
    secrets: whole.secrets,
  };
}

/** Names as a list, whichever way they were given. */
export function listNames(names: Names | string | undefined): readonly string[] {
  if (names === undefined) return [];
  if (typeof names === "string") return [names];
  return Array.isArray(names) ? names : Object.keys(names);
}

/** All names that lineage knows. */
export function linkedNames({ nodes, inputs }: Graph): ReadonlySet<string> {
  return new Set([...nodes.keys(), ...inputs.keys()]);
}

/** The sets of names that the picture is narrowed to, each by one option. */
function chooseParts(whole: Graph, graph: Graph, options: DrawOptions): readonly ReadonlySet<string>[] {
  const linked = linkedNames(graph);
  const needed = options.outputs ?? (graph === whole ? undefined : findEnds(whole));
  const choices = [
    [upstreamOf, needed],
    [upstreamOf, options.upstreamOf],
    [downstreamOf, options.downstreamOf],
  ] as const;
  return choices.flatMap(([lineage, names]) => {
    if (names === undefined) return [];
    const asked = listNames(names);
    return [
      new Set([
        ...asked,
        ...lineage(
          graph,
          asked.filter((name) => linked.has(name)),
        ),
      ]),
    ];
  });
}

/** Which nodes go away with the checks: a value before steps does not. */
function findHidden({ nodes }: Graph, { hideChecks }: DrawOptions): (node: Node) => boolean {
  if (hideChecks !== true) return () => false;
  const checked = new Set([...nodes.values()].map(({ overriddenAt }) => overriddenAt));
  return ({ name, role }) => role === "check" || (role === "raw" && checked.has(name));
}

/** An override takes the place of the value before the checks, unless that is not drawn. */
function overriddenNodes({ nodes }: Graph, name: string, isHidden: (node: Node) => boolean): readonly string[] {
  const at = nodes.get(name)?.overriddenAt;
  if (at === undefined) return [name];
  const node = nodes.get(at);
  return node !== undefined && isHidden(node) ? [name, at] : [at];
}

function cutAbove(graph: Graph, overrides: ReadonlySet<string>): Graph {
  if (overrides.size === 0) return graph;
  const cut = [...graph.nodes].map(
    ([name, node]) => [name, overrides.has(name) ? { ...node, edges: [] } : node] as const,
  );
  return { ...graph, nodes: new Map(cut) };
}

/** The nodes that nothing takes. */
function findEnds({ nodes }: Graph): readonly string[] {
  const taken = new Set([...nodes.values()].flatMap(({ edges }) => edges.map(({ node }) => node)));
  return [...nodes.keys()].filter((name) => !taken.has(name));
}

function hasTags({ tags }: Node, wanted: Readonly<Record<string, TagValue>>): boolean {
  return Object.entries(wanted).every(([tag, value]) => {
    const has = Object.hasOwn(tags, tag) ? tags[tag] : undefined;
    if (has === undefined) return false;
    return value === true || [has].flat().some((one) => [value].flat().includes(one));
  });
}
