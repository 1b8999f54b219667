import { type DecoratorKind, type ModuleSite, type Phase, phases, type Site } from "../decorators/kind.ts";
import { findKind, isOwnKind, kindNames } from "../decorators/kinds.ts";
import { unwrapType } from "../decorators/unwrap-type.ts";
import { decoratorFailed, decoratorsExclusive, decoratorUnknown, nothingTakes } from "../errors/decorators.ts";
import type { Module } from "../module.ts";
import type { Declared, Decoration, Edge, Location, Node } from "../node.ts";
import { applyMutations } from "./apply-mutations.ts";

const noTags = {};
const noGroups: readonly string[] = [];

/** A decorator above a function, with what it does. */
interface Applied {
  readonly decoration: Decoration;
  readonly index: number;
  readonly kind: DecoratorKind;
}

/** The nodes that a declared function makes, with all of its decorators applied in their fixed order. */
export function expandDeclared(declared: Declared, site: ModuleSite): readonly Node[] {
  const own = [makeNode(declared, site.module)];
  const isPlain = declared.decorations.length === 0 && site.mutations.length === 0;
  return isPlain ? own : applyDecorators(own, declared, site);
}

function applyDecorators(own: readonly Node[], declared: Declared, site: ModuleSite): readonly Node[] {
  const applied = declared.decorations.flatMap((decoration, index): readonly Applied[] => {
    const kind = findKind(decoration.kind);
    if (kind === undefined) site.report(decoratorUnknown(decoration, kindNames()));
    return kind === undefined ? [] : [{ decoration, index, kind }];
  });
  // What a resolver calls stands last, and acts where the resolver is.
  applied.sort((one, other) => compareLocations(one.decoration.location, other.decoration.location));
  if (reportExclusive(applied, declared, site)) return site.stepOf === undefined ? own : [];
  let nodes = own;
  for (const phase of phases) {
    const now = applied.filter(({ kind, decoration }) => (kind.phaseOf?.(decoration) ?? kind.phase) === phase);
    if (now.length > 0) nodes = applyPhase(phase, now, nodes, declared, site);
    if ((phase === "pipe output" || phase === "pipe parts") && site.mutations.length > 0)
      nodes = applyMutations(nodes, phase === "pipe output", declared, site, expandDeclared);
    // What has no nodes has none to be decorated: a step, where it is not one.
    if (nodes.length === 0) return nodes;
  }
  reportUntaken(nodes, declared, site);
  return nodes.some(({ scope }) => scope !== undefined) ? nodes.map((node) => ({ ...node, scope: undefined })) : nodes;
}

function applyPhase(
  phase: Phase,
  applied: readonly Applied[],
  nodes: readonly Node[],
  declared: Declared,
  site: ModuleSite,
): readonly Node[] {
  const apply = (before: readonly Node[], { kind, decoration, index }: Applied): readonly Node[] =>
    applyKind(kind, before, decoration, { ...site, declared, index });
  if (phase !== "expand") return applied.reduce(apply, nodes);
  return nodes.flatMap((node) => (node.result ? applied.flatMap((each) => apply([node], each)) : [node]));
}

function compareLocations(one: Location, other: Location): number {
  return one.line - other.line || one.column - other.column;
}

/** Those of a user may fail. */
function applyKind(kind: DecoratorKind, nodes: readonly Node[], decoration: Decoration, site: Site): readonly Node[] {
  if (isOwnKind(kind.name)) return kind.apply(nodes, decoration, site);
  try {
    const made: unknown = kind.apply(nodes, decoration, site);
    if (Array.isArray(made)) return made as readonly Node[];
    site.report(decoratorFailed(decoration, site.declared, "it gives no nodes"));
  } catch (error) {
    site.report(decoratorFailed(decoration, site.declared, error instanceof Error ? error.message : String(error)));
  }
  return nodes;
}

function reportExclusive(applied: readonly Applied[], declared: Declared, { report }: ModuleSite): boolean {
  if (applied.length < 2) return false;
  const problems = applied.flatMap((second, place) =>
    applied.slice(0, place).flatMap((first) => {
      const reason = first.kind.excludes?.[second.kind.name] ?? second.kind.excludes?.[first.kind.name];
      return reason === undefined ? [] : [decoratorsExclusive(first.decoration, second.decoration, declared, reason)];
    }),
  );
  problems.forEach(report);
  return problems.length > 0;
}

/** What is put in front of a parameter is of no use where bindings take other nodes. */
function reportUntaken(nodes: readonly Node[], declared: Declared, { report }: ModuleSite): void {
  if (!nodes.some(({ injected }) => injected)) return;
  const taken = new Set(nodes.flatMap(({ edges }) => edges.map(({ node }) => node)));
  for (const node of nodes) if (node.injected === true && !taken.has(node.name)) report(nothingTakes(node, declared));
}

/** All properties are there, set or not, so that V8 knows nodes and edges as one kind of object each. */
function makeNode(declared: Declared, module: Module): Node {
  const { name, parameters, call, fansOut, secret } = declared;
  const edges: Edge[] = [];
  for (const { name: parameter, node, optional, type, marker, secret: hidden, default: literal } of parameters)
    edges.push({ node, parameter, optional, takes: undefined, type, marker, secret: hidden, default: literal });
  return {
    name,
    // Consumers take what a promise resolves to.
    type: unwrapType(declared.type, "Promise") ?? declared.type,
    gives: undefined,
    edges,
    call,
    code: { declared: name, kind: "function", decoration: -1, part: "" },
    tags: noTags,
    doc: declared.doc,
    role: "function",
    groups: noGroups,
    when: undefined,
    overriddenAt: undefined,
    result: true,
    fansOut,
    secret,
    scope: undefined,
    injected: undefined,
    within: undefined,
    omitted: undefined,
    schema: undefined,
    notesSchema: undefined,
    policies: undefined,
    placement: undefined,
    cache: undefined,
    scoped: declared.scoped,
    types: module.types,
    module: module.name,
    hash: declared.hash,
    location: declared.location,
  };
}
