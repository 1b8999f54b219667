import { ts } from "ts-morph";
import type { FileTable } from "./file-table.ts";

/** Whether an import names this package. */
export function isEponym(module: string): boolean {
  return module === "eponym" || module.startsWith("eponym/");
}

/** The name under which this package exports what an expression or type names, dotted for members; aliases are undone. */
export function readEponymName(node: ts.Node, { imports }: FileTable): string | undefined {
  const [root, ...members] = readPath(node) ?? [];
  const imported = root === undefined ? undefined : imports.get(root);
  if (imported === undefined || !isEponym(imported.module) || imported.kind === "default") return undefined;
  const path = imported.kind === "namespace" ? members : [imported.name, ...members];
  return path.length === 0 ? undefined : path.join(".");
}

/** `a.b.c` as its names, or `undefined` where it is more than names. */
export function readPath(node: ts.Node): readonly string[] | undefined {
  if (ts.isIdentifier(node)) return [node.text];
  const [left, right] = ts.isPropertyAccessExpression(node)
    ? [node.expression, node.name]
    : ts.isQualifiedName(node)
      ? [node.left, node.right]
      : [];
  const path = left === undefined ? undefined : readPath(left);
  return path === undefined || right === undefined ? undefined : [...path, right.text];
}

/** The name that `a.b.c` starts with. */
export function rootOf(expression: ts.Expression): ts.Identifier | undefined {
  if (ts.isPropertyAccessExpression(expression)) return rootOf(expression.expression);
  return ts.isIdentifier(expression) ? expression : undefined;
}

/** The expression inside parentheses and type assertions, which do not change its value. */
export function unwrap(node: ts.Expression): ts.Expression {
  let inner = node;
  while (isWrapper(inner)) inner = inner.expression;
  return inner;
}

/** Whether an expression only puts parentheses or a type around another. */
export function isWrapper(node: ts.Node): node is ts.Expression & { readonly expression: ts.Expression } {
  return (
    ts.isParenthesizedExpression(node) ||
    ts.isAsExpression(node) ||
    ts.isSatisfiesExpression(node) ||
    ts.isNonNullExpression(node) ||
    ts.isTypeAssertionExpression(node)
  );
}
