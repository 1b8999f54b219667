import type { Decoration, Declared, Node, Problem } from "../node.ts";
import type { Fault } from "./data.ts";
import { suggestName } from "./nearest.ts";
import { describeThrown } from "./run.ts";

/** Mistakes in where a node's function runs, and what happens to it there. Values are never told: only what they are and where they stand. */

export function executorUnknown(
  { name, location }: Pick<Node, "name" | "location">,
  executor: string,
  known: Iterable<string>,
): Problem {
  return {
    code: "EXECUTOR_UNKNOWN",
    message: `"${name}" is to run on "${executor}", and the driver has no executor of that name.`,
    nodes: [name],
    location,
    hint: `${suggestName(executor, known)} Executors of your own are given as new Driver({ executors: { … } }).`,
  };
}

export function homeMissing({ name, location }: Pick<Node, "name" | "location">, executor: string): Problem {
  return {
    code: "EXECUTOR_NO_HOME",
    message: `"${name}" is to run on "${executor}", which imports its module, and the module is no file of its own.`,
    nodes: [name],
    location,
    hint: "Leave the generated .dag files and their sources out of the bundle (with esbuild: external), or take runOn away.",
  };
}

export function executorNotLiteral({ kind, location }: Decoration, { name }: Declared): Problem {
  return {
    code: "EXECUTOR_NOT_LITERAL",
    message: `The executor that ${kind} names, and the parameters that it moves, have to be written out.`,
    nodes: [name],
    location,
    hint: `Write them as literals: ${kind}(${name}, "threads") or ${kind}(${name}, "threads", { moves: ["pixels"] }).`,
  };
}

export function movesUnknown(
  { kind, location }: Decoration,
  { name, parameters }: Pick<Declared, "name" | "parameters">,
  moved: string,
): Problem {
  return {
    code: "MOVES_UNKNOWN",
    message: `${kind} moves "${moved}", which is no parameter of "${name}".`,
    nodes: [name],
    location,
    hint: suggestName(
      moved,
      parameters.map((parameter) => parameter.name),
    ),
  };
}

/** `reason`: who else may look at the value. */
export function movesShared(
  { name, location }: Pick<Node, "name" | "location">,
  moved: string,
  reason: string,
): Problem {
  return {
    code: "MOVES_SHARED",
    message: `"${name}" gives its parameter "${moved}" away, but ${reason}.`,
    nodes: [name],
    location,
    hint: "Take it out of moves, so that it is copied.",
  };
}

export function movesBound({ kind, location }: Decoration, { name }: Declared): Problem {
  return {
    code: "MOVES_BOUND",
    message: `${kind} moves parameters of "${name}" whose values come from the arrow function of another decorator.`,
    nodes: [name],
    location,
    hint: "Whose buffers they are cannot be told there: take moves away.",
  };
}

export function movesRetried({ kind, location }: Decoration, { name }: Declared): Problem {
  return {
    code: "MOVES_RETRIED",
    message: `${kind} gives buffers away that a further attempt of "${name}" would need.`,
    nodes: [name],
    location,
    hint: "Take moves away, or retry.",
  };
}

export function lazyElsewhere({ kind, location }: Decoration, { name }: Declared, parameter: string): Problem {
  return {
    code: "LAZY_ELSEWHERE",
    message: `${kind} sends "${name}" to an executor, from which it cannot ask for its lazy parameter "${parameter}".`,
    nodes: [name],
    location,
    hint: "Take the value itself instead of Lazy, or take the decorator away.",
  };
}

/** `found`: what stands there instead of an executor. */
export function executorInvalid(name: string, found: string): Problem {
  return {
    code: "EXECUTOR_INVALID",
    message: `The executor "${name}" of the driver is ${found}.`,
    nodes: [],
    hint: "Give an object with a function run and, if there is something to end, a function close; see threads in eponym/executors. Leave out what is not there.",
  };
}

/** An option of an executor that is something else than it should be. */
export function executorOptionWrong(option: string, expected: string): Problem {
  return { code: "EXECUTOR_OPTION", message: `${option} has to be ${expected}.`, nodes: [] };
}

export function executorOptionUnknown(executor: string, option: string, known: Iterable<string>): Problem {
  return {
    code: "EXECUTOR_OPTION",
    message: `${executor} has no option "${option}".`,
    nodes: [],
    hint: suggestName(option, known),
  };
}

/** `side`: whether the values are what the function is called with, or what it gave. */
export function valueNotSendable(node: string, side: "arguments" | "result", faults: readonly Fault[]): Problem {
  const lines = faults.map(({ place, message }) => `\n  ${place}: ${message}`);
  return {
    code: "VALUE_NOT_SENDABLE",
    message: `${side === "arguments" ? `What "${node}" takes cannot be sent to another thread` : `What "${node}" gives cannot be sent back from its thread`}:${lines.join("")}`,
    nodes: [node],
    hint: "Plain data, arrays, maps, dates, buffers, errors, polars frames and Arrow tables can be sent; take runOn away where something else is needed.",
  };
}

export function threadModuleFailed(node: string, path: string, error: unknown): Problem {
  return {
    code: "EXECUTOR_MODULE_FAILED",
    message: `The thread in which "${node}" was to run cannot import ${path}: ${describeThrown(error)}`,
    nodes: [node],
    hint: "A thread imports the file itself, without a bundler or a loader; the cause of this error has the place where it happened.",
  };
}

export function threadFunctionMissing(node: string, path: string, name: string): Problem {
  return {
    code: "EXECUTOR_FUNCTION_MISSING",
    message: `The thread in which "${node}" was to run finds no function "${name}" in ${path}.`,
    nodes: [node],
    hint: "Build again, and start the program again if the file has changed.",
  };
}

export function workerCrashed(node: string, reason: string): Problem {
  return {
    code: "WORKER_CRASHED",
    message: `The thread in which "${node}" ran came to an end: ${reason}.`,
    nodes: [node],
    hint: "Look for process.exit, for more memory than a thread may have, and for errors in timers and events that nothing catches; a node that ran in this thread before may have left them.",
  };
}

export function executorClosed(node: string): Problem {
  return {
    code: "EXECUTOR_CLOSED",
    message: `The executor on which "${node}" ran was closed.`,
    nodes: [node],
    hint: "Close a driver after its runs.",
  };
}
