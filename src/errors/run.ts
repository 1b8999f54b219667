import type { Location, Node, Problem } from "../node.ts";
import { formatLocation, listNames } from "./format.ts";
import { suggestName } from "./nearest.ts";

/** Mistakes in what a run is asked for, and failures while it runs. Values are never told, only their shapes. */

/** Something of a request that has the wrong type altogether. */
export function requestInvalid(what: string, expected: string): Problem {
  return { code: "REQUEST_INVALID", message: `${what} has to be ${expected}.`, nodes: [] };
}

export function outputUnknown(name: string, known: Iterable<string>): Problem {
  return {
    code: "OUTPUT_UNKNOWN",
    message: `There is no node "${name}".`,
    nodes: [name],
    hint: suggestNode(name, new Set(known)),
  };
}

/** An output that the caller supplies itself. */
export function outputNotComputed(
  name: string,
  supplied: "an input" | "a config value",
  consumers: readonly string[],
): Problem {
  return {
    code: "OUTPUT_UNKNOWN",
    message: `"${name}" is ${supplied}, and outputs are nodes.`,
    nodes: [name],
    ...(consumers.length > 0 && { hint: `Ask for a node that takes it: ${listSome(consumers)}.` }),
  };
}

/** A variant of a node that is switched off, with its condition in words. */
export interface SwitchedOff {
  readonly node: Node;
  readonly condition: string;
}

export function nodeInactive(name: string, variants: readonly SwitchedOff[], consumers: readonly string[]): Problem {
  const needed =
    consumers.length === 0 ? "" : `, and ${listSome(consumers)} ${consumers.length === 1 ? "needs" : "need"} it`;
  return {
    code: "NODE_INACTIVE",
    message: `No variant of "${name}" is active under this config${needed}:${describeVariants(variants)}`,
    nodes: [name],
    ...locationOf(variants),
    hint: `Set the config so that one of them is active, or supply "${name}" as an input.`,
  };
}

export function inputMissing(name: string, type: string, consumers: readonly Node[], isUndefined: boolean): Problem {
  const shown = consumers
    .slice(0, mostShown)
    .map((node) => `\n  "${node.name}" takes it at ${formatLocation(node.location)}`);
  const rest = consumers.length - shown.length;
  const [first] = consumers;
  return {
    code: "INPUT_MISSING",
    message: `The input "${name}"${type === "" ? "" : ` (${type})`} is missing:${shown.join("")}${rest > 0 ? `\n  and ${rest} more` : ""}`,
    nodes: [name],
    ...(first && { location: first.location }),
    hint: isUndefined
      ? "It was given as undefined, which counts as missing; null is a value."
      : `Give it: inputs: { ${quoteKey(name)}: … }.`,
  };
}

export function inputUnknown(name: string, known: Iterable<string>): Problem {
  return {
    code: "INPUT_UNKNOWN",
    message: `Nothing takes an input "${name}".`,
    nodes: [name],
    hint: suggestName(name, known),
  };
}

export function inputIsNode({ name, location }: Node): Problem {
  return {
    code: "INPUT_IS_NODE",
    message: `The input "${name}" is a node.`,
    nodes: [name],
    location,
    hint: `To replace it for this run, use overrides: { ${quoteKey(name)}: … }.`,
  };
}

export function inputInConfig(name: string): Problem {
  return {
    code: "INPUT_IN_CONFIG",
    message: `The config already has a value for the input "${name}".`,
    nodes: [name],
    hint: "Leave it out of the inputs, or out of the config.",
  };
}

export function inputInactive(name: string, variants: readonly SwitchedOff[]): Problem {
  return {
    code: "INPUT_INACTIVE",
    message: `Under this config nothing takes the input "${name}"; it is taken by:${describeVariants(variants)}`,
    nodes: [name],
    ...locationOf(variants),
    hint: "Leave it out, or set the config so that one of them is active.",
  };
}

export function overrideUnknown(name: string, known: Iterable<string>): Problem {
  return {
    code: "OVERRIDE_UNKNOWN",
    message: `There is no node "${name}" to override.`,
    nodes: [name],
    hint: suggestNode(name, new Set(known)),
  };
}

export function overrideNotComputed(name: string, supplied: "an input" | "a config value"): Problem {
  return {
    code: "OVERRIDE_UNKNOWN",
    message: `"${name}" is ${supplied}, and overrides replace nodes.`,
    nodes: [name],
    hint:
      supplied === "an input"
        ? `Pass it as an input: inputs: { ${quoteKey(name)}: … }.`
        : "Give the driver another config.",
  };
}

/** Two values for one node. */
export function suppliedTwice(name: string, first: string, second: string): Problem {
  return {
    code: "SUPPLIED_TWICE",
    message: `"${name}" is supplied twice: by ${first} and by ${second}.`,
    nodes: [name],
    hint: "Leave one of them out.",
  };
}

/** What a node was given, by parameter: `["age", "Series of 100 Float64"]`. */
export type ArgumentShapes = readonly (readonly [parameter: string, shape: string])[];

/** `item` says for which items of fan-outs: ` for item 17 of "urls"`. */
export function nodeFailed({ name, location }: Node, error: unknown, given: ArgumentShapes, item: string): Problem {
  const told = given.map(([parameter, shape]) => `\n  ${parameter}: ${shape}`);
  return {
    code: "NODE_FAILED",
    message: `"${name}" failed${item}: ${describeThrown(error)}${told.length === 0 ? "" : `\n  It was given:`}${told.map((line) => line.replace("\n", "\n  ")).join("")}`,
    nodes: [name],
    location,
  };
}

export function runAborted(inFlight: readonly string[]): Problem {
  const waiting = inFlight.length === 0 ? "" : ` while ${listSome(inFlight)} ran`;
  return { code: "RUN_ABORTED", message: `The run was aborted${waiting}.`, nodes: inFlight };
}

const mostShown = 5;

/** `"a", "b" and 12 more` */
export function listSome(names: readonly string[]): string {
  if (names.length <= mostShown) return listNames(names);
  const shown = names.slice(0, mostShown).map((name) => `"${name}"`);
  return `${shown.join(", ")} and ${names.length - mostShown} more`;
}

function describeVariants(variants: readonly SwitchedOff[]): string {
  const lines = variants.map(({ node, condition }) => {
    const when = condition === "" ? "" : ` when ${condition}`;
    return `\n  "${node.code.declared}" at ${formatLocation(node.location)}${when}`;
  });
  return [...new Set(lines)].join("");
}

function locationOf([first]: readonly SwitchedOff[]): { readonly location?: Location } {
  return first === undefined ? {} : { location: first.node.location };
}

/** The nearest node; for the name of a variant, the node that it is a variant of. */
function suggestNode(name: string, known: ReadonlySet<string>): string {
  const folded = name.split("__")[0]!;
  return folded !== name && known.has(folded)
    ? `Did you mean "${folded}"? The config selects its variant.`
    : suggestName(name, known);
}

function quoteKey(name: string): string {
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name) ? name : JSON.stringify(name);
}

/** What was thrown, in words. */
export function describeThrown(error: unknown): string {
  if (error instanceof Error) return `${error.name}: ${error.message}`;
  if (error === null || (typeof error !== "object" && typeof error !== "function"))
    return `it threw ${typeof error === "string" ? JSON.stringify(error) : String(error)}`;
  return "it threw something that is not an Error";
}
