import type { LinkTarget, Linked } from "../decorators/kind.ts";
import { DataflowError } from "../errors/dataflow-error.ts";
import { linkMissing } from "../errors/decorators.ts";
import { findKind } from "../decorators/kinds.ts";
import { restoreEdges } from "../decorators/omitted-edges.ts";
import { registeredOn } from "../decorators/registry.ts";
import type { Homes } from "../graph/build-graph.ts";
import { type Origin, originOf } from "../graph/expand-module.ts";
import type { Node } from "../node.ts";
import type { TableType } from "../table.ts";

/** Finds the code of nodes by module and export. */
export function createLinker(homes: Homes, tables: readonly TableType[]): (node: Node) => Linked {
  return (node) => {
    const linked = linkNode(node, originOf(node) ?? { module: homes(node.name) }, tables);
    return node.omitted === undefined ? linked : linkWithout(node.omitted, linked);
  };
}

function linkNode(node: Node, { module, args }: Origin, tables: readonly TableType[]): Linked {
  const fn = module.source[node.code.declared] as LinkTarget["fn"];
  const whole = restoreEdges(node);
  if (node.code.decoration < 0) return { call: node.call === "named" ? callNamed(whole, fn) : fn };
  const { link } = findKind(node.code.kind)!;
  if (link === undefined) throw new DataflowError([linkMissing(node)]);
  return link({
    node: whole,
    fn,
    args: args ?? registeredOn(fn)[node.code.decoration]?.args ?? [],
    tables,
  });
}

/** What nothing answers is `undefined` to the code, in its place among the arguments. */
function linkWithout(omitted: NonNullable<Node["omitted"]>, linked: Linked): Linked {
  const first = linked.contextual === true ? 1 : 0;
  const places = omitted.map(({ place }) => first + place);
  return {
    ...linked,
    call(...values) {
      for (const place of places) values.splice(place, 0, undefined);
      return linked.call(...values);
    },
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
