import { ts } from "ts-morph";
import { noteAssignment, noteCall, noteDeletion, noteText } from "./note-mutations.ts";
import type { SyntaxPen, SyntaxRules } from "./syntax-pen.ts";
import { findBinding, type Scope } from "./syntax-scopes.ts";
import { writeKey } from "./write-literals.ts";

/** Expressions that are more than their children, and what stands around expressions and does nothing. */
export const expressionRules: SyntaxRules = [
  [[ts.SyntaxKind.Identifier], writeName],
  [
    [
      ts.SyntaxKind.ParenthesizedExpression,
      ts.SyntaxKind.AsExpression,
      ts.SyntaxKind.SatisfiesExpression,
      ts.SyntaxKind.NonNullExpression,
      ts.SyntaxKind.TypeAssertionExpression,
      ts.SyntaxKind.ExpressionWithTypeArguments,
    ],
    ({ expression }: ts.ParenthesizedExpression, scope, pen) => pen.walk(expression, scope),
  ],
  [[ts.SyntaxKind.PropertyAccessExpression], writeMember],
  [[ts.SyntaxKind.ElementAccessExpression], writeItem],
  [[ts.SyntaxKind.CallExpression, ts.SyntaxKind.NewExpression], writeCall],
  [[ts.SyntaxKind.BinaryExpression], writeBinary],
  [[ts.SyntaxKind.PrefixUnaryExpression, ts.SyntaxKind.PostfixUnaryExpression], writeUnary],
  [
    [ts.SyntaxKind.DeleteExpression],
    (node: ts.DeleteExpression, scope, pen) => {
      pen.walkChildren(node, scope);
      noteDeletion(node, scope, pen);
    },
  ],
  [
    [ts.SyntaxKind.MetaProperty],
    ({ keywordToken, name }: ts.MetaProperty, _, { write }) => write(` ${ts.tokenToString(keywordToken)}.${name.text}`),
  ],
  [[ts.SyntaxKind.PropertyAssignment], writeProperty],
  [[ts.SyntaxKind.ShorthandPropertyAssignment], writeShorthand],
  [
    [ts.SyntaxKind.JsxAttribute],
    ({ name, initializer }: ts.JsxAttribute, scope, pen) => {
      pen.write(`(attribute .${name.getText()}`);
      pen.walkPlace(initializer, scope);
      pen.write(")");
    },
  ],
  [[ts.SyntaxKind.JsxNamespacedName], (node: ts.JsxNamespacedName, _, { write }) => write(` ${node.getText()}`)],
];

function writeName(node: ts.Identifier, scope: Scope | undefined, pen: SyntaxPen): void {
  pen.name(node.text, scope);
  if (node.text === "eval" && findBinding("eval", scope) === undefined) noteText(node, "eval", pen);
}

/** A member or a call; what follows a `?.` belongs to it up to the next parenthesis. */
function openChain(
  kind: string,
  node: ts.Node & { readonly questionDotToken?: ts.Node | undefined },
  { write }: SyntaxPen,
): void {
  const isChain = (node.flags & ts.NodeFlags.OptionalChain) !== 0;
  write(`(${kind}${isChain ? "?" : ""}${node.questionDotToken === undefined ? "" : "."}`);
}

function writeMember(node: ts.PropertyAccessExpression, scope: Scope | undefined, pen: SyntaxPen): void {
  const { expression, name } = node;
  openChain("member", node, pen);
  if (ts.isIdentifier(expression)) pen.name(expression.text, scope, name.text);
  else pen.walk(expression, scope);
  pen.write(` .${name.text})`);
  if (name.text === "name") pen.readNames();
  if (name.text === "eval") noteText(node, "eval", pen);
}

function writeItem(node: ts.ElementAccessExpression, scope: Scope | undefined, pen: SyntaxPen): void {
  const { expression, argumentExpression: key } = node;
  openChain("item", node, pen);
  pen.walk(expression, scope);
  pen.walk(key, scope);
  pen.write(")");
  const isOther = ts.isNumericLiteral(key) || (ts.isStringLiteralLike(key) && key.text !== "name");
  if (!isOther) pen.readNames();
}

function writeCall(node: ts.CallExpression | ts.NewExpression, scope: Scope | undefined, pen: SyntaxPen): void {
  openChain(ts.isNewExpression(node) ? "new" : "call", node, pen);
  pen.walk(node.expression, scope);
  pen.walkAll(node.arguments, scope);
  pen.write(")");
  noteCall(node, scope, pen);
}

function writeBinary(
  { left, operatorToken, right }: ts.BinaryExpression,
  scope: Scope | undefined,
  pen: SyntaxPen,
): void {
  const operator = operatorToken.kind;
  pen.write(`(${ts.tokenToString(operator)}`);
  pen.walk(left, scope);
  pen.walk(right, scope);
  pen.write(")");
  if (operator < ts.SyntaxKind.FirstAssignment || operator > ts.SyntaxKind.LastAssignment) return;
  noteAssignment(left, scope, pen);
  pen.nameFunction(left, right, scope);
}

function writeUnary(
  node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression,
  scope: Scope | undefined,
  pen: SyntaxPen,
): void {
  const { operator, operand } = node;
  pen.write(`(${ts.isPostfixUnaryExpression(node) ? "after" : "before"} ${ts.tokenToString(operator)}`);
  pen.walk(operand, scope);
  pen.write(")");
  if (operator === ts.SyntaxKind.PlusPlusToken || operator === ts.SyntaxKind.MinusMinusToken)
    noteAssignment(operand, scope, pen);
}

function writeProperty({ name, initializer }: ts.PropertyAssignment, scope: Scope | undefined, pen: SyntaxPen): void {
  pen.write("(property");
  writeKey(name, scope, pen);
  pen.walk(initializer, scope);
  pen.write(")");
}

function writeShorthand(
  { name, objectAssignmentInitializer: fallback }: ts.ShorthandPropertyAssignment,
  scope: Scope | undefined,
  pen: SyntaxPen,
): void {
  pen.write("(property");
  writeKey(name, scope, pen);
  if (fallback === undefined) pen.name(name.text, scope);
  else {
    pen.write("(=");
    pen.name(name.text, scope);
    pen.walk(fallback, scope);
    pen.write(")");
    pen.nameFunction(name, fallback, scope);
  }
  pen.write(")");
}
