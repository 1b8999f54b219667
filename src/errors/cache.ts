import type { Declared, Decoration, Node, Problem } from "../node.ts";
import { suggestName } from "./nearest.ts";

/** Mistakes in what is said of a cache, and what goes wrong with one. Values are never told. */

export function cacheOptionsNotLiteral({ kind, location }: Decoration, { name }: Declared): Problem {
  return {
    code: "CACHE_NOT_LITERAL",
    message: `What ${kind} says of "${name}" has to be written out: behavior, format, version and target as texts.`,
    nodes: [name],
    location,
    hint: `Write it as a literal: ${kind}(${name}, { behavior: "recompute" }).`,
  };
}

export function cacheOptionUnknown(
  { kind, location }: Decoration,
  { name }: Declared,
  option: string,
  known: readonly string[],
): Problem {
  return {
    code: "CACHE_OPTION_UNKNOWN",
    message: `${kind} has no option "${option}".`,
    nodes: [name],
    location,
    hint: suggestName(option, known),
  };
}

export function cacheBehaviorUnknown(
  { kind, location }: Decoration,
  { name }: Declared,
  behavior: string,
  known: readonly string[],
): Problem {
  return {
    code: "CACHE_BEHAVIOR_UNKNOWN",
    message: `${kind} knows no behavior "${behavior}".`,
    nodes: [name],
    location,
    hint: suggestName(behavior, known),
  };
}

export function cacheTwice({ kind, location }: Decoration, node: string, option: string): Problem {
  return {
    code: "CACHE_TWICE",
    message: `Two ${kind} above "${node}" say its ${option}.`,
    nodes: [node],
    location,
    hint: "Leave one of them.",
  };
}

export function freshnessInvalid({ name, location }: Pick<Node, "name" | "location">, found: string): Problem {
  return {
    code: "CACHE_FRESHNESS_INVALID",
    message: `The freshness of "${name}" is ${found}, where a function is meant.`,
    nodes: [name],
    location,
    hint: `Give a function of the node's own arguments: cache(${name}, { freshness: (path) => statSync(path).mtimeMs }).`,
  };
}

export function freshnessOfPart({ kind, location }: Decoration, node: string, { name }: Declared): Problem {
  return {
    code: "CACHE_FRESHNESS_INVALID",
    message: `${kind} gives the freshness of "${node}", which is made of what "${name}" gives.`,
    nodes: [node],
    location,
    hint: `Freshness is told by the function's own arguments: leave out the target, and "${node}" follows.`,
  };
}

/** `reason`: what it has thrown, or given. */
export function freshnessFailed({ name, location }: Pick<Node, "name" | "location">, reason: string): Problem {
  return {
    code: "CACHE_FRESHNESS_FAILED",
    message: `The freshness function of "${name}" failed: ${reason}`,
    nodes: [name],
    location,
    hint: "It has to give what changes when the node is to run again, such as the time when a file was changed.",
  };
}

export function cacheFormatUnknown(
  { kind, location }: Decoration,
  { name }: Declared,
  format: string,
  known: readonly string[],
): Problem {
  return {
    code: "CACHE_FORMAT_UNKNOWN",
    message: `${kind} knows no format "${format}".`,
    nodes: [name],
    location,
    hint: suggestName(format, known),
  };
}

/** `reason` names what is wrong with the options of a driver. */
export function cacheInvalid(reason: string, hint: string): Problem {
  return { code: "CACHE_INVALID", message: `The cache of the driver: ${reason}.`, nodes: [], hint };
}

export function cacheNodeUnknown(name: string, known: Iterable<string>): Problem {
  return {
    code: "CACHE_NODE_UNKNOWN",
    message: `The cache's behaviors name "${name}", which is no node and no input.`,
    nodes: [name],
    hint: suggestName(name, known),
  };
}

/** `reason`: `a function at .onClick`. */
export function valueUncodable({ name, location }: Pick<Node, "name" | "location">, reason: string): Problem {
  return {
    code: "CACHE_UNCODABLE",
    message: `The result of "${name}" is or holds ${reason}, which has no data version and cannot be kept; the node and what takes it run each time.`,
    nodes: [name],
    location,
    hint: `Give plain data, register a codec for its class (new Driver({ cache: { codecs: [defineCodec(…)] } })), or say cache(${name}, { behavior: "ignore" }) if it does not change results.`,
  };
}

