import { ts } from "ts-morph";
import { boundNames } from "./free-names.ts";
import { readsName } from "./note-mutations.ts";
import { isErased, kindNames } from "./syntax-kinds.ts";
import type { SyntaxPen, SyntaxRules } from "./syntax-pen.ts";
import { bodyNames, findBinding, openScope, type Scope } from "./syntax-scopes.ts";
import { writeKey } from "./write-literals.ts";

/** Functions, classes and what binds their values to names. */
export const functionRules: SyntaxRules = [
  [
    [
      ts.SyntaxKind.FunctionDeclaration,
      ts.SyntaxKind.FunctionExpression,
      ts.SyntaxKind.ArrowFunction,
      ts.SyntaxKind.MethodDeclaration,
      ts.SyntaxKind.Constructor,
      ts.SyntaxKind.GetAccessor,
      ts.SyntaxKind.SetAccessor,
    ],
    (node: ts.FunctionLikeDeclaration, scope, pen) => {
      if (!isErased(node)) pen.enterFunction((keepsParameters) => writeFunction(node, scope, pen, keepsParameters));
    },
  ],
  [[ts.SyntaxKind.Parameter], writeParameter],
  [[ts.SyntaxKind.BindingElement], writeElement],
  [[ts.SyntaxKind.ClassDeclaration, ts.SyntaxKind.ClassExpression], writeClass],
  [[ts.SyntaxKind.PropertyDeclaration], writeField],
];

function writeFunction(
  node: ts.FunctionLikeDeclaration,
  outer: Scope | undefined,
  pen: SyntaxPen,
  keepsParameters: boolean,
): void {
  pen.write(`(${kindNames[node.kind]}`);
  pen.walkAll(node.modifiers, outer);
  if (node.asteriskToken !== undefined) pen.write(" *");
  const around = writeFunctionName(node, outer, pen);
  const parameters = node.parameters.flatMap(({ name }) => boundNames(name));
  const scope = openScope(parameters, around, keepsParameters);
  for (const parameter of node.parameters) pen.walk(parameter, scope);
  const { body } = node;
  if (body !== undefined && ts.isBlock(body)) {
    // A `var` that is called as a parameter is that parameter.
    const own = bodyNames(body).filter((name) => !parameters.includes(name));
    const inner = openScope(own, scope);
    pen.write("(body");
    pen.walkAll(body.statements, inner);
    pen.write(")");
  } else if (body !== undefined) pen.walk(body, scope);
  pen.write(")");
}

/** Gives the scope that parameters stand in: a function expression knows its own name. */
function writeFunctionName(
  node: ts.FunctionLikeDeclaration,
  outer: Scope | undefined,
  pen: SyntaxPen,
): Scope | undefined {
  const { name } = node;
  if (name === undefined) return outer;
  if (!ts.isFunctionDeclaration(node) && !ts.isFunctionExpression(node)) {
    writeKey(name, outer, pen);
    return outer;
  }
  return writeOwnName(name as ts.Identifier, ts.isFunctionExpression(node), outer, pen);
}

function writeOwnName(
  { text }: ts.Identifier,
  isExpression: boolean,
  outer: Scope | undefined,
  pen: SyntaxPen,
): Scope | undefined {
  const scope = isExpression ? openScope([text], outer) : outer;
  const binding = findBinding(text, scope);
  if (binding !== undefined) binding.givesName = true;
  pen.declare(text, scope);
  return scope;
}

function writeParameter(node: ts.ParameterDeclaration, scope: Scope | undefined, pen: SyntaxPen): void {
  const { name, initializer, dotDotDotToken, modifiers } = node;
  if (ts.isIdentifier(name) && name.text === "this") return;
  const isField = ts.isParameterPropertyDeclaration(node, node.parent);
  pen.write(isField ? "(field parameter" : "(parameter");
  pen.walkAll(modifiers, scope);
  if (dotDotDotToken !== undefined) pen.write(" ...");
  writeBoundName(name, scope, pen);
  if (initializer !== undefined) pen.walk(initializer, scope);
  // The field is called as the parameter is written.
  if (isField && ts.isIdentifier(name)) pen.write(` .${name.text}`);
  pen.write(")");
  pen.nameFunction(name, initializer, scope);
}

function writeElement(node: ts.BindingElement, scope: Scope | undefined, pen: SyntaxPen): void {
  const { name, propertyName, initializer, dotDotDotToken, parent } = node;
  const key = propertyName ?? (ts.isIdentifier(name) ? name : undefined);
  pen.write("(element");
  if (dotDotDotToken !== undefined) pen.write(" ...");
  else if (ts.isObjectBindingPattern(parent) && key !== undefined) {
    writeKey(key, scope, pen);
    if (readsName(key)) pen.readNames();
  }
  writeBoundName(name, scope, pen);
  pen.walkPlace(initializer, scope);
  pen.write(")");
  pen.nameFunction(name, initializer, scope);
}

function writeBoundName(name: ts.BindingName, scope: Scope | undefined, pen: SyntaxPen): void {
  if (ts.isIdentifier(name)) pen.declare(name.text, scope);
  else pen.walk(name, scope);
}

function writeClass(node: ts.ClassLikeDeclaration, outer: Scope | undefined, pen: SyntaxPen): void {
  if (isErased(node)) return;
  pen.write("(class");
  pen.walkAll(node.modifiers, outer);
  const scope = node.name === undefined ? outer : writeOwnName(node.name, ts.isClassExpression(node), outer, pen);
  pen.walkAll(node.heritageClauses, scope);
  pen.walkAll(node.members, scope);
  pen.write(")");
}

function writeField(node: ts.PropertyDeclaration, scope: Scope | undefined, pen: SyntaxPen): void {
  if (isErased(node)) return;
  pen.write("(field");
  pen.walkAll(node.modifiers, scope);
  writeKey(node.name, scope, pen);
  pen.walkPlace(node.initializer, scope);
  pen.write(")");
}
