import { ts } from "ts-morph";
import {
  nestedDecorator,
  resolverConfigUnread,
  resolverNotWritten,
  resolverOfAnother,
} from "../errors/decorator-calls.ts";
import type { Argument, Decoration, ResolverArgument } from "../node.ts";
import { readDecoratorName, describeUnknownCall } from "./decorator-name.ts";
import { rootOf, unwrap } from "./eponym-name.ts";
import type { FoundFunction } from "./find-functions.ts";
import { isNamed, readFunctionSyntax } from "./find-functions.ts";
import { readFreeNames } from "./free-names.ts";
import { locate } from "./locate.ts";
import { readArgument } from "./read-argument.ts";
import type { ArgumentReading } from "./reading.ts";
import { resolveAnnotation } from "./resolve-annotation.ts";
import { writeOnOneLine } from "./tokens.ts";
import { readMembers } from "./type-members.ts";

type ResolverSyntax = ts.ArrowFunction | ts.FunctionExpression;

/** The one decorator that is known to the reader: what its last argument will do with a config has to be told without running it. */
const resolving = { kind: "resolve", place: 1 };

/** Decorators whose functions are about calls: their parameters name no nodes. */
const takingFunctions: ReadonlySet<string> = new Set(["retry", "limit", "cache"]);

/** Reads the arguments of a decorator after the function. */
export function readArguments(
  kind: string,
  call: ts.CallExpression,
  fn: FoundFunction,
  reading: ArgumentReading,
): readonly Argument[] {
  const args = call.arguments.slice(1);
  if (kind === resolving.kind && args.length <= resolving.place) {
    reading.report(resolverNotWritten(locate(reading.file, call), fn.local));
  }
  return args.map((argument, place) =>
    kind === resolving.kind && place === resolving.place
      ? readResolver(argument, fn, reading)
      : readArgument(argument, { ...reading, takesFunctions: takingFunctions.has(kind) }),
  );
}

function readResolver(node: ts.Expression, fn: FoundFunction, reading: ArgumentReading): Argument {
  const resolver = readFunctionSyntax(node);
  if (resolver === undefined) {
    reading.report(resolverNotWritten(locate(reading.file, node), fn.local));
    return readArgument(node, reading);
  }
  return { $: "resolver", ...readConfig(resolver, fn, reading), decorations: readCalls(resolver, fn, reading) };
}

/** The config keys that a resolver reads, as the annotation of its parameter spells them out. */
function readConfig(
  { parameters }: ResolverSyntax,
  { local }: FoundFunction,
  reading: ArgumentReading,
): Pick<ResolverArgument, "config" | "takes"> {
  const { file, files, owner, report, need } = reading;
  const [parameter, another] = parameters;
  if (parameter === undefined) return { config: {} };
  const members = another === undefined ? readMembers(parameter.type, file, files) : new Map<string, never>();
  if (parameter.type === undefined || members.size === 0) {
    report(resolverConfigUnread(locate(file, another ?? parameter), local));
    return { config: {} };
  }
  const takes = resolveAnnotation(parameter.type, owner, reading);
  need(takes.imports);
  const config = [...members].map(([key, { type, optional }]): readonly [string, string] => {
    const text = type === undefined ? "unknown" : writeOnOneLine(type);
    return [key, optional ? `${text} | undefined` : text];
  });
  return { config: Object.fromEntries(config), takes: takes.text };
}

/** The decorator calls anywhere in a resolver, in the order of its text. */
function readCalls(resolver: ResolverSyntax, fn: FoundFunction, reading: ArgumentReading): readonly Decoration[] {
  const { file, functions, report } = reading;
  const free = new Set<ts.Node>(readFreeNames(resolver));
  const inside: ArgumentReading = { ...reading, isOfFile: (name) => free.has(name) };
  const found: Decoration[] = [];

  function seek(node: ts.Node): void {
    if (!ts.isCallExpression(node) || !readCall(node)) ts.forEachChild(node, seek);
  }

  /** Whether a call is made on a function of the file, so that its arguments are part of it. */
  function readCall(call: ts.CallExpression): boolean {
    const [first] = call.arguments;
    const target = first && unwrap(first);
    if (target === undefined || !ts.isIdentifier(target) || !free.has(target)) return false;
    const other = functions.get(target.text);
    if (other === undefined || !isNamed(other)) return false;
    const root = rootOf(call.expression);
    const kind = root !== undefined && free.has(root) ? readDecoratorName(call.expression, reading) : undefined;
    if (kind !== undefined) readDecoration(kind, call, other);
    else if (other === fn) report(describeUnknownCall(call, fn.local, inside));
    return kind !== undefined;
  }

  function readDecoration(kind: string, call: ts.CallExpression, other: FoundFunction): void {
    const location = locate(file, call);
    if (other !== fn) report(resolverOfAnother(location, kind, other.local, fn.local));
    else if (kind === resolving.kind) report(nestedDecorator(location, kind, fn.local));
    else found.push({ kind, args: readArguments(kind, call, fn, inside), location });
  }

  ts.forEachChild(resolver, seek);
  return found;
}
