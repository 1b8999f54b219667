import { adapterNodeUnknown } from "../../errors/adapter-options.ts";
import type { Graph } from "../../graph/graph.ts";
import { matchTags, type WantedTags } from "../../graph/match-tags.ts";
import type { Node, Problem } from "../../node.ts";
import { isObject } from "./check-options.ts";

/**
 * Chooses nodes: all of them (`true`), by name, by tags, or by a function. Every tag must be there, with the value or one of the values that are given; `null`
 * asks for the tag alone.
 *
 * @example
 * ```ts
 * import { slowDown, type NodeFilter } from "eponym/adapters";
 *
 * const remote: NodeFilter = { tags: { service: ["geo", "weather"] } };
 * const adapter = slowDown({ ms: 200, nodes: remote });
 * ```
 */
export type NodeFilter =
  | boolean
  | string
  | readonly string[]
  | { readonly tags: WantedTags }
  | ((node: Node) => boolean);

/** What a filter is, in words. */
export const filterExpected = "the name of a node, an array of names, { tags: { … } }, a function of a node, or true";

export function isNodeFilter(value: unknown): boolean {
  if (typeof value === "boolean" || typeof value === "function" || typeof value === "string") return true;
  if (Array.isArray(value)) return value.every((name) => typeof name === "string");
  return isObject(value) && "tags" in value && isObject(value.tags) && Object.keys(value).length === 1;
}

/** Tells of a node whether it is chosen; answers once a node, since a driver asks again with each call. */
export function matchNodes(filter: NodeFilter): (node: Node) => boolean {
  const known = new WeakMap<Node, boolean>();
  const isChosen = chooser(filter);
  return (node) => {
    let answer = known.get(node);
    if (answer === undefined) known.set(node, (answer = isChosen(node)));
    return answer;
  };
}

function chooser(filter: NodeFilter): (node: Node) => boolean {
  if (typeof filter === "boolean") return () => filter;
  if (typeof filter === "function") return filter;
  if (typeof filter === "string") return ({ name }) => name === filter;
  if (isNames(filter)) {
    const names = new Set(filter);
    return ({ name }) => names.has(name);
  }
  const wanted = filter.tags;
  return ({ tags }) => matchTags(tags, wanted);
}

/** The names in a filter that are no nodes of a graph. */
export function checkFilterNames(option: string, filter: NodeFilter, graph: Graph): readonly Problem[] {
  const names = typeof filter === "string" ? [filter] : isNames(filter) ? filter : [];
  const unknown = names.filter((name) => !graph.nodes.has(name) && !graph.inactive.has(name));
  return unknown.map((name) => adapterNodeUnknown(option, name, graph.nodes.keys()));
}

function isNames(filter: NodeFilter): filter is readonly string[] {
  return Array.isArray(filter);
}
