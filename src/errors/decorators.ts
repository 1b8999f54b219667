import type { Declared, Decoration, Node, Problem } from "../node.ts";
import { suggestName } from "./nearest.ts";

/** Mistakes in the decorators above a function. */

export function conditionNotLiteral({ kind, location }: Decoration, list: boolean): Problem {
  const example = list ? '{ region: ["us", "ca"] }' : '{ region: "us" }';
  return {
    code: "CONDITION_NOT_LITERAL",
    message: `The condition of ${kind} has to be written out.`,
    nodes: [],
    location,
    hint: `Write it as a literal: ${kind}(fn, ${example}).`,
  };
}

export function namesNotLiteral({ kind, location }: Decoration, { name }: Declared): Problem {
  return {
    code: "NAMES_NOT_LITERAL",
    message: `The names that ${kind} makes have to be written out.`,
    nodes: [name],
    location,
    hint: `Write them as a literal: ${kind}(${name}, ["a", "b"]).`,
  };
}

export function bindingMissing({ kind, location }: Decoration, { name }: Declared): Problem {
  const example =
    kind === "parameterize" ? "{ other: (price: number) => [price, 10] }" : "(price: number) => [price, 10]";
  return {
    code: "BINDING_MISSING",
    message: `${kind} takes arrow functions whose parameters name the upstream nodes.`,
    nodes: [name],
    location,
    hint: `Write it out: ${kind}(${name}, ${example}).`,
  };
}

export function tagsNotLiteral({ kind, location }: Decoration, { name }: Declared): Problem {
  const example = kind === "tag" ? '{ owner: "growth" }' : '{ age: { owner: "growth" } }';
  return {
    code: "TAGS_NOT_LITERAL",
    message: `Tags are texts, numbers, booleans or lists of them, written out.`,
    nodes: [name],
    location,
    hint: `Write them as a literal: ${kind}(${name}, ${example}).`,
  };
}

export function targetUnknown({ kind, location }: Decoration, target: string, nodes: readonly Node[]): Problem {
  return {
    code: "TARGET_UNKNOWN",
    message: `${kind} is meant for "${target}", which its function does not make.`,
    nodes: [target],
    location,
    hint: suggestName(
      target,
      nodes.map((node) => node.name),
    ),
  };
}

export function targetNotLiteral({ kind, location }: Decoration, { name }: Declared): Problem {
  return {
    code: "TARGET_NOT_LITERAL",
    message: `The options of ${kind} have to be written out, as they may name a target.`,
    nodes: [name],
    location,
    hint: `Write them as a literal: ${kind}(${name}, …, { target: "${name}" }).`,
  };
}

export function checksNotReadable({ location }: Decoration, { name }: Declared): Problem {
  return {
    code: "CHECKS_NOT_READABLE",
    message: "checkOutput takes named checks, a schema or a validator.",
    nodes: [name],
    location,
    hint: `Write for example checkOutput(${name}, { allowNulls: false }).`,
  };
}

export function checkUnknown({ location }: Decoration, check: string, known: Iterable<string>): Problem {
  return {
    code: "CHECK_UNKNOWN",
    message: `There is no check "${check}".`,
    nodes: [],
    location,
    hint: `${suggestName(check, known)} A validator of your own is given by name: checkOutput(fn, ${check}).`,
  };
}

export function decoratorUnknown({ kind, location }: Decoration, known: Iterable<string>): Problem {
  return {
    code: "DECORATOR_UNKNOWN",
    message: `There is no decorator "${kind}".`,
    nodes: [],
    location,
    hint: suggestName(kind, known),
  };
}

export function decoratorsExclusive(
  first: Decoration,
  second: Decoration,
  { name }: Declared,
  reason: string,
): Problem {
  const both = first.kind === second.kind ? `Two ${first.kind}` : `${first.kind} and ${second.kind}`;
  return {
    code: "DECORATORS_EXCLUSIVE",
    message: `${both} above "${name}" have no meaning together: ${reason}.`,
    nodes: [name],
    location: second.location,
    hint: "Keep one of them, or give the other to a function of its own.",
  };
}

export function nothingTakes(node: Node, { name }: Declared): Problem {
  return {
    code: "NOTHING_TAKES",
    message: `Nothing takes "${node.name}", which is put in front of a parameter of "${name}".`,
    nodes: [node.name],
    location: node.location,
    hint: "Give a binding of the function a parameter of the name that it stands for, or take the decorator away.",
  };
}

export function decoratorDefined(name: string): Problem {
  return {
    code: "DECORATOR_DEFINED",
    message: `There is a decorator "${name}" already.`,
    nodes: [],
    hint: "Give yours another name; source texts know decorators by their names.",
  };
}

export function phaseUnknown(name: string, phase: string, known: Iterable<string>): Problem {
  return {
    code: "PHASE_UNKNOWN",
    message: `The decorator "${name}" has the phase "${phase}", which does not exist.`,
    nodes: [],
    hint: suggestName(phase, known),
  };
}

export function decoratorFailed({ kind, location }: Decoration, { name }: Declared, reason: string): Problem {
  return {
    code: "DECORATOR_FAILED",
    message: `The decorator ${kind} above "${name}" failed: ${reason}`,
    nodes: [name],
    location,
    hint: "It was made with defineDecorator; look at its `apply` and `link`.",
  };
}

export function linkMissing({ name, code, location }: Node): Problem {
  return {
    code: "LINK_MISSING",
    message: `The decorator ${code.kind} made "${name}" and has no code for it.`,
    nodes: [name],
    location,
    hint: "Give it a `link`, where it is defined with defineDecorator.",
  };
}
