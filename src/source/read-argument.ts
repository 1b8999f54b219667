import { ts } from "ts-morph";
import type { Owner } from "../errors/source.ts";
import { destructuredBinding } from "../errors/source.ts";
import type { Argument, BindingArgument, ExpressionArgument, Parameter } from "../node.ts";
import { readPath, unwrap } from "./eponym-name.ts";
import { locate } from "./locate.ts";
import { readPlainParameter, reportOpenTypes } from "./read-parameters.ts";
import type { Reading } from "./reading.ts";
import type { TypeImport } from "./resolve-annotation.ts";
import { resolveAnnotation } from "./resolve-annotation.ts";
import { writeOnOneLine } from "./tokens.ts";

type Binding = ts.ArrowFunction | ts.FunctionExpression | ts.MethodDeclaration;

/** An argument as the text tells it, and what the annotations in it need in a generated file. */
export interface ReadArgument {
  readonly argument: Argument;
  readonly imports: readonly TypeImport[];
}

/** Reads an argument of a decorator: literals as values, arrow functions as bindings, the rest as expressions. */
export function readArgument(node: ts.Expression, owner: Owner, reading: Reading): ReadArgument {
  const imports: TypeImport[] = [];

  function read(expression: ts.Expression): Argument {
    const inner = unwrap(expression);
    if (ts.isArrayLiteralExpression(inner)) return inner.elements.map(read);
    if (ts.isObjectLiteralExpression(inner)) return Object.fromEntries(inner.properties.map(readProperty));
    if (ts.isArrowFunction(inner) || ts.isFunctionExpression(inner)) return readBinding(inner);
    const literal = readLiteral(inner);
    return literal === undefined ? readExpression(expression) : literal.value;
  }

  function readProperty(property: ts.ObjectLiteralElementLike): readonly [string, Argument] {
    if (ts.isPropertyAssignment(property)) return [keyOf(property.name), read(property.initializer)];
    if (ts.isShorthandPropertyAssignment(property)) return [property.name.text, read(property.name)];
    // `isSpelledOut` lets nothing else through than methods.
    const method = property as ts.MethodDeclaration;
    return [keyOf(method.name), readBinding(method)];
  }

  function readBinding(fn: Binding): BindingArgument {
    reportOpenTypes(fn, owner, reading);
    return { $: "binding", parameters: fn.parameters.flatMap((parameter) => readBindingParameter(parameter) ?? []) };
  }

  function readBindingParameter(parameter: ts.ParameterDeclaration): Parameter | undefined {
    if (!ts.isIdentifier(parameter.name) && parameter.dotDotDotToken === undefined) {
      return reading.report(destructuredBinding(locate(reading.file, parameter), owner));
    }
    const edge = readPlainParameter(parameter, owner, reading);
    if (edge === undefined) return undefined;
    const takes = resolveAnnotation(edge.value, owner, reading);
    imports.push(...takes.imports);
    return { ...edge.parameter, takes: takes.text };
  }

  return { argument: isSpelledOut(node) ? read(node) : readExpression(node), imports };
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
    // `__proto__` sets no key, and `$` marks what is no plain value.
    if (name === undefined || ts.isComputedPropertyName(name) || ["__proto__", "$"].includes(keyOf(name))) return false;
    if (ts.isPropertyAssignment(property)) return isSpelledOut(property.initializer);
    return ts.isShorthandPropertyAssignment(property) || ts.isMethodDeclaration(property);
  });
}

function keyOf(name: ts.PropertyName): string {
  return ts.isComputedPropertyName(name) ? writeOnOneLine(name) : name.text;
}

/** A literal's value in a box, since it may be `undefined`. */
function readLiteral(node: ts.Expression): { readonly value: Argument } | undefined {
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

function readExpression(node: ts.Expression): ExpressionArgument {
  const text = writeOnOneLine(node);
  const name = readPath(unwrap(node))?.at(-1);
  return name === undefined ? { $: "expression", text } : { $: "expression", text, name };
}
