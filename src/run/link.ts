import { restoreEdges } from "../decorators/omitted-edges.ts";
import type { LinkTarget, Linked } from "../decorators/kind.ts";
import { findKind } from "../decorators/kinds.ts";
import { registeredOn } from "../decorators/registry.ts";
import { DataflowError } from "../errors/dataflow-error.ts";
import { freshnessInvalid } from "../errors/cache.ts";
import { linkMissing } from "../errors/decorators.ts";
import type { Executor } from "../executor.ts";
import type { Homes } from "../graph/build-graph.ts";
import { type Origin, originOf } from "../graph/expand-module.ts";
import type { Node } from "../node.ts";
import type { TableType } from "../table.ts";
import { describeShape } from "./shape.ts";
import { placeCall } from "./place-call.ts";
import { wrapCall } from "./wrap-call.ts";

/** What a node's code is linked with besides its module. */
export interface LinkOptions {
  readonly tables: readonly TableType[];
  readonly executors: Readonly<Record<string, Executor>>;
}

/** Finds the code of nodes by module and export. */
export function createLinker(homes: Homes, options: LinkOptions): (node: Node) => Linked {
  return (node) => {
    const linked = linkNode(node, originOf(node) ?? { module: homes(node.name) }, options);
    return node.omitted === undefined ? linked : linkWithout(node.omitted, linked);
  };
}

function linkNode(node: Node, { module, args }: Origin, { tables, executors }: LinkOptions): Linked {
  const own = module.source[node.code.declared] as LinkTarget["fn"];
  const decorated = registeredOn(own);
  const target: LinkTarget = {
    node: restoreEdges(node),
    fn: own,
    args: args ?? decorated[node.code.decoration]?.args ?? [],
    tables,
  };
  const placed = placeCall(node, own, module, executors);
  const { policies } = node;
  if (policies === undefined) return scope(linkCode({ ...target, fn: placed }), node.scoped === true || placed !== own);
  const fn = wrapCall(
    placed,
    policies.filter(({ isTargeted }) => !isTargeted),
    target,
    decorated,
  );
  const linked = linkCode({ ...target, fn });
  const call = wrapCall(
    linked.call,
    policies.filter(({ isTargeted }) => isTargeted),
    target,
    decorated,
  );
  return scope({ ...linked, call }, true);
}

/** Finds the freshness functions of nodes, to be called with what their nodes take. */
export function createFreshness(
  homes: Homes,
  tables: readonly TableType[],
): (node: Node) => Linked["call"] | undefined {
  const known = new Map<string, Linked["call"] | undefined>();
  return (node) => {
    if (!known.has(node.name)) known.set(node.name, linkFreshness(node, homes, tables));
    return known.get(node.name);
  };
}

function linkFreshness(node: Node, homes: Homes, tables: readonly TableType[]): Linked["call"] | undefined {
  const settings = node.cache?.freshness;
  if (settings === undefined) return undefined;
  const { module, args } = originOf(node) ?? { module: homes(node.name) };
  const own = module.source[node.code.declared] as LinkTarget["fn"];
  const decorated = registeredOn(own);
  const [given] = settings.given ?? decorated[settings.decoration]?.args ?? [];
  const fresh = (given as { readonly freshness?: unknown } | undefined)?.freshness;
  if (typeof fresh !== "function") throw new DataflowError([freshnessInvalid(node, describeShape(fresh))]);
  const fn = fresh as LinkTarget["fn"];
  const linked = linkCode({
    node: restoreEdges(node),
    fn,
    args: args ?? decorated[node.code.decoration]?.args ?? [],
    tables,
  });
  return (node.omitted === undefined ? linked : linkWithout(node.omitted, linked)).call;
}

function scope(linked: Linked, isScoped: boolean): Linked {
  return isScoped ? { ...linked, scoped: true } : linked;
}

/** The code of a node from that of its function. */
function linkCode(target: LinkTarget): Linked {
  const { node, fn } = target;
  if (node.code.decoration < 0) return { call: node.call === "named" ? callNamed(node, fn) : fn };
  const { link } = findKind(node.code.kind)!;
  if (link === undefined) throw new DataflowError([linkMissing(node)]);
  return link(target);
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