export function inputUncodable(name: string, reason: string): Problem {
  return {
    code: "CACHE_UNCODABLE",
    message: `The input "${name}" is or holds ${reason}, which has no data version; what takes it runs each time.`,
    nodes: [name],
    hint: `Give plain data, register a codec for its class, or let the cache look away: new Driver({ cache: { behaviors: { ${name}: "ignore" } } }).`,
  };
}

export function resultHoldsSecret({ name, location }: Pick<Node, "name" | "location">, secret: string): Problem {
  return {
    code: "CACHE_SECRET",
    message: `The result of "${name}" holds the text of the secret "${secret}", so it is not kept.`,
    nodes: [name],
    location,
    hint: `Leave the secret out of the result, or declare it as Secret<…> itself.`,
  };
}

export function resultPersonal({ name, location }: Pick<Node, "name" | "location">): Problem {
  return {
    code: "CACHE_PERSONAL",
    message: `"${name}" asks its context for the run or the items, which are others the next time; its result is not kept.`,
    nodes: [name],
    location,
    hint: `Take what it needs as a parameter, or say cache(${name}, { behavior: "recompute" }).`,
  };
}

export function resultDamaged({ name, location }: Pick<Node, "name" | "location">, place: string): Problem {
  return {
    code: "CACHE_DAMAGED",
    message: `What ${place} kept of "${name}" is damaged or gone; it was computed again.`,
    nodes: [name],
    location,
    hint: "eponym cache verify looks at all that is kept.",
  };
}

export function itemGone({ name, location }: Pick<Node, "name" | "location">): Problem {
  return {
    code: "CACHE_ITEM_GONE",
    message: `What was kept of "${name}" is damaged, and the item that it was computed from has passed.`,
    nodes: [name],
    location,
    hint: "Run it again: what is damaged is no longer there.",
  };
}

/** `reason`: what the store has said, and `hint`: what it says can be done. */
export function storeFailed(place: string, reason: string, hint?: string): Problem {
  return {
    code: "CACHE_STORE_FAILED",
    message: `The cache in ${place} cannot be used, so the run goes on without it: ${reason}`,
    nodes: [],
    hint: hint ?? "Results of this run may be missing from it.",
  };
}

export function freshInput({ name, location }: Pick<Node, "name" | "location">, why: string): Problem {
  return {
    code: "CACHE_FRESH_INPUT",
    message: `"${name}" reads from outside and would run, since ${why}; the mode assertNoFreshInput does not allow that.`,
    nodes: [name],
    location,
    hint: `Run once in the mode "normal", or look at what changed with eponym cache explain.`,
  };
}

export function coordinateUnable(place: string): Problem {
  return {
    code: "CACHE_COORDINATE",
    message: `The cache in ${place} cannot have processes wait for each other.`,
    nodes: [],
    hint: "Leave out coordinate, or keep results in files(path).",
  };
}

export function buildStale(module: string, names: readonly string[]): Problem {
  return {
    code: "CACHE_BUILD_STALE",
    message: `Code that ${names.map((name) => `"${name}"`).join(", ")} of "${module}" reach has changed since the generated file was written, so nothing of theirs is reused or kept.`,
    nodes: names,
    hint: "Run eponym build.",
  };
}

export function runUnknown(place: string, id: string | undefined): Problem {
  return {
    code: "CACHE_RUN_UNKNOWN",
    message: id === undefined ? `${place} knows of no run.` : `${place} knows of no run "${id}".`,
    nodes: [],
    hint: "driver.run gives an id that fromCache takes; execute leaves no record.",
  };
}

/** `reason`: why there is nothing. */
export function notInCache(output: string, place: string, reason: string): Problem {
  return {
    code: "CACHE_NOTHING",
    message: `There is no value of "${output}" in ${place}: ${reason}.`,
    nodes: [output],
    hint: "Run it with driver.run, and a cache that keeps it.",
  };
}

export function cacheMissing(method: string): Problem {
  return {
    code: "CACHE_MISSING",
    message: `${method} needs a cache, and the driver has none.`,
    nodes: [],
    hint: "new Driver({ modules, cache: true })",
  };
}
