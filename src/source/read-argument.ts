import { ts } from "ts-morph";
import type { Argument } from "../node.ts";
import { unwrap } from "./eponym-name.ts";
import { isPlainKey } from "./plain-key.ts";
import { readBinding } from "./read-binding.ts";
import { readCallee, readExpression, readGivenType } from "./read-expression.ts";
import { readLiteral } from "./read-literal.ts";
import type { ArgumentReading } from "./reading.ts";
import { writeOnOneLine } from "./tokens.ts";

/** Reads an argument of a decorator: literals as values, arrow functions as bindings, calls of this package by their arguments, the rest as expressions. */
export function readArgument(node: ts.Expression, reading: ArgumentReading): Argument {
  return isSpelledOut(node) ? read(node, reading) : readExpression(node, reading);
}

function read(expression: ts.Expression, reading: ArgumentReading): Argument {
  const inner = unwrap(expression);
  if (ts.isArrayLiteralExpression(inner)) return inner.elements.map((item) => read(item, reading));
  if (ts.isObjectLiteralExpression(inner)) {
    return Object.fromEntries(inner.properties.map((property) => readProperty(property, reading)));
  }
  if (ts.isArrowFunction(inner) || ts.isFunctionExpression(inner)) {
    return reading.takesFunctions ? readExpression(inner, reading) : readBinding(inner, reading);
  }
  const literal = readLiteral(inner);
  if (literal !== undefined) return literal.value;
  return (ts.isCallExpression(inner) ? readCall(inner, reading) : undefined) ?? readExpression(expression, reading);
}

function readProperty(property: ts.ObjectLiteralElementLike, reading: ArgumentReading): readonly [string, Argument] {
  if (ts.isPropertyAssignment(property)) return [keyOf(property.name), read(property.initializer, reading)];
  if (ts.isShorthandPropertyAssignment(property)) return [property.name.text, read(property.name, reading)];
  // `isSpelledOut` lets nothing else through than methods.
  const method = property as ts.MethodDeclaration;
  const isPlain = reading.takesFunctions === true;
  return [
    keyOf(method.name),
    isPlain ? { $: "expression", text: writeOnOneLine(method) } : readBinding(method, reading),
  ];
}

/** A call of something of this package, each argument as one of a decorator. */
function readCall(call: ts.CallExpression, reading: ArgumentReading): Argument | undefined {
  const callee = readCallee(call, reading);
  if (callee === undefined || call.arguments.some(ts.isSpreadElement)) return undefined;
  const gives = readGivenType(call, reading);
  const args = call.arguments.map((argument) => readArgument(argument, reading));
  return { $: "call", callee, args, ...(gives !== undefined && { gives }) };
}

/** Whether all keys and items of a literal are there to be read. */
function isSpelledOut(node: ts.Expression): boolean {
  const inner = unwrap(node);
  if (ts.isArrayLiteralExpression(inner)) {
    return inner.elements.every(
      (item) => !ts.isSpreadElement(item) && !ts.isOmittedExpression(item) && isSpelledOut(item),
    );
  }
  if (!ts.isObjectLiteralExpression(inner)) return !ts.isSpreadElement(inner);
  return inner.properties.every((property) => {
    const { name } = property;
    if (name === undefined || !isPlainKey(name)) return false;
    if (ts.isPropertyAssignment(property)) return isSpelledOut(property.initializer);
    return ts.isShorthandPropertyAssignment(property) || ts.isMethodDeclaration(property);
  });
}

function keyOf(name: ts.PropertyName): string {
  return ts.isComputedPropertyName(name) ? writeOnOneLine(name) : name.text;
}
