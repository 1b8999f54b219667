import type { Node, Problem } from "../node.ts";
import { suggestName } from "./nearest.ts";

/** Mistakes in the options of the adapters of this package, and what these adapters report themselves. Values of options are never told. */

export function adapterOptionInvalid(adapter: string, option: string, expected: string): Problem {
  return {
    code: "ADAPTER_OPTION_INVALID",
    message: `\`${option}\` of ${adapter}(…) is not what it takes.`,
    nodes: [],
    hint: `Give ${expected}.`,
  };
}

export function adapterOptionUnknown(adapter: string, option: string, known: Iterable<string>): Problem {
  return {
    code: "ADAPTER_OPTION_UNKNOWN",
    message: `${adapter}(…) has no option "${option}".`,
    nodes: [],
    hint: suggestName(option, known),
  };
}

/** An adapter is meant for nodes by name, and the graph has no such node. */
export function adapterNodeUnknown(option: string, name: string, known: Iterable<string>): Problem {
  return {
    code: "ADAPTER_NODE_UNKNOWN",
    message: `\`${option}\` names "${name}", and there is no such node.`,
    nodes: [name],
    hint: suggestName(name, known),
  };
}

/** `catches` throws where it is asked about the error of a node. */
export function catchesFailed(
  { name, location }: Pick<Node, "name" | "location">,
  error: string,
  reason: string,
): Problem {
  return {
    code: "ADAPTER_FAILED",
    message: `"${name}" failed: ${error}\n  catches of the adapter "gracefulErrors" was asked about that, and failed itself: ${reason}`,
    nodes: [name],
    location,
    hint: "The error of the node is the `cause`. catches gives true or false, whatever error it is given.",
  };
}

export function runTrackedTwice(folder: string): Problem {
  return {
    code: "RUN_TRACKED_TWICE",
    message: `The run is tracked already, by another trackRuns in the same folder, "${folder}": there is one file of it.`,
    nodes: [],
    hint: "List trackRuns once, or give the other a folder of its own.",
  };
}

export function breakpointNowhere(node: string): Problem {
  return {
    code: "BREAKPOINT_NOWHERE",
    message: `A breakpoint was met at "${node}", and there is neither an inspector nor a terminal to stop in; breakpoints are passed over.`,
    nodes: [node],
    hint: "Start the program with node --inspect, or in a terminal, or give breakpoints a pause of your own.",
  };
}

export function breakpointInterrupted(node: string): Problem {
  return {
    code: "BREAKPOINT_INTERRUPTED",
    message: `Ctrl-C was pressed twice at the breakpoint of "${node}", and nothing has aborted the run for it.`,
    nodes: [node],
    hint: "Abort the signal of the run where the program listens for SIGINT.",
  };
}

export function notificationFailed(reason: string, attempts: number): Problem {
  return {
    code: "NOTIFICATION_FAILED",
    message: `The failure of the run could not be posted after ${attempts} ${attempts === 1 ? "attempt" : "attempts"}: ${reason}.`,
    nodes: [],
    hint: "Look at the `url` that notifyOnFailure was given, and at what answers there.",
  };
}
