import { resolveNotReadable } from "../errors/resolve.ts";
import type { Argument, Declared, Decoration, Node, ResolverArgument } from "../node.ts";
import type { AnyFunction } from "../types/functions.ts";
import { readNames, readRecord } from "./arguments.ts";
import type { DecoratorKind } from "./kind.ts";
import { register } from "./registry.ts";

/** What is known of a resolved function's nodes before the config is. */
export interface ResolveOptions {
  /** Every node that the decorators may make besides the function's own; any other is an error. */
  readonly names: readonly string[];
}

/**
 * Chooses a function's decorators by the config: the arrow function calls them when a driver is made. It is the only place where names are
 * computed, so all that it may make are listed. Its parameter says which config keys it reads.
 *
 * @example
 * ```ts
 * import { extractFields, resolve } from "eponym";
 *
 * resolve(split, { names: ["train", "test"] }, (config: { parts: ("train" | "test")[] }) => {
 *   extractFields(split, config.parts);
 * });
 * export function split(rows: number[]): { train: number[]; test: number[] } {
 *   return { train: rows.slice(2), test: rows.slice(0, 2) };
 * }
 * ```
 */
export function resolve(fn: AnyFunction, options: ResolveOptions, decorate: (config: never) => void): void {
  register(fn, "resolve", options, decorate);
}

/** What it calls is put in its place before nodes are made; see `readResolver`. */
export const resolveKind: DecoratorKind = { name: "resolve", phase: "resolve", apply: (nodes) => nodes };

/** A resolver as the source text tells it. */
export interface Resolver {
  readonly decoration: Decoration;
  /** Which of the function's decorators it is. */
  readonly index: number;
  readonly names: readonly string[];
  readonly argument: ResolverArgument;
}

/** The resolvers above a function; reports those that cannot be read. */
export function readResolvers(
  declared: Declared,
  report: (problem: ReturnType<typeof resolveNotReadable>) => void,
): readonly Resolver[] {
  return declared.decorations.flatMap((decoration, index) => {
    if (decoration.kind !== "resolve") return [];
    const names = readNames(readRecord(decoration.args[0])?.["names"]);
    const argument = readResolverArgument(decoration.args[1]);
    if (names !== undefined && argument !== undefined) return [{ decoration, index, names, argument }];
    report(resolveNotReadable(decoration, declared));
    return [];
  });
}

function readResolverArgument(argument: Argument): ResolverArgument | undefined {
  const isResolver = argument !== null && typeof argument === "object" && "$" in argument && argument.$ === "resolver";
  return isResolver ? (argument as ResolverArgument) : undefined;
}

/** The nodes that a resolver may make and that its text does not tell more of. */
export function makePossible(own: Node, made: readonly Node[], { names, decoration }: Resolver): readonly Node[] {
  const known = new Set(made.map(({ name }) => name));
  return names
    .filter((name) => !known.has(name))
    .map((name): Node => {
      const { fansOut: _, ...node } = own;
      return {
        ...node,
        name,
        type: "unknown",
        gives: "unknown",
        result: false,
        role: "resolved",
        doc: `Made of \`${own.name}\` as the config says.`,
        location: decoration.location,
      };
    });
}
