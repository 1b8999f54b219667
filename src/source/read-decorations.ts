import { ts } from "ts-morph";
import {
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
import { findDecoratorRoots, readDecoratorName, describeUnknownCall } from "./decorator-name.ts";
import { isEponym, isWrapper, readEponymName, readPath, rootOf, unwrap } from "./eponym-name.ts";
import { isNamed, readFunctionSyntax } from "./find-functions.ts";
import { readFreeNames } from "./free-names.ts";
import { locate } from "./locate.ts";
import { readArguments } from "./read-resolver.ts";
import type { Reading } from "./reading.ts";
import type { TypeImport } from "./resolve-annotation.ts";
import { resolveName } from "./resolve-name.ts";
import { partsOf } from "./statement-parts.ts";

/** A decorator call that has been read. */
export interface ReadDecoration {
  /** The decorated function, as the file itself calls it. */
  readonly local: string;
  readonly decoration: Decoration;
  /** Its arguments after the function. */
  readonly syntax: readonly ts.Expression[];
  readonly statement: ts.Statement;
  /** What is called, where it is no decorator of this package. */
  readonly callee: ts.Expression | undefined;
  readonly imports: readonly TypeImport[];
}

/** Reads the decorator calls of a file in their order; reports those that are not where or what they should be. */
export function readDecorations(reading: Reading): readonly ReadDecoration[] {
  const { file, files, functions, report } = reading;
  const constants = new Set<string>();

  function readCall(
    call: ts.CallExpression,
    target: ts.Identifier,
    statement: ts.Statement,
  ): ReadDecoration | undefined {
    const kind = readDecoratorName(call.expression, reading);
    const fn = functions.get(target.text);
    const place = locate(file, statement);
    if (kind === undefined) {
      if (fn !== undefined && isNamed(fn)) report(describeUnknownCall(call, target.text, { file, isOfFile }));
    } else if (fn === undefined) reportTarget(kind, target);
    else if (fn.excludedBy !== undefined && (!isNamed(fn) || fn.form !== "function"))
      report(decoratedExcluded(place, kind, fn.local, fn.excludedBy));
    else if (!isNamed(fn)) report(decoratedUnexported(place, kind, fn.local));
    else if (fn.form === "const" && !constants.has(fn.local)) {
      constants.add(fn.local);
      report(decoratedConst(locate(file, fn.place), fn.local, kind));
    } else if (fn.form === "function") {
      const imports: TypeImport[] = [];
      const owner: Owner = { node: fn.local, phrase: `the arrow function in ${kind}` };
      const need = (more: readonly TypeImport[]): void => void imports.push(...more);
      const args = readArguments(kind, call, fn, { ...reading, owner, isOfFile, need });
      return {
        local: fn.local,
        decoration: { kind, args, location: place },
        syntax: call.arguments.slice(1),
        statement,
        callee: readEponymName(call.expression, file) === undefined ? call.expression : undefined,
        imports,
      };
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
      const call = fn !== undefined && isNamed(fn) ? callOn(name) : undefined;
      const kind = call === undefined ? undefined : readDecoratorName(call.expression, reading);
      if (call === undefined || kind === undefined) continue;
      const root = rootOf(call.expression);
      if (free.some((other) => other === root)) report(nestedDecorator(locate(file, call), kind, name.text));
    }
  }

  const roots = findDecoratorRoots(reading);
  const mayDecorate = (part: ts.Node): boolean =>
    files.readFacts(part).references.some((reference) => reference.kind === "name" && roots.has(reference.name));
  return file.syntax.statements.flatMap((statement) => {
    const call = ts.isExpressionStatement(statement) ? unwrap(statement.expression) : statement;
    const first = ts.isCallExpression(call) ? call.arguments[0] : undefined;
    const target = first === undefined ? undefined : unwrap(first);
    if (ts.isCallExpression(call) && target !== undefined && ts.isIdentifier(target)) {
      return readCall(call, target, statement) ?? [];
    }
    if (ts.isCallExpression(call) && target !== undefined) reportMember(call, target, reading);
    if (roots.size > 0) partsOf(statement).filter(mayDecorate).forEach(reportNested);
    return [];
  });
}

/** Statements at the top level stand in no other code. */
const isOfFile = (): boolean => true;

/** `tag(prices.total, …)`, where `prices` is another module. */
function reportMember(call: ts.CallExpression, target: ts.Expression, reading: Reading): void {
  const { file, report } = reading;
  const kind = readDecoratorName(call.expression, reading);
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
