import { ts } from "ts-morph";
import { joinTypes, type ValueType } from "../../value-type.ts";
import { resolveName } from "../resolve-name.ts";
import { literalsOf, typeAt } from "./members.ts";
import type { TypeScope } from "./type-scope.ts";

/** `typeof limits.age`, where its parts are literals. */
export function describeTypeOf(name: ts.EntityName, scope: TypeScope): ValueType {
  if (ts.isQualifiedName(name))
    return typeAt(describeTypeOf(name.left, scope), ["=", name.right.text], scope.describing);
  const target = resolveName(scope.describing.files, scope.file, name.text, "values");
  if (target?.kind !== "declaration") return "?";
  const [node] = target.declaration.nodes;
  if (node === undefined) return "?";
  if (ts.isFunctionDeclaration(node) || ts.isClassDeclaration(node)) return "function";
  const isConst = ts.isVariableDeclaration(node) && (node.parent.flags & ts.NodeFlags.Const) !== 0;
  if (!isConst || !ts.isIdentifier(node.name)) return "?";
  const inside: TypeScope = { ...scope, file: target.file, bound: new Map() };
  return node.type === undefined ? describeValue(node.initializer, inside, true) : scope.describe(node.type, inside);
}

/** `isFixed`: a literal is this value and no other, as in `as const`. */
function describeValue(value: ts.Expression | undefined, scope: TypeScope, isFixed: boolean): ValueType {
  if (value === undefined) return "?";
  if (ts.isParenthesizedExpression(value) || ts.isSatisfiesExpression(value))
    return describeValue(value.expression, scope, isFixed);
  if (ts.isAsExpression(value)) {
    if (ts.isConstTypeReference(value.type)) return describeFixed(value.expression, scope);
    return scope.describe(value.type, scope);
  }
  // What is inside of arrays and objects may change.
  if (ts.isArrayLiteralExpression(value)) {
    if (value.elements.length === 0) return ["array", "?"];
    return ["array", joinTypes(value.elements.map((each) => describeValue(each, scope, false)))];
  }
  if (ts.isObjectLiteralExpression(value))
    return describeProperties(value, (each) => describeValue(each, scope, false));
  return describeSimple(value, scope, isFixed);
}

function describeFixed(value: ts.Expression, scope: TypeScope): ValueType {
  if (ts.isParenthesizedExpression(value) || ts.isSatisfiesExpression(value))
    return describeFixed(value.expression, scope);
  if (ts.isArrayLiteralExpression(value)) {
    if (value.elements.some((each) => ts.isSpreadElement(each))) return "?";
    const elements = value.elements.map((each) => describeFixed(each, scope));
    return ["tuple", elements, elements.length];
  }
  if (ts.isObjectLiteralExpression(value)) return describeProperties(value, (each) => describeFixed(each, scope));
  return describeSimple(value, scope, true);
}

function describeProperties(
  { properties }: ts.ObjectLiteralExpression,
  describe: (value: ts.Expression) => ValueType,
): ValueType {
  const members: (readonly [string, ValueType])[] = [];
  for (const property of properties) {
    const { name } = property;
    const isPlain = name !== undefined && (ts.isIdentifier(name) || ts.isStringLiteralLike(name));
    if (!isPlain || name.text.endsWith("?")) return "?";
    if (ts.isPropertyAssignment(property)) members.push([name.text, describe(property.initializer)]);
    else members.push([name.text, ts.isMethodDeclaration(property) ? "function" : "?"]);
  }
  return ["object", Object.fromEntries(members)];
}

function describeSimple(value: ts.Expression, scope: TypeScope, isFixed: boolean): ValueType {
  const { TrueKeyword, FalseKeyword, NullKeyword } = ts.SyntaxKind;
  if (ts.isArrowFunction(value) || ts.isFunctionExpression(value)) return "function";
  if (value.kind === NullKeyword) return "null";
  if (value.kind === TrueKeyword || value.kind === FalseKeyword)
    return isFixed ? ["=", value.kind === TrueKeyword] : "boolean";
  if (ts.isStringLiteralLike(value)) return isFixed ? ["=", value.text] : "string";
  if (ts.isNumericLiteral(value)) return isFixed ? ["=", Number(value.text)] : "number";
  if (ts.isPrefixUnaryExpression(value) && value.operator === ts.SyntaxKind.MinusToken) {
    const [positive] = literalsOf(describeSimple(value.operand, scope, true), scope.describing) ?? [];
    if (typeof positive === "number") return isFixed ? ["=", -positive] : "number";
  }
  return "?";
}
