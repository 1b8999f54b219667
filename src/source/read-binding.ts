import { ts } from "ts-morph";
import { destructuredBinding } from "../errors/source.ts";
import type { BindingArgument, Parameter } from "../node.ts";
import { unwrap } from "./eponym-name.ts";
import { hasModifier } from "./file-table.ts";
import { boundNames } from "./free-names.ts";
import { locate } from "./locate.ts";
import { isPlainKey } from "./plain-key.ts";
import { readCallee } from "./read-expression.ts";
import { readPlainParameter, reportOpenTypes } from "./read-parameters.ts";
import type { ArgumentReading } from "./reading.ts";
import { resolveAnnotation } from "./resolve-annotation.ts";

type Binding = ts.ArrowFunction | ts.FunctionExpression | ts.MethodDeclaration;

/** Reads a function that stands as an argument: its parameters are edges, and what it makes of them is told as far as it is plain. */
export function readBinding(fn: Binding, reading: ArgumentReading): BindingArgument {
  reportOpenTypes(fn, reading.owner, reading);
  const parameters = fn.parameters.flatMap((parameter) => readBindingParameter(parameter, reading) ?? []);
  const result = readResult(fn);
  const returns = result && readReturned(result, parameters);
  const calls = result && readCalled(fn, result, reading);
  return { $: "binding", parameters, ...(returns && { returns }), ...(calls !== undefined && { calls }) };
}

function readBindingParameter(parameter: ts.ParameterDeclaration, reading: ArgumentReading): Parameter | undefined {
  const { file, owner, report, need } = reading;
  if (!ts.isIdentifier(parameter.name) && parameter.dotDotDotToken === undefined) {
    return report(destructuredBinding(locate(file, parameter), owner));
  }
  const edge = readPlainParameter(parameter, owner, reading);
  if (edge === undefined) return undefined;
  const takes = resolveAnnotation(edge.value, owner, reading);
  need(takes.imports);
  return { ...edge.parameter, takes: takes.text };
}

/** The one expression that a function gives back at once. */
function readResult(fn: Binding): ts.Expression | undefined {
  const { body } = fn;
  const isPlain = fn.asteriskToken === undefined && !hasModifier(fn, ts.SyntaxKind.AsyncKeyword);
  if (body === undefined || !isPlain) return undefined;
  if (!ts.isBlock(body)) return unwrap(body);
  const [first, second] = body.statements;
  const returned = first !== undefined && ts.isReturnStatement(first) ? first.expression : undefined;
  return returned === undefined || second !== undefined ? undefined : unwrap(returned);
}

/** The keys of an object literal, each with the parameter whose value it passes on. */
function readReturned(
  result: ts.Expression,
  parameters: readonly Parameter[],
): Readonly<Record<string, string | null>> | undefined {
  if (!ts.isObjectLiteralExpression(result)) return undefined;
  const names = new Set(parameters.map(({ name }) => name));
  const entries: (readonly [string, string | null])[] = [];
  for (const property of result.properties) {
    const isAssigned = ts.isPropertyAssignment(property);
    if (!isAssigned && !ts.isShorthandPropertyAssignment(property)) return undefined;
    if (!isPlainKey(property.name)) return undefined;
    const value = isAssigned ? property.initializer : property.name;
    entries.push([property.name.text, ts.isIdentifier(value) && names.has(value.text) ? value.text : null]);
  }
  return Object.fromEntries(entries);
}

/** What a function hands its parameters to, where that is something of this package. */
function readCalled(fn: Binding, result: ts.Expression, reading: ArgumentReading): string | undefined {
  if (!ts.isCallExpression(result)) return undefined;
  const own = new Set(fn.parameters.flatMap(({ name }) => boundNames(name)));
  return readCallee(result, { ...reading, isOfFile: (name) => !own.has(name.text) && reading.isOfFile(name) });
}
