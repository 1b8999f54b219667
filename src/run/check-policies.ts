import { findKind } from "../decorators/kinds.ts";
import type { LinkTarget } from "../decorators/kind.ts";
import { registeredOn } from "../decorators/registry.ts";
import type { Homes } from "../graph/build-graph.ts";
import { originOf } from "../graph/expand-module.ts";
import type { Graph } from "../graph/graph.ts";
import type { Problem } from "../node.ts";

/** What is wrong with the policies of nodes, by the arguments that the running modules gave; once for each call of a decorator. */
export function checkPolicies({ nodes }: Graph, homes: Homes): readonly Problem[] {
  const problems: Problem[] = [];
  const checked = new Map<object, Set<number>>();
  for (const node of nodes.values()) {
    for (const { kind, decoration, given } of node.policies ?? []) {
      const { source } = (originOf(node) ?? { module: homes(node.name) }).module;
      const fn = source[node.code.declared] as LinkTarget["fn"];
      const done = checked.get(fn) ?? new Set();
      checked.set(fn, done);
      if (done.has(decoration)) continue;
      done.add(decoration);
      const args = given ?? registeredOn(fn)[decoration]?.args ?? [];
      problems.push(...(findKind(kind)?.verify?.({ node, fn, args, tables: [] }) ?? []));
    }
  }
  return problems;
}
