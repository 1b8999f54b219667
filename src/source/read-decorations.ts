import { ts } from "ts-morph";
import {
  callNotUnderstood,
  decoratedConst,
  decoratedExcluded,
  decoratedImport,
  decoratedUnexported,
  decoratedUnknown,
  decoratedValue,
  nestedDecorator,
} from "../errors/decorator-calls.ts";
import type { Owner } from "../errors/source.ts";
import type { Decoration } from "../node.ts";
import { isEponym, isWrapper, readEponymName, readPath, unwrap } from "./eponym-name.ts";
import type { FoundFunction } from "./find-functions.ts";
import { readFunctionSyntax } from "./find-functions.ts";
import { readFreeNames } from "./free-names.ts";
import { locate } from "./locate.ts";
import { readArgument } from "./read-argument.ts";
import type { Reading } from "./reading.ts";
import type { TypeImport } from "./resolve-annotation.ts";
import { resolveName } from "./resolve-name.ts";
import { writeOnOneLine } from "./tokens.ts";

/** A decorator call that has been read. */
export interface ReadDecoration {
  /** The decorated function, as the file itself calls it. */
  readonly local: string;
  readonly decoration: Decoration;
  /** Its arguments after the function. */
  readonly syntax: readonly ts.Expression[];
  readonly imports: readonly TypeImport[];
}

/** Reads the decorator calls of a file in their order; reports those that are not where or what they should be. */
export function readDecorations(
  functions: ReadonlyMap<string, FoundFunction>,
  reading: Reading,
): readonly ReadDecoration[] {
  const { file, files, report } = reading;
  const constants = new Set<string>();

  function readCall(
    call: ts.CallExpression,
    target: ts.Identifier,
    statement: ts.Statement,
  ): ReadDecoration | undefined {
    const kind = readEponymName(call.expression, file);
    const fn = functions.get(target.text);
    const place = locate(file, statement);
    if (kind === undefined) {
      if (fn !== undefined && isNode(fn)) report(notUnderstood(call, target.text, reading));
    } else if (fn === undefined) reportTarget(kind, target);
    else if (fn.excludedBy !== undefined) report(decoratedExcluded(place, kind, fn.local, fn.excludedBy));
    else if (!isNode(fn)) report(decoratedUnexported(place, kind, fn.local));
    else if (fn.form === "const" && !constants.has(fn.local)) {
      constants.add(fn.local);
      report(decoratedConst(locate(file, fn.place), fn.local, kind));
    } else if (fn.form === "function") {
      const syntax = call.arguments.slice(1);
      const owner: Owner = { node: fn.local, phrase: `the arrow function in ${kind}` };
      const read = syntax.map((argument) => readArgument(argument, owner, reading));
      const decoration = { kind, args: read.map(({ argument }) => argument), location: place };
      return { local: fn.local, decoration, syntax, imports: read.flatMap(({ imports }) => imports) };
    }
    return undefined;
  }

  /** A name that is no function of this file: other things may be handed to eponym, functions may not. */
  function reportTarget(kind: string, target: ts.Identifier): void {
    const name = target.text;
    const place = locate(file, target);
    const imported = file.imports.get(name);
    const declared = file.values.get(name);
    if (imported !== undefined) {
      if (mayBeFunction(name, reading)) report(decoratedImport(place, kind, name, imported.module));
    } else if (declared !== undefined) {
      if (declared.exportedAs.length > 0 && declared.nodes.some(isComputed)) report(decoratedValue(place, kind, name));
    } else if (!(name in globalThis)) report(decoratedUnknown(place, kind, name, functions.keys()));
  }

  /** Decorator calls that are part of something else are never seen to be one. */
  function reportNested(part: ts.Node): void {
    const free = readFreeNames(part);
    for (const name of free) {
      const fn = functions.get(name.text);
      const call = fn !== undefined && isNode(fn) ? callOn(name) : undefined;
      const kind = call === undefined ? undefined : readEponymName(call.expression, file);
      if (call === undefined || kind === undefined) continue;
      const root = rootOf(call.expression);
      if (free.some((other) => other === root)) report(nestedDecorator(locate(file, call), kind, name.text));
    }
  }

  const ofEponym = new Set(
    [...file.imports.values()].filter(({ module }) => isEponym(module)).map(({ local }) => local),
  );
  const mayDecorate = (part: ts.Node): boolean =>
    files.readFacts(part).references.some((reference) => reference.kind === "name" && ofEponym.has(reference.name));
  return file.syntax.statements.flatMap((statement) => {
    const call = ts.isExpressionStatement(statement) ? unwrap(statement.expression) : statement;
    const first = ts.isCallExpression(call) ? call.arguments[0] : undefined;
    const target = first === undefined ? undefined : unwrap(first);
    if (ts.isCallExpression(call) && target !== undefined && ts.isIdentifier(target)) {
      return readCall(call, target, statement) ?? [];
    }
    if (ts.isCallExpression(call) && target !== undefined) reportMember(call, target, reading);
    if (ofEponym.size > 0) partsOf(statement).filter(mayDecorate).forEach(reportNested);
    return [];
  });
}

