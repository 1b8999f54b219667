import type { Edge, Location, Node, Problem } from "../node.ts";

/** What adapters say of a driver and of runs, and mistakes in adapters themselves. */

const whatAdaptersAre =
  "An adapter is an object with a name and some of the hooks; most are made by a call: logger(), progressBar().";

export function adaptersInvalid(found: string): Problem {
  return {
    code: "ADAPTER_INVALID",
    message: `adapters are a list, and are ${found}.`,
    nodes: [],
    hint: "Write adapters: [logger()].",
  };
}

/** `place`: `adapters[2]` */
export function adapterInvalid(place: string, found: string): Problem {
  return {
    code: "ADAPTER_INVALID",
    message: `${place} is no adapter, but ${found}.`,
    nodes: [],
    hint: whatAdaptersAre,
  };
}

export function adapterIsFunction(place: string, name: string, isClass: boolean): Problem {
  const call = name === "" ? "Call it, if it makes an adapter." : `Call it: ${name}().`;
  return {
    code: "ADAPTER_INVALID",
    message: `${place} is no adapter, but a ${isClass ? "class" : "function"}.`,
    nodes: [],
    hint: isClass ? `Make one: new ${name}().` : call,
  };
}

export function adapterNameless(place: string): Problem {
  return {
    code: "ADAPTER_INVALID",
    message: `${place} is no adapter, as it has an empty name.`,
    nodes: [],
    hint: whatAdaptersAre,
  };
}

export function adapterRepeated(place: string, first: string): Problem {
  return {
    code: "ADAPTER_REPEATED",
    message: `${place} is the same object as ${first}, and would be told of everything twice.`,
    nodes: [],
    hint: "List it once; two of a kind are made by two calls.",
  };
}

/** `adapter`: `the adapter "log"`, or its place where it has no name. */
export function hookInvalid(adapter: string, hook: string): Problem {
  return {
    code: "ADAPTER_INVALID",
    message: `"${hook}" of ${adapter} is no function.`,
    nodes: [],
  };
}

export function hookUnknown(adapter: string, hook: string, hint: string): Problem {
  return {
    code: "ADAPTER_INVALID",
    message: `${adapter.replace(/^t/, "T")} has "${hook}", and there is no such hook.`,
    nodes: [],
    hint,
  };
}

/** A hook that only observes has failed, and the run has gone on. */
export function adapterFailed(adapter: string, hook: string, reason: string): Problem {
  return {
    code: "ADAPTER_FAILED",
    message: `${hook} of the adapter "${adapter}" failed, and the run went on: ${reason}`,
    nodes: [],
  };
}

/** A hook that is waited for before or around the graph has failed. */
export function adapterBroke(adapter: string, hook: string, reason: string): Problem {
  return { code: "ADAPTER_FAILED", message: `${hook} of the adapter "${adapter}" failed: ${reason}`, nodes: [] };
}

export function edgeRejected(adapter: string, { parameter }: Edge, from: Node, to: Node, reason: string): Problem {
  return {
    code: "EDGE_REJECTED",
    message: `The adapter "${adapter}" rejects that "${to.name}" takes "${from.name}" as ${parameter}: ${reason}`,
    nodes: [to.name, from.name],
    location: to.location,
  };
}

export function nodeRejected(adapter: string, { name, location }: Node, reason: string): Problem {
  return {
    code: "NODE_REJECTED",
    message: `The adapter "${adapter}" rejects "${name}": ${reason}`,
    nodes: [name],
    location,
  };
}

export function graphRejected(adapter: string, reason: string): Problem {
  return { code: "GRAPH_REJECTED", message: `The adapter "${adapter}" rejects the graph: ${reason}`, nodes: [] };
}

export function inputRejected(adapter: string, name: string, reason: string, location: Location | undefined): Problem {
  return {
    code: "INPUT_REJECTED",
    message: `The adapter "${adapter}" rejects the value of "${name}": ${reason}`,
    nodes: [name],
    ...(location !== undefined && { location }),
  };
}

/** A saver whose result would be that of an adapter. */
export function asideReplaced({ name }: Node, status: string): Problem {
  return { code: "SAVING_REPLACED", message: `An adapter says that "${name}" was ${status}.`, nodes: [name] };
}

/** An output that has a value in the place of what could not be computed. */
export function outputReplaced(name: string): Problem {
  return {
    code: "OUTPUT_REPLACED",
    message: `"${name}" was not saved: it has a value that an adapter gave in the place of a failure.`,
    nodes: [name],
  };
}

/** An adapter goes on with a node whose run is over. */
export function runIsOver(node: string): Problem {
  return { code: "RUN_OVER", message: `The run was over before "${node}" was called again.`, nodes: [node] };
}

export function graphRunTwice(): Problem {
  return {
    code: "RUN_TWICE",
    message: "next() of aroundGraph was called twice, and a run runs once.",
    nodes: [],
    hint: "Call the driver again for another run; a node is called again by next() of aroundNode, or by retry.",
  };
}
