import { describeCondition } from "../graph/conditions.ts";
import { expandModule } from "../graph/expand-module.ts";
import type { Module } from "../module.ts";
import type { Edge, Location, Node, Tags } from "../node.ts";
import { describeCode } from "./describe-code.ts";

/** What may differ between two versions of a node. */
export type Change = "code" | "edges" | "type" | "tags" | "condition" | "module";

/** A node that is in one version only. */
export interface DiffedNode {
  readonly name: string;
  /** The function of the variant, where the node has several. */
  readonly variant?: string;
  readonly role: string;
  readonly type: string;
  readonly location: Location;
}

/** A node that is in both versions and not the same. */
export interface ChangedNode extends DiffedNode {
  readonly changes: readonly Change[];
  readonly before: NodeFacts;
  readonly after: NodeFacts;
}

/** What is compared, apart from the code. */
export interface NodeFacts {
  readonly type: string;
  readonly edges: readonly string[];
  readonly tags: Tags;
  readonly condition: string;
  readonly module: string;
}

/** How one version of some modules differs from another. */
export interface ModulesDiff {
  readonly added: readonly DiffedNode[];
  readonly removed: readonly DiffedNode[];
  readonly changed: readonly ChangedNode[];
  /** Names that nothing answers to, in one version only. */
  readonly inputs: { readonly added: readonly string[]; readonly removed: readonly string[] };
  /** Nodes of the later version whose own code is the same, and that are computed from what is not. */
  readonly downstream: readonly string[];
}

/** Compares two versions of some modules by their text alone; all variants are compared, whatever the config. */
export function diffModules(before: readonly Module[], after: readonly Module[]): ModulesDiff {
  const [earlier, later] = [indexNodes(before), indexNodes(after)];
  const [codeBefore, codeAfter] = [describeCode(before), describeCode(after)];
  const added = [...later].filter(([key]) => !earlier.has(key)).map(([, node]) => node);
  const removed = [...earlier].filter(([key]) => !later.has(key)).map(([, node]) => node);
  const changed = [...later].flatMap(([key, node]) => {
    const old = earlier.get(key);
    return old === undefined ? [] : compareNodes(old, node, codeBefore(old) === codeAfter(node));
  });
  const touched = new Set([...added, ...removed, ...changed].map(({ name }) => name));
  const nodes = [...later.values()];
  return {
    added: added.map((node) => describeNode(node, nodes)),
    removed: removed.map((node) => describeNode(node, [...earlier.values()])),
    changed,
    inputs: diffInputs([...earlier.values()], nodes),
    downstream: [...findDownstream(nodes, touched)].filter((name) => !touched.has(name)),
  };
}

/** Nodes by what makes them the same one in another version: their name and, of variants, their function. */
function indexNodes(modules: readonly Module[]): ReadonlyMap<string, Node> {
  const nodes = modules.flatMap((module) => expandModule(module).nodes);
  return new Map(nodes.map((node) => [JSON.stringify([node.name, node.when && node.code.declared]), node]));
}

function compareNodes(before: Node, after: Node, isSameCode: boolean): readonly ChangedNode[] {
  const [earlier, later] = [describeFacts(before), describeFacts(after)];
  const changes = (["type", "edges", "tags", "condition", "module"] as const).filter(
    (fact) => JSON.stringify(earlier[fact]) !== JSON.stringify(later[fact]),
  );
  const all: readonly Change[] = isSameCode ? changes : ["code", ...changes];
  if (all.length === 0) return [];
  return [
    { ...describeNode(after, after.when ? [after, after] : [after]), changes: all, before: earlier, after: later },
  ];
}

function describeFacts({ type, edges, tags, when, module }: Node): NodeFacts {
  const sorted = Object.fromEntries(Object.entries(tags).toSorted(([a], [b]) => (a < b ? -1 : 1)));
  const condition = when === undefined ? "" : describeCondition(when);
  return { type, edges: edges.map(describeEdge), tags: sorted, condition, module };
}

function describeEdge({ node, parameter, optional, type }: Edge): string {
  const name = node === parameter ? node : `${parameter} ← ${node}`;
  return `${name}${optional ? "?" : ""}: ${type}`;
}

function describeNode({ name, role, type, location, code }: Node, all: readonly Node[]): DiffedNode {
  const hasVariants = all.filter((node) => node.name === name).length > 1;
  return { name, ...(hasVariants && { variant: code.declared }), role, type, location };
}

function diffInputs(before: readonly Node[], after: readonly Node[]): ModulesDiff["inputs"] {
  const [earlier, later] = [findInputs(before), findInputs(after)];
  return { added: [...later.difference(earlier)], removed: [...earlier.difference(later)] };
}

function findInputs(nodes: readonly Node[]): Set<string> {
  const names = new Set(nodes.map(({ name }) => name));
  return new Set(nodes.flatMap(({ edges }) => edges.map(({ node }) => node)).filter((name) => !names.has(name)));
}

/** Everything that is computed from some names, in the order of the source. */
function findDownstream(nodes: readonly Node[], names: ReadonlySet<string>): ReadonlySet<string> {
  const takers = new Map<string, string[]>();
  for (const { name, edges } of nodes) {
    for (const { node } of edges) takers.set(node, [...(takers.get(node) ?? []), name]);
  }
  const reached = new Set(names);
  // A set that grows while it is gone through goes on to what is new.
  for (const name of reached) for (const taker of takers.get(name) ?? []) reached.add(taker);
  return new Set(nodes.map(({ name }) => name).filter((name) => reached.has(name)));
}