/** Whether the function is exported by a name. */
function isNode({ exportedAs }: FoundFunction): boolean {
  return exportedAs.some((name) => name !== "default");
}

function notUnderstood(call: ts.CallExpression, name: string, { file }: Reading) {
  const root = rootOf(call.expression)?.text;
  const known = root === undefined || file.imports.has(root) || file.values.has(root) || root in globalThis;
  return callNotUnderstood(locate(file, call), writeOnOneLine(call.expression), name, known ? undefined : root);
}

/** `tag(prices.total, …)`, where `prices` is another module. */
function reportMember(call: ts.CallExpression, target: ts.Expression, { file, report }: Reading): void {
  const kind = readEponymName(call.expression, file);
  const path = readPath(target);
  const imported = path?.length === 2 ? file.imports.get(path[0] ?? "") : undefined;
  if (kind === undefined || path === undefined || imported?.kind !== "namespace" || isEponym(imported.module)) return;
  report(decoratedImport(locate(file, target), kind, path.join("."), imported.module));
}

function mayBeFunction(name: string, { file, files }: Reading): boolean {
  const target = resolveName(files, file, name, "values");
  if (target?.kind !== "declaration") return target?.kind === "package" || target?.kind === "missing";
  return target.declaration.nodes.some((node) => {
    if (ts.isFunctionDeclaration(node)) return true;
    const value = ts.isVariableDeclaration(node) ? node.initializer : node;
    return value !== undefined && readFunctionSyntax(value) !== undefined;
  });
}

/** A constant made by a call or taken from elsewhere may well be a function. */
function isComputed(node: ts.Node): boolean {
  if (!ts.isVariableDeclaration(node) || node.initializer === undefined) return false;
  const value = unwrap(node.initializer);
  return ts.isCallExpression(value) || readPath(value) !== undefined || ts.isElementAccessExpression(value);
}

/** The call whose first argument a name is. */
function callOn(name: ts.Identifier): ts.CallExpression | undefined {
  let argument: ts.Node = name;
  while (isWrapper(argument.parent)) argument = argument.parent;
  const { parent } = argument;
  return ts.isCallExpression(parent) && parent.arguments[0] === argument ? parent : undefined;
}

function rootOf(expression: ts.Expression): ts.Identifier | undefined {
  if (ts.isPropertyAccessExpression(expression)) return rootOf(expression.expression);
  return ts.isIdentifier(expression) ? expression : undefined;
}

/** Declarations one by one, as the reader of references takes them. */
function partsOf(statement: ts.Statement): readonly ts.Node[] {
  return ts.isVariableStatement(statement) ? statement.declarationList.declarations : [statement];
}
