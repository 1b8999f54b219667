import type { ModuleSite } from "../decorators/kind.ts";
import { findKind } from "../decorators/kinds.ts";
import { readMutations } from "../decorators/mutate.ts";
import type { Registered } from "../decorators/registry.ts";
import { makePossible, readResolvers, type Resolver } from "../decorators/resolve.ts";
import { resolveFixed, resolveUndeclared } from "../errors/resolve.ts";
import { mutateTargetUnknown } from "../errors/steps.ts";
import { subdagCircular, subdagResolved } from "../errors/subdags.ts";
import type { Module } from "../module.ts";
import type { Condition, Config, Declared, Node, Problem } from "../node.ts";
import { expandDeclared } from "./expand-declared.ts";
import { assumeResolved, resolveDeclared } from "./resolve-declared.ts";

/** All nodes of a module, variants side by side. */
export interface Expansion {
  readonly nodes: readonly Node[];
  readonly conditions: readonly Condition[];
  readonly problems: readonly Problem[];
  /** The module itself, then those that its subdags are made of: where the code of a node lies, by `code.module`. */
  readonly modules: readonly Module[];
  /** Some decorators are chosen by the config: without one, this holds all that they may make. */
  readonly isResolved: boolean;
  /** What resolvers may make and do not under this config. */
  readonly absent: readonly Node[];
  /** The config keys that resolvers read, each with its annotation. */
  readonly configTypes: ReadonlyMap<string, string>;
}

/** Where the code of a node is found that is not what its module's functions are decorated with. */
export interface Origin {
  readonly module: Module;
  /** The arguments of the decorator that made it, where a resolver called it. */
  readonly args?: readonly unknown[];
}

const expansions = new WeakMap<Module, Expansion>();
const underConfig = new WeakMap<Module, WeakMap<Config, Expansion>>();
const origins = new WeakMap<Node, Origin>();

/** Expands a module once, however many drivers use it. */
export function expandModule(module: Module): Expansion {
  let expansion = expansions.get(module);
  if (expansion === undefined) expansions.set(module, (expansion = expand(module, [], undefined)));
  return expansion;
}

/** Expands a module whose decorators are chosen by the config. */
export function expandUnder(module: Module, config: Config): Expansion {
  let kept = underConfig.get(module);
  if (kept === undefined) underConfig.set(module, (kept = new WeakMap()));
  let expansion = kept.get(config);
  if (expansion === undefined) kept.set(config, (expansion = expand(module, [], config)));
  return expansion;
}

/** Where the code of a node is that is not plainly in the module that it is a node of. */
export function originOf(node: Node): Origin | undefined {
  return origins.get(node);
}

/** A function with its decorators, those that resolvers call or may call included. */
interface Prepared {
  readonly declared: Declared;
  /** As it is written. */
  readonly written: Declared;
  readonly resolvers: readonly Resolver[];
  readonly calls: readonly Registered[];
  /** The resolvers have been asked. */
  readonly isSettled: boolean;
}

/** `outer` are the modules whose subdags lead here. */
function expand(module: Module, outer: readonly Module[], config: Config | undefined): Expansion {
  const problems: Problem[] = [];
  const nodes: Node[] = [];
  const absent: Node[] = [];
  const conditions: Condition[] = [];
  const modules: Module[] = [module];
  // A function that is part of several subdags is expanded for each of them.
  const report = (problem: Problem): void => {
    if (!problems.some((known) => isSame(known, problem))) problems.push(problem);
  };
  const prepared = module.declared.map((declared) => prepare(module, declared, config, report));
  const resolved = prepared.filter(({ calls }) => calls.length > 0);
  const mutations = readMutations(
    prepared.map(({ declared }) => declared),
    report,
  );
  let byName: ReadonlyMap<string, Declared> | undefined;
  const site: ModuleSite = {
    module,
    report,
    findDeclared(name) {
      byName ??= new Map(module.declared.map((declared) => [declared.name, declared]));
      return byName.get(name);
    },
    mutations,
    expand(inner, decoration) {
      if (inner === module || outer.includes(inner)) {
        report(subdagCircular(decoration, inner.name));
        return [];
      }
      const expansion = expandInner(inner, [...outer, module]);
      if (expansion.isResolved) report(subdagResolved(decoration, inner.name));
      expansion.problems.forEach(report);
      // What follows from mistakes elsewhere is not worth telling.
      if (expansion.isResolved || expansion.problems.length > 0) return [];
      const places = expansion.modules.map((each) => placeIn(modules, each));
      return expansion.nodes.map((node) => ({
        ...node,
        code: { ...node.code, module: places[node.code.module ?? 0]! },
      }));
    },
    expandFunctions: (names) =>
      prepared.flatMap(({ declared }) => (names.includes(declared.name) ? expandDeclared(declared, site) : [])),
  };
  for (const each of prepared) {
    if (each.declared.internal === true) continue;
    const made = each.resolvers.length === 0 ? expandDeclared(each.declared, site) : expandResolved(each, site);
    for (const node of made) {
      nodes.push(node);
      if (node.when !== undefined) conditions.push(node.when);
      const { module: place = 0, declared, decoration } = node.code;
      // Its code may be that of another function: a step of it, or what its subdag is made of.
      const by =
        place === 0 && resolved.length > 0 ? resolved.find(({ written }) => written.name === declared) : undefined;
      const call = by?.calls[decoration - by.written.decorations.length];
      if (call !== undefined || place > 0)
        origins.set(node, { module: modules[place]!, ...(call !== undefined && { args: call.args }) });
    }
    const [first] = made;
    if (each.isSettled && first !== undefined)
      absent.push(...each.resolvers.flatMap((resolver) => makePossible(first, made, resolver)));
  }
  for (const { declared, decoration, targets } of mutations) {
    const known = new Set([...nodes, ...module.declared].map(({ name }) => name));
    for (const { name } of targets)
      if (!known.has(name)) report(mutateTargetUnknown(decoration, name, declared, known));
  }
  const resolvers = prepared.flatMap((each) => each.resolvers);
  const configTypes = new Map(resolvers.flatMap(({ argument }) => Object.entries(argument.config)));
  return { nodes, conditions, problems, modules, isResolved: resolvers.length > 0, absent, configTypes };
}

