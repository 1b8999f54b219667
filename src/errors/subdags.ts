import type { Declared, Decoration, Problem } from "../node.ts";
import { suggestName } from "./nearest.ts";

/** Mistakes in what a subdag is made of. */

export function subdagCircular({ kind, location }: Decoration, module: string): Problem {
  return {
    code: "SUBDAG_CIRCULAR",
    message: `The ${kind} of module "${module}" contains itself.`,
    nodes: [],
    location,
    hint: "Move the function that has the subdag to a module that its own nodes are not part of.",
  };
}

export function subdagFunctionCircular({ kind, location }: Decoration, { name }: Declared): Problem {
  return {
    code: "SUBDAG_CIRCULAR",
    message: `The ${kind} above "${name}" contains "${name}" itself.`,
    nodes: [name],
    location,
    hint: "Take the function out of the list, or out of that of a function in it.",
  };
}

export function subdagResolved({ kind, location }: Decoration, module: string): Problem {
  return {
    code: "SUBDAG_RESOLVED",
    message: `The ${kind} is made of module "${module}", whose decorators are chosen by the config (resolve).`,
    nodes: [],
    location,
    hint: "Write the decorators of that module out, or give the module to the driver itself.",
  };
}

export function subdagPartsNotReadable({ kind, location }: Decoration, { name }: Declared): Problem {
  return {
    code: "SUBDAG_PARTS_NOT_READABLE",
    message: `${kind} above "${name}" takes a module, a list of modules, or a list of exported functions of this file.`,
    nodes: [name],
    location,
    hint: `Write for example import survey from "./survey.dag.ts" and ${kind}(${name}, survey, …).`,
  };
}

export function subdagModuleMissing({ kind, location }: Decoration, { name }: Declared, specifier: string): Problem {
  return {
    code: "SUBDAG_MODULE_MISSING",
    message: `${kind} above "${name}" is made of "${specifier}", beside which there is no source file.`,
    nodes: [name],
    location,
    hint: "A subdag is read from the source of its module; correct the path of the import.",
  };
}

export function subdagOptionsNotLiteral({ kind, location }: Decoration, { name }: Declared, option: string): Problem {
  const examples: Readonly<Record<string, string>> = {
    inputs: "inputs: (usPath: string) => ({ surveyPath: usPath })",
    config: 'config: { region: "us" }',
    configFrom: 'configFrom: { region: "usRegion" }',
    external: 'external: ["limit"]',
    on: 'on: "table"',
    columns: 'columns: ["spend", "signups"]',
    select: 'select: ["spendPerSignup"]',
  };
  return {
    code: "SUBDAG_OPTIONS_NOT_LITERAL",
    message: `The ${option === "" ? "options" : `option "${option}"`} of ${kind} above "${name}" ${option === "" ? "have" : "has"} to be written out.`,
    nodes: [name],
    location,
    hint: `Write for example { ${examples[option] ?? Object.values(examples).slice(0, 2).join(", ")} }.`,
  };
}

export function subdagKeysNotLiteral({ location }: Decoration, { name }: Declared): Problem {
  return {
    code: "SUBDAG_KEYS_NOT_LITERAL",
    message: `The nodes that parameterizedSubdag makes of "${name}" have to be written out.`,
    nodes: [name],
    location,
    hint: `Write for example parameterizedSubdag(${name}, survey, { us: { config: { region: "us" } } }).`,
  };
}

/** A name inside a subdag that nothing answers. */
export interface OpenInput {
  readonly name: string;
  /** The nodes inside that take it. */
  readonly consumers: readonly string[];
  /** Where it is a node that this config leaves without a variant: what its variants ask for. */
  readonly conditions: readonly string[];
}

export function subdagInputOpen(
  { kind, location }: Decoration,
  prefix: string,
  { name, consumers, conditions }: OpenInput,
  ways: string,
): Problem {
  const off = conditions.length === 0 ? "" : `, none of whose variants is active here (${conditions.join("; ")})`;
  const takers = consumers.map((consumer) => `"${consumer}"`).join(", ");
  return {
    code: "SUBDAG_INPUT_OPEN",
    message: `Inside ${kind} "${prefix}", nothing answers "${name}"${off}, which ${takers} ${consumers.length === 1 ? "takes" : "take"}.`,
    nodes: [prefix],
    location,
    hint: ways,
  };
}

/** How an input of columns is answered. */
export function waysToRead(name: string): string {
  return `Read it from the table: columns: ["${name}"]; or take it from outside: external: ["${name}"].`;
}

/** How an input of a subdag is answered. */
export function waysToAnswer(name: string): string {
  return `Bind it: inputs: (other: …) => ({ ${name}: other }); give it: config: { ${name}: … }; or take it from outside: external: ["${name}"].`;
}

export function subdagInputUnknown(
  { kind, location }: Decoration,
  prefix: string,
  name: string,
  inputs: Iterable<string>,
): Problem {
  return {
    code: "SUBDAG_INPUT_UNKNOWN",
    message: `Inside ${kind} "${prefix}", no node takes the input "${name}".`,
    nodes: [prefix],
    location,
    hint: suggestName(name, inputs),
  };
}

export function subdagConfigUnknown(
  { kind, location }: Decoration,
  prefix: string,
  key: string,
  keys: Iterable<string>,
): Problem {
  return {
    code: "SUBDAG_CONFIG_UNKNOWN",
    message: `Inside ${kind} "${prefix}", nothing looks at the config key "${key}".`,
    nodes: [prefix],
    location,
    hint: suggestName(key, keys),
  };
}

export function subdagExternalUnknown(
  { kind, location }: Decoration,
  prefix: string,
  name: string,
  names: Iterable<string>,
): Problem {
  return {
    code: "SUBDAG_EXTERNAL_UNKNOWN",
    message: `Neither a node inside ${kind} "${prefix}" nor its function takes "${name}" from outside.`,
    nodes: [prefix],
    location,
    hint: suggestName(name, names),
  };
}

export function subdagInputInConfig({ kind, location }: Decoration, prefix: string, name: string): Problem {
  return {
    code: "SUBDAG_INPUT_IN_CONFIG",
    message: `${kind} "${prefix}" has "${name}" among its inputs and in its config.`,
    nodes: [prefix],
    location,
    hint: "Keep one of them.",
  };
}

export function subdagAnsweredTwice(
  { kind, location }: Decoration,
  prefix: string,
  name: string,
  ways: readonly string[],
): Problem {
  return {
    code: "SUBDAG_ANSWERED_TWICE",
    message: `${kind} "${prefix}" answers "${name}" more than once, by ${ways.join(" and ")}.`,
    nodes: [prefix],
    location,
    hint: "Keep one of them.",
  };
}

export function subdagParameterUnknown(
  { kind, location }: Decoration,
  prefix: string,
  parameter: string,
  inside: Iterable<string>,
): Problem {
  return {
    code: "SUBDAG_PARAMETER_UNKNOWN",
    message: `The parameter "${parameter}" of "${prefix}" is no node inside its ${kind}.`,
    nodes: [prefix],
    location,
    hint: `${suggestName(parameter, inside)} What comes from outside is listed: external: ["${parameter}"].`,
  };
}
