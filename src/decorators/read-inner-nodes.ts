import { subdagFunctionCircular, subdagModuleMissing, subdagPartsNotReadable } from "../errors/subdags.ts";
import { listedFunctions, type Module } from "../module.ts";
import type { Argument, Declared, Decoration, Node } from "../node.ts";
import { readExpression } from "./arguments.ts";
import type { Site } from "./kind.ts";
import { registeredOn } from "./registry.ts";

/** A node of what a subdag is made of, under its own name. */
export interface InnerNode {
  readonly node: Node;
  /** The type of the module that it is part of; none of a function of the same file. */
  readonly moduleType?: string;
  /** The names of all nodes of its module, or of the functions beside it. */
  readonly siblings: ReadonlySet<string>;
}

/** The nodes of the modules and functions that an argument lists; `undefined` where they cannot be read, which is reported. */
export function readInnerNodes(decoration: Decoration, site: Site): readonly InnerNode[] | undefined {
  const [argument] = decoration.args;
  const fn = site.module.source[site.declared.name];
  const registered = typeof fn === "function" ? registeredOn(fn)[site.index]?.args : undefined;
  const given = (decoration.given ?? registered)?.[0];
  const isList = Array.isArray(argument);
  const parts: readonly Argument[] = isList ? argument : [argument];
  const values = (isList ? given : [given]) as readonly unknown[] | undefined;
  if (parts.length === 0) {
    site.report(subdagPartsNotReadable(decoration, site.declared));
    return undefined;
  }
  const names: string[] = [];
  const nodes: InnerNode[] = [];
  for (const [place, part] of parts.entries()) {
    const expression = readExpression(part);
    const value = values?.[place];
    if (expression?.declared !== undefined) names.push(expression.declared);
    else {
      const module = isModule(value) ? value : findImport(expression?.dag, decoration, site);
      if (module === undefined) return undefined;
      const found = site.expand(module, decoration);
      // There is something wrong with it, which has been reported.
      if (found.length === 0 && module.declared.length > 0) return undefined;
      nodes.push(...readNodes(found, expression?.typeOf ?? ""));
    }
  }
  if (names.length === 0) return nodes;
  if (containsItself(site.declared, site.module)) {
    site.report(subdagFunctionCircular(decoration, site.declared));
    return undefined;
  }
  return [...nodes, ...readNodes(site.expandFunctions(names))];
}

/** The names that nodes inside take and that may be left open there. */
export function readTakenNames(inner: readonly InnerNode[]): ReadonlySet<string> {
  const always = new Set(inner.flatMap(({ node }) => (node.when === undefined ? [node.name] : [])));
  const taken = inner.flatMap(({ node }) => node.edges.map((edge) => edge.node));
  return new Set(taken.filter((name) => !always.has(name)));
}

function readNodes(nodes: readonly Node[], moduleType?: string): readonly InnerNode[] {
  const siblings = new Set(nodes.map(({ name }) => name));
  return nodes.map((node) => ({ node, siblings, ...(moduleType !== undefined && { moduleType }) }));
}

function isModule(value: unknown): value is Module {
  return value !== null && typeof value === "object" && "declared" in value && "source" in value;
}

/** While code does not run, modules are known by what they are imported as. */
function findImport(specifier: string | undefined, decoration: Decoration, site: Site): Module | undefined {
  const module = specifier === undefined ? undefined : site.module.imports?.[specifier];
  if (specifier === undefined) site.report(subdagPartsNotReadable(decoration, site.declared));
  else if (module === undefined) site.report(subdagModuleMissing(decoration, site.declared, specifier));
  return module;
}

/** Whether the functions that a function's decorators list lead back to it. */
function containsItself(start: Declared, { declared }: Module): boolean {
  const reached = new Set<string>();
  const queue = [...listedFunctions(start)];
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (name === start.name) return true;
    if (reached.has(name)) continue;
    reached.add(name);
    const next = declared.find((each) => each.name === name);
    if (next !== undefined) queue.push(...listedFunctions(next));
  }
  return false;
}
