import { readBinding, readExpression, readNames } from "../decorators/arguments.ts";
import { findKind } from "../decorators/kinds.ts";
import { captureCalls, registeredOn, type Registered } from "../decorators/registry.ts";
import type { Resolver } from "../decorators/resolve.ts";
import { resolveArgument, resolveConfigMissing, resolveFailed, resolveNotSynchronous } from "../errors/resolve.ts";
import type { Module } from "../module.ts";
import type { Argument, Config, Declared, Decoration, Problem } from "../node.ts";

/** A function with the decorators that its resolvers have called, and what they called them with. */
export interface Resolved {
  readonly declared: Declared;
  /** The running arguments of those decorators that come after its own. */
  readonly calls: readonly Registered[];
}

/** Runs a function's resolvers under a config. */
export function resolveDeclared(
  module: Module,
  declared: Declared,
  resolvers: readonly Resolver[],
  config: Config,
  report: (problem: Problem) => void,
): Resolved {
  const fn = module.source[declared.name];
  const calls: Registered[] = [];
  const decorations: Decoration[] = [];
  for (const resolver of resolvers) {
    const decorate = typeof fn === "function" ? registeredOn(fn)[resolver.index]?.args[1] : undefined;
    const captured = callResolver(decorate, resolver, declared, config, report);
    calls.push(...captured);
    for (const { kind, args } of captured) {
      const written = findWritten(kind, args, resolver.argument.decorations);
      decorations.push({
        kind,
        location: resolver.decoration.location,
        given: args,
        args: args.map((arg, place) =>
          toArgument(arg, written?.args[place], () => report(resolveArgument(resolver.decoration, declared, kind))),
        ),
      });
    }
  }
  return { declared: { ...declared, decorations: [...declared.decorations, ...decorations] }, calls };
}

function callResolver(
  decorate: unknown,
  { argument, decoration }: Resolver,
  declared: Declared,
  config: Config,
  report: (problem: Problem) => void,
): readonly Registered[] {
  const missing = Object.entries(argument.config)
    .filter(([key, type]) => !/(?:^|\| )undefined$/.test(type) && config[key] === undefined)
    .map(([key]) => key);
  if (missing.length > 0) {
    report(resolveConfigMissing(decoration, declared, missing));
    return [];
  }
  try {
    let given: unknown;
    const captured = captureCalls(() => (given = (decorate as (config: Config) => unknown)(config)));
    if (typeof (given as { then?: unknown } | undefined)?.then === "function")
      report(resolveNotSynchronous(decoration, declared));
    return captured;
  } catch (error) {
    report(resolveFailed(decoration, declared, error));
    return [];
  }
}

/** The call in the text that a call may have come from: of the same decorator, with the same names and bindings where it writes them out. */
function findWritten(kind: string, args: readonly unknown[], written: readonly Decoration[]): Decoration | undefined {
  const same = written.filter((decoration) => decoration.kind === kind);
  return same.find((decoration) => decoration.args.every((arg, place) => fits(arg, args[place]))) ?? same[0];
}

function fits(written: Argument, given: unknown): boolean {
  if (readBinding(written) !== undefined) return typeof given === "function";
  if (written === null || typeof written !== "object") return Object.is(written, given);
  if ("$" in written) return true;
  if (given === null || typeof given !== "object" || Array.isArray(written) !== Array.isArray(given)) return false;
  const [names, found] = [Object.keys(written), Object.keys(given)];
  return (
    names.length === found.length &&
    Object.entries(written).every(([name, value]) => fits(value, (given as Readonly<Record<string, unknown>>)[name]))
  );
}

/** What a decorator is given, as its text would tell it. */
function toArgument(given: unknown, written: Argument, reportFunction: () => void): Argument {
  if (given === null || given === undefined) return given;
  if (typeof given === "string" || typeof given === "number" || typeof given === "boolean") return given;
  if (written !== null && typeof written === "object" && "$" in written && written.$ !== "expression") return written;
  if (typeof given === "function") {
    if (written === undefined) reportFunction();
    return written ?? { $: "expression", text: given.name, name: given.name };
  }
  if (typeof given !== "object") return { $: "expression", text: typeof given };
  const isPlain = Array.isArray(given) || Object.getPrototypeOf(given) === Object.prototype;
  if (!isPlain) return written ?? { $: "expression", text: given.constructor.name };
  // A constant that holds code, such as a validator, is known by its name.
  if (readExpression(written) !== undefined && holdsCode(given)) return written;
  const inner = (key: string | number): Argument =>
    written !== null && typeof written === "object" && !("$" in written)
      ? (written as Readonly<Record<string | number, Argument>>)[key]
      : undefined;
  if (Array.isArray(given)) return given.map((item, place) => toArgument(item, inner(place), reportFunction));
  return Object.fromEntries(
    Object.entries(given).map(([key, item]) => [key, toArgument(item, inner(key), reportFunction)]),
  );
}

function holdsCode(value: unknown): boolean {
  if (value === null || typeof value !== "object") return typeof value === "function";
  const isPlain = Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
  return isPlain && Object.values(value).some(holdsCode);
}

/** A function with what its resolvers may call. */
export interface Assumed {
  readonly declared: Declared;
  /** Those of its decorators whose names are computed, by their places. */
  readonly computed: ReadonlySet<number>;
}

/**
 * What resolvers may call, as far as their text tells: names that are computed may be any of those declared, unless their places count or `isLeft`
 * says that something else makes them.
 */
export function assumeResolved(
  declared: Declared,
  resolvers: readonly Resolver[],
  isLeft: (name: string) => boolean = () => true,
): Assumed {
  const computed = new Set<number>();
  let place = declared.decorations.length;
  const called = resolvers.flatMap(({ argument }) => argument.decorations);
  const told = new Set(called.flatMap(({ args }) => readNames(args[0]) ?? []));
  const decorations = resolvers.flatMap(({ argument, names, decoration: { location } }) => {
    const left = names.filter((name) => !told.has(name) && isLeft(name));
    // Where a function makes several nodes, their names come before those of their parts.
    const parts = new Set(left.flatMap((name) => [name, name.slice(name.indexOf(".") + 1)]));
    return argument.decorations.flatMap((written): readonly Decoration[] => {
      // A generated file does not tell the places within a resolver.
      const decoration = { ...written, location: written.location ?? location };
      const [first, ...others] = decoration.args;
      const byPlace = findKind(decoration.kind)?.namesByPlace;
      const isComputed = byPlace !== undefined && readExpression(first) !== undefined;
      if (isComputed && byPlace) return [];
      if (isComputed) computed.add(place);
      place++;
      return [isComputed ? { ...decoration, args: [[...parts], ...others] } : decoration];
    });
  });
  return { declared: { ...declared, decorations: [...declared.decorations, ...decorations] }, computed };
}
