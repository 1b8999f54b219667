import { ts } from "ts-morph";
import type { Argument } from "../node.ts";
import { unwrap } from "./eponym-name.ts";
import { isPlainKey } from "./plain-key.ts";

/** A literal's value in a box, since it may be `undefined`. */
export function readLiteral(node: ts.Expression): { readonly value: Argument } | undefined {
  if (ts.isStringLiteralLike(node)) return { value: node.text };
  if (ts.isNumericLiteral(node)) return { value: Number(node.text) };
  if (node.kind === ts.SyntaxKind.TrueKeyword) return { value: true };
  if (node.kind === ts.SyntaxKind.FalseKeyword) return { value: false };
  if (node.kind === ts.SyntaxKind.NullKeyword) return { value: null };
  if (ts.isIdentifier(node) && node.text === "undefined") return { value: undefined };
  if (!ts.isPrefixUnaryExpression(node) || !ts.isNumericLiteral(node.operand)) return undefined;
  if (node.operator === ts.SyntaxKind.MinusToken) return { value: -Number(node.operand.text) };
  return node.operator === ts.SyntaxKind.PlusToken ? { value: Number(node.operand.text) } : undefined;
}

/** The value of what is nothing but literals, in lists and objects as well. */
export function readPlainValue(expression: ts.Expression): { readonly value: Argument } | undefined {
  const node = unwrap(expression);
  if (ts.isArrayLiteralExpression(node)) {
    const items = node.elements.map(readPlainValue);
    return items.every((item) => item !== undefined) ? { value: items.map(({ value }) => value) } : undefined;
  }
  if (!ts.isObjectLiteralExpression(node)) return readLiteral(node);
  const entries: (readonly [string, Argument])[] = [];
  for (const property of node.properties) {
    if (!ts.isPropertyAssignment(property) || !isPlainKey(property.name)) return undefined;
    const read = readPlainValue(property.initializer);
    if (read === undefined) return undefined;
    entries.push([property.name.text, read.value]);
  }
  return { value: Object.fromEntries(entries) };
}
