import type { Module } from "../module.ts";
import type { Declared, Decoration, Node, Problem } from "../node.ts";
import type { TableType } from "../table.ts";

/**
 * The fixed order in which decorators combine, whatever their order in the file. After what `resolve` makes of the config, a function is made a
 * variant; gets the nodes made that it reads from or is a step of; has its parameters supplied by loaders, sent through steps and given
 * columns; is expanded to several nodes; is told where and how it is called; whose results are what a loader gives, go through steps, are taken apart into
 * parts that go through steps too, are checked, and saved. What only describes them comes last.
 */
export const phases = [
  "resolve",
  "config",
  "create",
  "supply",
  "pipe input",
  "add columns",
  "expand",
  "call",
  "load",
  "pipe output",
  "extract",
  "pipe parts",
  "check",
  "save",
  "describe",
] as const;
/** One of the places in that order. */
export type Phase = (typeof phases)[number];

/** A function that is a step of nodes of other functions. */
export interface Mutation {
  readonly declared: Declared;
  /** Its decorator, and which of its decorators that is. */
  readonly decoration: Decoration;
  readonly index: number;
  /** What it is a step of: functions by their exported names, and nodes by theirs. */
  readonly targets: readonly { readonly name: string; readonly isFunction: boolean }[];
}

/** The module whose functions are expanded. */
export interface ModuleSite {
  readonly module: Module;
  readonly report: (problem: Problem) => void;
  /** A function of this module by its exported name. */
  readonly findDeclared: (name: string) => Declared | undefined;
  /** The nodes of another module, whose code is elsewhere; none where something is wrong with it, or it contains this one, which is reported. */
  expand(module: Module, decoration: Decoration): readonly Node[];
  /** The nodes of some functions of this module, by their exported names. */
  expandFunctions(names: readonly string[]): readonly Node[];
  readonly mutations: readonly Mutation[];
  /** Where a function is expanded as a step: the node it is a step of, the node that it takes first, and whether
   * it is a step of others too. */
  readonly stepOf?: { readonly name: string; readonly value: string; readonly isOneOfMany: boolean };
}

/** Where a decorator is applied. */
export interface Site extends ModuleSite {
  readonly declared: Declared;
  /** Which of the function's decorators it is. */
  readonly index: number;
}

/** What a node's code is made from. */
export interface LinkTarget {
  readonly node: Node;
  readonly fn: (...args: readonly unknown[]) => unknown;
  /** The decorator's arguments as the running module gave them. */
  readonly args: readonly unknown[];
  readonly tables: readonly TableType[];
}

/** Code that takes the values of a node's edges in order, after the run's `NodeContext` if it is `contextual`. */
export interface Linked {
  readonly call: (...values: any[]) => unknown;
  readonly contextual?: boolean;
  /** It is called in a scope of its own, of which it may ask. */
  readonly scoped?: boolean;
}

/** Code that is called in the place of other code, and calls it. */
export type Wrapped = (...values: any[]) => unknown;

/** A decorator: its place in the order, what it does to the nodes of its function, and the code of those it makes. */
export interface DecoratorKind {
  readonly name: string;
  readonly phase: Phase;
  /** The phase of a decorator that is meant for other nodes than the function's own. */
  phaseOf?(decoration: Decoration): Phase;
  /** Of those that take a list of names: whether the place of a name says what it stands for. */
  readonly namesByPlace?: boolean;
  /** Why `resolve` cannot call it, where that has no meaning. */
  readonly fixed?: string;
  /** The decorators that have no meaning above the same function, itself perhaps among them, each with the reason. */
  readonly excludes?: Readonly<Record<string, string>>;
  /**
   * Pure: the function's nodes so far to its nodes after this decorator. A kind that expands is given one node at a time, and what all such
   * kinds make of it stands side by side.
   */
  readonly apply: (nodes: readonly Node[], decoration: Decoration, site: Site) => readonly Node[];
  /** The code of a node this decorator made. */
  readonly link?: (target: LinkTarget) => Linked;
  /** The code to call in the place of that of a node which this decorator is a policy of; it runs in the scope of the node. */
  readonly wrap?: (target: LinkTarget, call: Wrapped) => Wrapped;
  /** The same around all policies of the node together. */
  readonly wrapAll?: (target: LinkTarget, call: Wrapped) => Wrapped;
  /** What is wrong with the arguments of a policy, as only the running module tells; asked for all nodes that have it. */
  readonly verify?: (target: LinkTarget) => readonly Problem[];
}
