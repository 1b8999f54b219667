import { ts } from "ts-morph";
import { isErased, kindNames } from "./syntax-kinds.ts";
import type { SyntaxPen, SyntaxRule } from "./syntax-pen.ts";
import type { Scope } from "./syntax-scopes.ts";
import { createSyntaxWriter, type Syntax } from "./syntax-writer.ts";
import { expressionRules } from "./write-expressions.ts";
import { functionRules } from "./write-functions.ts";
import { literalRules } from "./write-literals.ts";
import { statementRules } from "./write-statements.ts";

/** Code is nobody's business but its own; of a decorator's arguments the functions take nodes by the names of their parameters. */
export type SyntaxUse = "code" | "argument";

const rules: SyntaxRule[] = [];
for (const [kinds, rule] of [...literalRules, ...expressionRules, ...statementRules, ...functionRules])
  for (const kind of kinds) rules[kind] = rule;

/**
 * Reads what a piece of code does, as far as its syntax tells: without what TypeScript erases, without how things are spelt, and with numbers for
 * its own names in the order in which they are met.
 */
export function readSyntax(root: ts.Node, use: SyntaxUse = "code"): Syntax {
  const writer = createSyntaxWriter(root);
  let depth = 0;

  const pen: SyntaxPen = {
    ...writer,
    root,
    walk,
    walkAll(nodes, scope) {
      if (nodes !== undefined) for (const node of nodes) walk(node, scope);
    },
    walkPlace(node, scope) {
      if (node === undefined) writer.write(" ?");
      else walk(node, scope);
    },
    walkChildren(node, scope) {
      writer.write(`(${kindNames[node.kind]}`);
      ts.forEachChild(node, (child) => walk(child, scope));
      writer.write(")");
    },
    enterFunction(write) {
      depth += 1;
      write(use === "argument" && depth === 1);
      depth -= 1;
    },
  };

  function walk(node: ts.Node, scope: Scope | undefined): void {
    const rule = rules[node.kind];
    // A rule stands at the kinds that it is for.
    if (rule !== undefined) rule(node as never, scope, pen);
    else if (isErased(node)) return;
    else if (ts.isToken(node)) writer.write(` @${kindNames[node.kind]}`);
    else pen.walkChildren(node, scope);
  }

  walk(root, undefined);
  return writer.finish();
}
