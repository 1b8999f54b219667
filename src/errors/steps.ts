import type { Declared, Decoration, Problem } from "../node.ts";
import { suggestName } from "./nearest.ts";

/** Mistakes in the steps that values go through. */

export function stepNotReadable({ kind, location }: Decoration, { name }: Declared): Problem {
  return {
    code: "STEP_NOT_READABLE",
    message: `The steps of ${kind} have to be written out.`,
    nodes: [name],
    location,
    hint: `Write ${kind}(${name}, step(round), step(scale, (factor: number) => [factor], { when: { precise: false } })), with named functions.`,
  };
}

export function stepNotNamed({ kind, location }: Decoration, step: string, { name }: Declared): Problem {
  return {
    code: "STEP_NOT_EXPORTED",
    message: `The step "${step}" of ${kind} above "${name}" cannot be seen from outside its file.`,
    nodes: [name],
    location,
    hint: `Export it; with "_" in front of its name, or @internal in its comment, it is no node.`,
  };
}

export function stepNameTaken({ kind, location }: Decoration, step: string, { name }: Declared): Problem {
  return {
    code: "STEP_NAME_TAKEN",
    message: `A step of ${kind} above "${name}" is called "${step}", a name with a meaning of its own.`,
    nodes: [name],
    location,
    hint: 'Give it another name: step(fn, { name: "…" }).',
  };
}

export function stepsMissing({ kind, location }: Decoration, { name }: Declared): Problem {
  return {
    code: "STEPS_MISSING",
    message: `${kind} above "${name}" has no step.`,
    nodes: [name],
    location,
    hint: `Write for example ${kind}(${name}, step(round)).`,
  };
}

export function parameterUnknown(
  { kind, location }: Decoration,
  parameter: string,
  { name, parameters }: Declared,
): Problem {
  const names = parameters.map((each) => each.name);
  return {
    code: "PARAMETER_UNKNOWN",
    message:
      names.length === 0
        ? `${kind} is meant for a parameter of "${name}", which has none.`
        : `${kind} is meant for the parameter "${parameter}", which "${name}" does not have.`,
    nodes: [name],
    location,
    hint: suggestName(parameter, names),
  };
}

export function parametersNotLiteral({ kind, location }: Decoration, { name }: Declared): Problem {
  return {
    code: "PARAMETERS_NOT_LITERAL",
    message: `The parameters that ${kind} is meant for have to be written out.`,
    nodes: [name],
    location,
    hint: `Write for example ${kind}(${name}, { on: "age" }, …) or { on: ["age", "height"] }.`,
  };
}

export function mutateTargetsNotLiteral({ location }: Decoration, { name }: Declared): Problem {
  return {
    code: "MUTATE_TARGETS_NOT_LITERAL",
    message: "What mutate acts on has to be written out: functions of the same file, or names of nodes.",
    nodes: [name],
    location,
    hint: `Write for example mutate(${name}, [ages, "height"]).`,
  };
}

export function mutateItself({ location }: Decoration, { name }: Declared): Problem {
  return {
    code: "MUTATE_ITSELF",
    message: `mutate makes "${name}" a step of itself.`,
    nodes: [name],
    location,
    hint: "List the functions or nodes that it is to be a step of.",
  };
}

export function mutateTargetUnknown(
  { location }: Decoration,
  target: string,
  { name }: Declared,
  known: Iterable<string>,
): Problem {
  return {
    code: "MUTATE_TARGET_UNKNOWN",
    message: `mutate makes "${name}" a step of "${target}", which no function of this file makes.`,
    nodes: [name],
    location,
    hint: suggestName(target, known),
  };
}
