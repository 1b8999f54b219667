import type { Module } from "../module.ts";
import type { Location, Node, Problem } from "../node.ts";
import { formatLocation, listNames } from "./format.ts";
import { suggestName } from "./nearest.ts";

/** Mistakes in how nodes fit together. */

export function duplicateNode(first: Node, second: Node): Problem {
  const across = first.module !== second.module;
  return {
    code: "DUPLICATE_NODE",
    message: `"${second.name}" is already made by ${describeMaker(first)}.`,
    nodes: [second.name],
    location: second.location,
    hint: across
      ? 'Rename one of them, or give the driver onDuplicate: "later" so that the later module wins.'
      : "Rename one of them, or make them variants with config.when.",
  };
}

export function overlappingVariants(first: Node, second: Node, config: string): Problem {
  return {
    code: "OVERLAPPING_VARIANTS",
    message: `Two variants of "${second.name}" are active ${config}: ${describeMaker(first)} is the other.`,
    nodes: [second.name],
    location: second.location,
    hint: "Make their conditions exclude one another.",
  };
}

export function cycleFound(path: readonly string[], location: Location | undefined): Problem {
  return {
    code: "CYCLE",
    message: `The nodes need one another: ${path.join(" -> ")}.`,
    nodes: [...new Set(path)],
    ...(location && { location }),
    hint: "Give one of them another name for its input, or split it.",
  };
}

export function configIsNode(key: string, node: Node): Problem {
  return {
    code: "CONFIG_IS_NODE",
    message: `The config has a value for "${key}", which is a node.`,
    nodes: [key],
    location: node.location,
    hint: "Rename the config key, or replace the node for a run with overrides.",
  };
}

export function configUnknown(key: string, known: Iterable<string>): Problem {
  return {
    code: "CONFIG_UNKNOWN",
    message: `Nothing depends on the config key "${key}".`,
    nodes: [],
    hint: suggestName(key, known),
  };
}

export function nodeUnknown(name: string, known: Iterable<string>): Problem {
  return {
    code: "NODE_UNKNOWN",
    message: `There is no node "${name}".`,
    nodes: [name],
    hint: suggestName(name, known),
  };
}

export function variantUnconditional({ name, location }: Node, variantOf: string): Problem {
  return {
    code: "VARIANT_UNCONDITIONAL",
    message: `"${name}" is named like a variant of "${variantOf}", and nothing says when it is active.`,
    nodes: [name],
    location,
    hint: `Write config.when(${name}, { … }) or config.otherwise(${name}) above it, or give it a name without "__".`,
  };
}

export function functionUnknown(name: string): Problem {
  return {
    code: "FUNCTION_UNKNOWN",
    message: `No active node is made by the function "${name}".`,
    nodes: [],
    hint: "Give an exported function of one of the driver's modules, or a node's name.",
  };
}

export function moduleStale({ name, file }: Module, names: readonly string[]): Problem {
  return {
    code: "MODULE_STALE",
    message: `The generated file of module "${name}" does not fit its source: ${listNames(names)} ${names.length === 1 ? "has" : "have"} changed.`,
    nodes: names,
    location: { file, line: 1, column: 1 },
    hint: `Run \`eponym build ${file}\`.`,
  };
}

export function modulesInvalid(): Problem {
  return {
    code: "MODULE_INVALID",
    message: "modules has to be a list of dataflow modules.",
    nodes: [],
    hint: "Write for example new Driver({ modules: [features] }).",
  };
}

export function moduleInvalid(place: number): Problem {
  return {
    code: "MODULE_INVALID",
    message: `modules[${place}] is not a dataflow module.`,
    nodes: [],
    hint: 'Import the generated file: import features from "./features.dag.ts".',
  };
}

function describeMaker({ code, location }: Node): string {
  return `"${code.declared}" at ${formatLocation(location)}`;
}
