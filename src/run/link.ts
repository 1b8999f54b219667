import type { LinkTarget, Linked } from "../decorators/kind.ts";
import { decoratorKinds } from "../decorators/kinds.ts";
import { registeredOn } from "../decorators/registry.ts";
import { expandModule } from "../graph/expand-module.ts";
import type { Module } from "../module.ts";
import type { Node } from "../node.ts";
import type { TableType } from "../table.ts";

/** Finds the code of nodes by module and export. */
export function createLinker(modules: readonly Module[], tables: readonly TableType[]): (node: Node) => Linked {
  // Modules of several folders may share a name, so nodes are known by identity.
  const sources = new Map<Node, Module["source"]>();
  for (const module of modules) for (const node of expandModule(module).nodes) sources.set(node, module.source);
  return (node) => {
    const fn = sources.get(node)?.[node.code.declared] as LinkTarget["fn"];
    if (node.code.decoration < 0) return { call: node.call === "named" ? callNamed(node, fn) : fn };
    return decoratorKinds.get(node.code.kind)!.link!({
      node,
      fn,
      args: registeredOn(fn)[node.code.decoration]?.args ?? [],
      tables,
    });
  };
}

/** A function that takes one object: what is not given is left out, so that its defaults apply. */
function callNamed({ edges }: Node, fn: LinkTarget["fn"]): Linked["call"] {
  const names = edges.map(({ parameter }) => parameter);
  return (...values) => {
    const taken: Record<string, unknown> = {};
    for (const [place, name] of names.entries()) if (values[place] !== undefined) taken[name] = values[place];
    return fn(taken);
  };
}
