import { ts } from "ts-morph";
import { isWrapper, unwrap } from "./eponym-name.ts";
import type { SyntaxPen } from "./syntax-pen.ts";
import { findBinding, type Scope } from "./syntax-scopes.ts";
import { writeOnOneLine } from "./tokens.ts";

const mutators: ReadonlySet<string> = new Set([
  "push",
  "pop",
  "shift",
  "unshift",
  "splice",
  "sort",
  "reverse",
  "fill",
  "copyWithin",
  "set",
  "add",
  "delete",
  "clear",
  "append",
]);

/** Functions of the language that change their first argument. */
const changing: ReadonlySet<string> = new Set([
  "Object.assign",
  "Object.defineProperty",
  "Object.defineProperties",
  "Object.setPrototypeOf",
  "Reflect.set",
  "Reflect.defineProperty",
  "Reflect.deleteProperty",
  "Reflect.setPrototypeOf",
]);

/** Notes what gets another value: variables, members, and those in a pattern. */
export function noteAssignment(target: ts.Node, scope: Scope | undefined, pen: SyntaxPen): void {
  const inner = ts.isExpression(target) ? unwrap(target) : target;
  if (ts.isIdentifier(inner)) pen.mutate({ name: inner.text, how: "assigned" }, scope);
  else if (isMember(inner)) noteChange(inner, scope, pen);
  else if (ts.isBinaryExpression(inner)) {
    noteAssignment(inner.left, scope, pen);
    pen.nameFunction(inner.left, inner.right, scope);
  } else if (ts.isArrayLiteralExpression(inner)) for (const item of inner.elements) noteAssignment(item, scope, pen);
  else if (ts.isSpreadElement(inner) || ts.isSpreadAssignment(inner)) noteAssignment(inner.expression, scope, pen);
  else if (ts.isShorthandPropertyAssignment(inner)) {
    pen.mutate({ name: inner.name.text, how: "assigned" }, scope);
    if (inner.name.text === "name") pen.readNames();
  } else if (ts.isPropertyAssignment(inner)) {
    noteAssignment(inner.initializer, scope, pen);
    if (readsName(inner.name)) pen.readNames();
  } else if (ts.isObjectLiteralExpression(inner))
    for (const property of inner.properties) noteAssignment(property, scope, pen);
}

export function noteDeletion({ expression }: ts.DeleteExpression, scope: Scope | undefined, pen: SyntaxPen): void {
  noteChange(unwrap(expression), scope, pen);
}

/** Notes what a call says of the code around it: what it changes, and what of it only running tells. */
export function noteCall(call: ts.CallExpression | ts.NewExpression, scope: Scope | undefined, pen: SyntaxPen): void {
  const callee = unwrap(call.expression);
  const [first] = call.arguments ?? [];
  if (callee.kind === ts.SyntaxKind.ImportKeyword) noteImport(call, first, pen);
  else if (ts.isIdentifier(callee)) {
    if (findBinding(callee.text, scope) !== undefined) return;
    if (callee.text === "require") noteImport(call, first, pen);
    else if (callee.text === "Function") noteText(call, "new Function", pen);
  } else if (ts.isPropertyAccessExpression(callee)) noteMethod(callee, first, scope, pen);
}

function noteMethod(
  { expression, name }: ts.PropertyAccessExpression,
  first: ts.Expression | undefined,
  scope: Scope | undefined,
  pen: SyntaxPen,
): void {
  const of = unwrap(expression);
  if (ts.isIdentifier(of) && first !== undefined && changing.has(`${of.text}.${name.text}`))
    return noteChange(unwrap(first), scope, pen);
  const root = mutators.has(name.text) ? rootOf(of) : undefined;
  if (root !== undefined) pen.mutate({ name: root.text, how: { method: name.text, isDeep: root !== of } }, scope);
}

/** Text that is run as code sees every name, and does anything. */
export function noteText(node: ts.Node, what: string, pen: SyntaxPen): void {
  pen.keepNames();
  pen.opaque(node, what, "which runs text as code");
}

function noteImport(call: ts.Node, module: ts.Expression | undefined, pen: SyntaxPen): void {
  const literal = module && unwrap(module);
  if (literal !== undefined && ts.isStringLiteralLike(literal)) return pen.module(literal.text);
  const text = writeOnOneLine(call);
  const shown = text.length > 60 ? `${text.slice(0, 59)}…` : text;
  pen.opaque(call, shown, "which is only known when it runs");
}

function noteChange(target: ts.Expression, scope: Scope | undefined, pen: SyntaxPen): void {
  const root = rootOf(target);
  if (root !== undefined) pen.mutate({ name: root.text, how: "changed" }, scope);
}

/** The name that a chain of members starts with. */
function rootOf(node: ts.Expression): ts.Identifier | undefined {
  let inner = node;
  while (isMember(inner) || isWrapper(inner)) inner = inner.expression;
  return ts.isIdentifier(inner) ? inner : undefined;
}

function isMember(node: ts.Node): node is ts.PropertyAccessExpression | ts.ElementAccessExpression {
  return ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node);
}

/** Whether taking a property by this key may take the name of a function. */
export function readsName(key: ts.PropertyName): boolean {
  return ts.isComputedPropertyName(key) || key.text === "name";
}
