import { callsFunction } from "../decorators/calls-function.ts";
import { isOwnKind } from "../decorators/kinds.ts";
import { expandModule } from "../graph/expand-module.ts";
import type { Module } from "../module.ts";
import type { Node } from "../node.ts";

/** Tells the code of the nodes of some modules by its hashes: the function's where it is called, and the decorator's where one has made the node. */
export function describeCode(modules: readonly Module[]): (node: Node) => string {
  const places = new Map<Node, readonly Module[]>();
  for (const module of modules) {
    const { nodes, modules: inner } = expandModule(module);
    for (const node of nodes) places.set(node, inner);
  }
  return (node) => {
    const { code, hash } = node;
    const module = places.get(node)?.[code.module ?? 0];
    const declared = module?.declared.find(({ name }) => name === code.declared);
    const made = declared?.decorations[code.decoration];
    // What a resolver may make stands above no function.
    if (declared === undefined || made === undefined) return hash;
    const isCall = callsFunction(code) || !isOwnKind(code.kind);
    return JSON.stringify([isCall ? declared.hash : "", made.kind, made.hash ?? made.args]);
  };
}
