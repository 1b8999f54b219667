import { ts } from "ts-morph";
import { joinTypes, type ValueType } from "../../value-type.ts";
import { describeTypeOf } from "./describe-constant.ts";
import { describeMapped } from "./describe-mapped.ts";
import { describeObject } from "./describe-object.ts";
import { describeReference } from "./describe-reference.ts";
import { describeTuple } from "./describe-tuple.ts";
import { meetTypes } from "./meet-types.ts";
import { typeAt, typeOfKeys } from "./members.ts";
import type { TypeScope } from "./type-scope.ts";

const keywords: ReadonlyMap<ts.SyntaxKind, ValueType> = new Map<ts.SyntaxKind, ValueType>([
  [ts.SyntaxKind.StringKeyword, "string"],
  [ts.SyntaxKind.NumberKeyword, "number"],
  [ts.SyntaxKind.BigIntKeyword, "bigint"],
  [ts.SyntaxKind.BooleanKeyword, "boolean"],
  [ts.SyntaxKind.SymbolKeyword, "symbol"],
  [ts.SyntaxKind.UndefinedKeyword, "undefined"],
  [ts.SyntaxKind.ObjectKeyword, "object"],
  [ts.SyntaxKind.NeverKeyword, "never"],
  [ts.SyntaxKind.UnknownKeyword, "unknown"],
  [ts.SyntaxKind.AnyKeyword, "unknown"],
  [ts.SyntaxKind.VoidKeyword, "unknown"],
]);

/** What values of a type are, as far as its syntax and that of the project's files tell. */
export function describeType(type: ts.TypeNode | undefined, scope: TypeScope): ValueType {
  if (type === undefined) return "?";
  const { describing } = scope;
  const keyword = keywords.get(type.kind);
  if (keyword !== undefined) return keyword;
  if (ts.isParenthesizedTypeNode(type)) return describeType(type.type, scope);
  if (ts.isLiteralTypeNode(type)) return describeLiteral(type.literal);
  if (ts.isTemplateLiteralTypeNode(type)) return describeTemplate(type, scope);
  if (ts.isUnionTypeNode(type)) return joinTypes(type.types.map((part) => describeType(part, scope)));
  if (ts.isIntersectionTypeNode(type))
    return meetTypes(
      type.types.map((part) => describeType(part, scope)),
      describing,
    );
  if (ts.isArrayTypeNode(type)) return ["array", describeType(type.elementType, scope)];
  if (ts.isTupleTypeNode(type)) return describeTuple(type, scope);
  if (ts.isTypeLiteralNode(type)) return describeObject(type.members, scope);
  if (ts.isFunctionTypeNode(type) || ts.isConstructorTypeNode(type)) return "function";
  if (ts.isTypePredicateNode(type)) return type.assertsModifier === undefined ? "boolean" : "unknown";
  if (ts.isTypeReferenceNode(type)) return describeReference(type.typeName, type.typeArguments, scope);
  if (ts.isExpressionWithTypeArguments(type)) return describeReference(type.expression, type.typeArguments, scope);
  if (ts.isTypeQueryNode(type)) return describeTypeOf(type.exprName, scope);
  if (ts.isMappedTypeNode(type)) return describeMapped(type, scope);
  if (ts.isIndexedAccessTypeNode(type))
    return typeAt(describeType(type.objectType, scope), describeType(type.indexType, scope), describing);
  if (ts.isTypeOperatorNode(type)) {
    if (type.operator === ts.SyntaxKind.ReadonlyKeyword) return describeType(type.type, scope);
    return type.operator === ts.SyntaxKind.UniqueKeyword
      ? "symbol"
      : typeOfKeys(describeType(type.type, scope), describing);
  }
  return "?";
}

function describeLiteral(literal: ts.LiteralTypeNode["literal"]): ValueType {
  if (ts.isStringLiteralLike(literal)) return ["=", literal.text];
  if (ts.isNumericLiteral(literal)) return ["=", Number(literal.text)];
  if (ts.isBigIntLiteral(literal)) return ["bigint", String(BigInt(literal.text.slice(0, -1)))];
  if (ts.isPrefixUnaryExpression(literal) && literal.operator === ts.SyntaxKind.MinusToken) {
    const { operand } = literal;
    if (ts.isNumericLiteral(operand)) return ["=", -Number(operand.text)];
    if (ts.isBigIntLiteral(operand)) return ["bigint", String(-BigInt(operand.text.slice(0, -1)))];
  }
  if (literal.kind === ts.SyntaxKind.TrueKeyword) return ["=", true];
  if (literal.kind === ts.SyntaxKind.FalseKeyword) return ["=", false];
  return literal.kind === ts.SyntaxKind.NullKeyword ? "null" : "?";
}

function describeTemplate({ head, templateSpans }: ts.TemplateLiteralTypeNode, scope: TypeScope): ValueType {
  return [
    "template",
    head.text,
    ...templateSpans.flatMap(({ type, literal }) => [describeType(type, scope), literal.text]),
  ];
}