/** What contains itself is told at each place that it is met from. */
function expandInner(inner: Module, outer: readonly Module[]): Expansion {
  const known = expansions.get(inner);
  if (known !== undefined) return known;
  const expansion = expand(inner, outer, undefined);
  if (!expansion.problems.some(({ code }) => code === "SUBDAG_CIRCULAR")) expansions.set(inner, expansion);
  return expansion;
}

function prepare(
  module: Module,
  declared: Declared,
  config: Config | undefined,
  report: (problem: Problem) => void,
): Prepared {
  const resolvers = declared.decorations.length === 0 ? none : readResolvers(declared, report);
  if (resolvers.length === 0) return { declared, written: declared, resolvers, calls: none, isSettled: false };
  for (const { argument, decoration } of resolvers)
    for (const { kind } of argument.decorations) {
      const reason = findKind(kind)?.fixed;
      if (reason !== undefined) report(resolveFixed(decoration, declared, kind, reason));
    }
  // A module that is known by its text alone has nobody to ask.
  if (config === undefined || module.source[declared.name] === undefined)
    return {
      declared: assumeResolved(declared, resolvers).declared,
      written: declared,
      resolvers,
      calls: none,
      isSettled: false,
    };
  return {
    ...resolveDeclared(module, declared, resolvers, config, report),
    written: declared,
    resolvers,
    isSettled: true,
  };
}

const none: readonly never[] = [];

/** Under a config, what resolvers make has to be declared; without one, all that they may make is there. */
function expandResolved(
  { declared: resolved, written, resolvers, isSettled }: Prepared,
  site: ModuleSite,
): readonly Node[] {
  const [fixed, found] = expandAside(written, site);
  const [possible, foundInPossible] = expandPossible(written, resolvers, site);
  const isIn = (problem: Problem, problems: readonly Problem[]): boolean =>
    problems.some((one) => isSame(one, problem));
  // What only is wrong without what resolvers may make is up to the config.
  const isOpen = (problem: Problem): boolean => isIn(problem, found) && !isIn(problem, foundInPossible);
  if (!isSettled) {
    for (const problem of found) if (!isOpen(problem)) site.report(problem);
    const [own] = fixed;
    // A step has no nodes here; what resolvers make of it is part of its targets.
    if (own === undefined) return possible;
    return resolvers.reduce((nodes, resolver) => [...nodes, ...makePossible(own, nodes, resolver)], possible);
  }
  const [nodes, foundNow] = expandAside(resolved, site);
  for (const problem of foundNow) if (!isOpen(problem)) site.report(problem);
  const names = [...fixed.map(({ name }) => name), ...resolvers.flatMap((resolver) => resolver.names)];
  for (const node of nodes)
    if (!names.includes(node.name)) site.report(resolveUndeclared(resolvers[0]!.decoration, node, names));
  return nodes;
}

/** All that a function may make, as far as the text of its resolvers tells. */
function expandPossible(
  written: Declared,
  resolvers: readonly Resolver[],
  site: ModuleSite,
): ReturnType<typeof expandAside> {
  const [others] = expandAside(assumeResolved(written, resolvers, () => false).declared, site);
  const taken = new Set(others.map(({ name }) => name));
  const { declared, computed } = assumeResolved(written, resolvers, (name) => !taken.has(name));
  const [nodes, found] = expandAside(declared, site);
  const names = new Set(resolvers.flatMap((resolver) => resolver.names));
  const isComputed = ({ code }: Node): boolean => code.declared === written.name && computed.has(code.decoration);
  return [nodes.filter((node) => !isComputed(node) || names.has(node.name)), found];
}

/** The nodes of a function, and what there is to be reported of them. */
function expandAside(
  declared: Declared,
  site: ModuleSite,
): readonly [nodes: readonly Node[], found: readonly Problem[]] {
  const found: Problem[] = [];
  return [expandDeclared(declared, { ...site, report: (problem) => found.push(problem) }), found];
}

function isSame(one: Problem, other: Problem): boolean {
  return (
    one.message === other.message &&
    one.location?.line === other.location?.line &&
    one.location?.file === other.location?.file
  );
}

function placeIn(modules: Module[], module: Module): number {
  const place = modules.indexOf(module);
  return place >= 0 ? place : modules.push(module) - 1;
}

/** Nodes by name, in the order of their first. */
export function groupByName<N extends Node>(nodes: readonly N[]): ReadonlyMap<string, readonly N[]> {
  return Map.groupBy(nodes, ({ name }) => name);
}
