import { mutateItself, mutateTargetsNotLiteral, parameterUnknown } from "../errors/steps.ts";
import type { Loaded } from "../loader.ts";
import type { Argument, Declared, Edge, Problem } from "../node.ts";
import type { AnyFunction } from "../types/functions.ts";
import { readExpression } from "./arguments.ts";
import type { DecoratorKind, Mutation } from "./kind.ts";
import { linkStep } from "./pipe.ts";
import { register } from "./registry.ts";
import { takesOf } from "./type-text.ts";

/** A function whose result, or what it loads, the mutating function takes first. */
type Mutable<F extends AnyFunction> = (
  ...args: never[]
) => Mutated<Parameters<F>[0]> | Promise<Mutated<Parameters<F>[0]>>;
type Mutated<T> = T | Loaded<T>;

/**
 * Makes a function a step of other nodes of its file, rather than a node: of `mutate(clean, [ages])` there is `ages.clean`, and `ages` is what it
 * gives. Its first parameter takes the value on its way, its others are edges as usual. It comes after the steps that `pipeOutput` names; nodes
 * that are not named as their function are given by name.
 *
 * @example
 * ```ts
 * import { mutate } from "eponym";
 *
 * export function ages(survey: { age: number }[]): number[] {
 *   return survey.map((row) => row.age);
 * }
 *
 * mutate(clean, [ages]);
 * export function clean(values: number[], oldest: number): number[] {
 *   return values.filter((value) => value <= oldest);
 * }
 * ```
 */
export function mutate<F extends AnyFunction>(fn: F, targets: readonly (string | Mutable<F>)[]): void {
  register(fn, "mutate", targets);
}

const arguments_ = "the first argument of a step is the value on its way";

export const mutateKind: DecoratorKind = {
  name: "mutate",
  phase: "create",
  fixed:
    "the config does not say whether a function is a node at all; write it above the function, with config.when if it is to be a step under some configs",
  excludes: {
    mutate: "one call lists all targets",
    inject: arguments_,
    parameterize: arguments_,
    parameterizeExtractColumns: arguments_,
    subdag: arguments_,
    parameterizedSubdag: arguments_,
    dataLoader: "a step does not load",
    dataSaver: "a step does not save",
  },
  apply(nodes, decoration, site) {
    const { stepOf, declared } = site;
    // A step has no node but where it is one.
    if (stepOf === undefined) {
      const isItself = readTargets(decoration.args[0])?.some(({ name }) => name === declared.name);
      if (isItself === true) site.report(mutateItself(decoration, declared));
      if (declared.parameters.length === 0) site.report(parameterUnknown(decoration, "", declared));
      return [];
    }
    return nodes.map((node) => {
      const [first, ...others] = node.edges;
      if (first === undefined) return node;
      const { marker: _, ...edge } = first;
      const taken: Edge = { ...edge, node: stepOf.value, optional: false, takes: takesOf(node, first) };
      return { ...node, name: `${stepOf.name}.${node.name}`, edges: [taken, ...others], role: "step" };
    });
  },
  link: linkStep,
};

/** The functions of a module that are steps of other nodes. */
export function readMutations(declared: readonly Declared[], report: (problem: Problem) => void): readonly Mutation[] {
  return declared.flatMap((each) =>
    each.decorations.flatMap((decoration, index) => {
      if (decoration.kind !== "mutate") return [];
      const targets = readTargets(decoration.args[0]);
      if (targets === undefined) report(mutateTargetsNotLiteral(decoration, each));
      return targets === undefined ? [] : [{ declared: each, decoration, index, targets }];
    }),
  );
}

function readTargets(argument: Argument): Mutation["targets"] | undefined {
  if (!Array.isArray(argument) || argument.length === 0) return undefined;
  const targets = (argument as readonly Argument[]).flatMap((item) => {
    const fn = readExpression(item)?.declared;
    return typeof item === "string"
      ? [{ name: item, isFunction: false }]
      : fn === undefined
        ? []
        : [{ name: fn, isFunction: true }];
  });
  return targets.length === argument.length ? targets : undefined;
}
