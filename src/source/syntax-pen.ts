import { ts } from "ts-morph";
import type { Scope } from "./syntax-scopes.ts";
import type { SyntaxWriter } from "./syntax-writer.ts";

/** What writing one node needs for what is inside it. */
export interface SyntaxPen extends SyntaxWriter {
  /** The piece of code that is read. */
  readonly root: ts.Node;
  walk(node: ts.Node, scope: Scope | undefined): void;
  walkAll(nodes: readonly ts.Node[] | undefined, scope: Scope | undefined): void;
  /** What may be missing, so that its place is told apart from those beside it. */
  walkPlace(node: ts.Node | undefined, scope: Scope | undefined): void;
  /** All children in their order, under the name of the node's kind. */
  walkChildren(node: ts.Node, scope: Scope | undefined): void;
  /** Writes a function, and tells whether the names of its parameters are those of nodes. */
  enterFunction(write: (keepsParameters: boolean) => void): void;
}

/** How nodes of a kind are written. */
export type SyntaxRule<N extends ts.Node = never> = (node: N, scope: Scope | undefined, pen: SyntaxPen) => void;
export type SyntaxRules = readonly (readonly [kinds: readonly ts.SyntaxKind[], rule: SyntaxRule])[];
