import { ts } from "ts-morph";
import type { Owner } from "../errors/source.ts";
import {
  destructuredArray,
  destructuredDefault,
  destructuredKey,
  destructuredMixed,
  destructuredNested,
  genericFunction,
  parameterTypeMissing,
  restParameter,
  thisParameter,
} from "../errors/source.ts";
import type { Call, Parameter } from "../node.ts";
import type { FunctionSyntax } from "./find-functions.ts";
import { locate } from "./locate.ts";
import type { ReadEdge } from "./read-edge.ts";
import { readDefault, readEdge } from "./read-edge.ts";
import { reportMarked } from "./read-markers.ts";
import type { Reading } from "./reading.ts";
import { readMembers } from "./type-members.ts";
import { writeOnOneLine } from "./tokens.ts";

/** The edges of a function, and how it takes them. */
export interface ReadParameters {
  readonly parameters: readonly Parameter[];
  readonly call: Call;
}

/** Reads the parameters of a declared function; reports those that cannot be edges. */
export function readParameters(syntax: FunctionSyntax, owner: Owner, reading: Reading): ReadParameters {
  reportOpenTypes(syntax, owner, reading);
  const [first] = syntax.parameters;
  const alone = syntax.parameters.length === 1 && first?.dotDotDotToken === undefined;
  if (first !== undefined && alone && ts.isObjectBindingPattern(first.name)) {
    return { parameters: readNamed(first, first.name, owner, reading), call: "named" };
  }
  const edges = syntax.parameters.map((parameter) => readPlainParameter(parameter, owner, reading));
  const patterns = syntax.parameters.filter(({ name, dotDotDotToken }) => !ts.isIdentifier(name) && !dotDotDotToken);
  for (const { name } of patterns) {
    const report = ts.isArrayBindingPattern(name) ? destructuredArray : destructuredMixed;
    reading.report(report(locate(reading.file, name), owner));
  }
  return { parameters: edges.flatMap((edge) => edge?.parameter ?? []), call: "positional" };
}

/** Type parameters have no value at run time that could settle them. */
export function reportOpenTypes(
  syntax: FunctionSyntax | ts.MethodDeclaration,
  owner: Owner,
  { file, report }: Reading,
): void {
  const [open] = syntax.typeParameters ?? [];
  if (open !== undefined) report(genericFunction(locate(file, open), owner, open.name.text));
}

/** Reads a parameter that is a name with a type; a pattern is left to the caller. */
export function readPlainParameter(
  parameter: ts.ParameterDeclaration,
  owner: Owner,
  reading: Reading,
): ReadEdge | undefined {
  const { file, report } = reading;
  const { name, type, initializer, questionToken, dotDotDotToken } = parameter;
  if (dotDotDotToken !== undefined) {
    report(restParameter(locate(file, parameter), owner, writeOnOneLine(name)));
  } else if (ts.isIdentifier(name)) {
    if (name.text === "this") report(thisParameter(locate(file, parameter), owner));
    else if (type === undefined) report(typeMissing(parameter, name.text, owner, reading));
    else {
      const optional = initializer !== undefined || questionToken !== undefined;
      return readEdge({ name: name.text, optional, initializer, type, file }, owner, reading);
    }
  }
  return undefined;
}

function typeMissing(parameter: ts.ParameterDeclaration, name: string, owner: Owner, { file }: Reading) {
  const { initializer, questionToken } = parameter;
  const value = initializer === undefined ? "" : ` = ${writeOnOneLine(initializer)}`;
  const example = `${name}${questionToken === undefined ? "" : "?"}: ${guessType(initializer)}${value}`;
  return parameterTypeMissing(locate(file, parameter), owner, name, example);
}

function guessType(value: ts.Expression | undefined): string {
  if (value === undefined) return "number";
  if (ts.isStringLiteralLike(value)) return "string";
  const boolean = value.kind === ts.SyntaxKind.TrueKeyword || value.kind === ts.SyntaxKind.FalseKeyword;
  return boolean ? "boolean" : ts.isArrayLiteralExpression(value) ? "number[]" : "number";
}

/** The properties of the one object are the edges. */
function readNamed(
  parameter: ts.ParameterDeclaration,
  pattern: ts.ObjectBindingPattern,
  owner: Owner,
  reading: Reading,
): readonly Parameter[] {
  const { file, files, report } = reading;
  const { type, initializer, questionToken } = parameter;
  const empty =
    initializer !== undefined && ts.isObjectLiteralExpression(initializer) && initializer.properties.length === 0;
  if (questionToken !== undefined || (initializer !== undefined && !empty)) {
    report(destructuredDefault(locate(file, parameter), owner));
  }
  if (type === undefined) {
    const names = pattern.elements.map(({ name }) => writeOnOneLine(name));
    const example = `{ ${names.join(", ")} }: { ${names.map((name) => `${name}: number`).join("; ")} }`;
    report(parameterTypeMissing(locate(file, parameter), owner, writeOnOneLine(pattern), example));
    return [];
  }
  reportMarked(type, owner, reading);
  const members = readMembers(type, file, files);
  return pattern.elements.flatMap((element) => {
    const name = readProperty(element, owner, reading);
    if (name === undefined) return [];
    const member = members.get(name);
    const optional = element.initializer !== undefined || member?.optional === true;
    const { initializer: fallback } = element;
    if (member?.type !== undefined) {
      const draft = { name, optional, initializer: fallback, type: member.type, file: member.file };
      return readEdge(draft, owner, reading).parameter;
    }
    const shown = `${writeOnOneLine(type)}[${JSON.stringify(name)}]`;
    return { name, node: name, optional, type: shown, ...readDefault(fallback, name) };
  });
}

function readProperty(element: ts.BindingElement, owner: Owner, { file, report }: Reading): string | undefined {
  const { name, propertyName, dotDotDotToken } = element;
  if (dotDotDotToken !== undefined) {
    return report(restParameter(locate(file, element), owner, writeOnOneLine(name)));
  }
  const key = propertyName ?? name;
  if (ts.isComputedPropertyName(key)) return report(destructuredKey(locate(file, element), owner));
  if (!ts.isIdentifier(name)) {
    return report(destructuredNested(locate(file, element), owner, writeOnOneLine(key)));
  }
  return ts.isIdentifier(key) || ts.isStringLiteralLike(key) ? key.text : writeOnOneLine(key);
}
