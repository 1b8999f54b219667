import type { Declared, Decoration, Node, Problem } from "../node.ts";
import type { TableType } from "../table.ts";

/** The fixed order in which decorators combine, whatever their order in the file. */
export const phases = ["config", "expand", "extract", "check", "metadata"] as const;
export type Phase = (typeof phases)[number];

/** Where a decorator is applied. */
export interface Site {
  readonly declared: Declared;
  /** Which of the function's decorators it is. */
  readonly index: number;
  report(problem: Problem): void;
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
}

/** A decorator: its place in the order, what it does to the nodes of its function, and the code of those it makes. */
export interface DecoratorKind {
  readonly name: string;
  readonly phase: Phase;
  /** Pure: the function's nodes so far to its nodes after this decorator. */
  apply(nodes: readonly Node[], decoration: Decoration, site: Site): readonly Node[];
  /** The code of a node this decorator made. */
  link?(target: LinkTarget): Linked;
}
