import type { Graph } from "../graph/graph.ts";
import type { Module } from "../module.ts";
import type { CacheBehavior, Edge, Node } from "../node.ts";
import { type CodeVersion, versionCode } from "./code-version.ts";
import type { CacheOptions } from "./options.ts";

/** How a node takes part in the cache; the same for all runs of a driver. */
export interface CachedStep {
  readonly node: Node;
  readonly behavior: CacheBehavior;
  readonly code: CodeVersion;
  /** Why no earlier result may stand for it, whatever it takes. */
  readonly always: string | undefined;
  /** What it takes, in the order of its edges. */
  readonly edges: readonly CachedEdge[];
  readonly hasFreshness: boolean;
  /** Its value is never kept. */
  readonly isSecret: boolean;
}

export interface CachedEdge {
  readonly edge: Edge;
  /** `ignored`: it does not count. `unmatched`: it is never what it was. */
  readonly treatment: "counts" | "ignored" | "unmatched";
  readonly isSecret: boolean;
}

export interface StepSite {
  readonly graph: Graph;
  /** The module in which a node's code stands. */
  readonly moduleOf: (node: Node) => Module;
  readonly options: CacheOptions;
}

/** Works out how nodes take part, each once. */
export function createSteps(site: StepSite): (node: Node) => CachedStep {
  const known = new WeakMap<Node, CachedStep>();
  return (node) => {
    let step = known.get(node);
    if (step === undefined) known.set(node, (step = makeStep(node, site)));
    return step;
  };
}

function makeStep(node: Node, { graph, moduleOf, options }: StepSite): CachedStep {
  const code = versionCode(node, moduleOf(node), graph.config);
  return {
    node,
    behavior: behaviorOf(node, options),
    code,
    always: findDoubts(node, code),
    edges: node.edges.map((edge) => ({
      edge,
      treatment: treatmentOf(edge.node, graph, options),
      isSecret: edge.secret === true || graph.secrets.has(edge.node),
    })),
    hasFreshness: node.cache?.freshness !== undefined,
    isSecret: node.secret === true || graph.secrets.has(node.name),
  };
}

const outside: ReadonlySet<string> = new Set(["loader", "saver", "saved"]);

/** What the driver says of a node counts most, then what stands above its function. */
export function behaviorOf(
  { name, cache, role }: Node,
  { behavior = "default", behaviors = {} }: CacheOptions,
): CacheBehavior {
  // A node that is loaded, or checked, is computed under a longer name.
  const named = [name, name.replace(/\.(?:loader|raw)$/, "")].find((each) => Object.hasOwn(behaviors, each));
  const own = (named === undefined ? undefined : behaviors[named]) ?? cache?.behavior;
  if (own !== undefined) return own;
  // What reads or writes outside cannot be told from its arguments.
  const isOutside = outside.has(role) || cache?.isOutside === true;
  return isOutside && cache?.freshness === undefined ? "recompute" : behavior;
}

function treatmentOf(name: string, { nodes }: Graph, options: CacheOptions): CachedEdge["treatment"] {
  const node = nodes.get(name);
  const given = Object.hasOwn(options.behaviors ?? {}, name) ? options.behaviors?.[name] : undefined;
  const behavior = node === undefined ? given : behaviorOf(node, options);
  if (behavior === "ignore") return "ignored";
  return behavior === "disable" ? "unmatched" : "counts";
}

function findDoubts({ edges }: Node, { doubts, isStale }: CodeVersion): string | undefined {
  if (isStale) return "its code has changed since the generated file was written";
  if (doubts !== undefined) return `its code reaches ${doubts}`;
  const lazy = edges.filter(({ marker }) => marker === "lazy").map(({ node }) => `"${node}"`);
  if (lazy.length === 0) return undefined;
  return `it takes ${lazy.join(", ")} only when it asks`;
}
