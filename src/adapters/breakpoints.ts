import { breakpointNowhere } from "../errors/adapter-options.ts";
import type { Adapter, NodeCall } from "../run/adapter.ts";
import { type Breakpoint, makeStop } from "./breakpoints/breakpoint.ts";
import { stopInInspector } from "./breakpoints/stop-in-inspector.ts";
import { stopInTerminal } from "./breakpoints/stop-in-terminal.ts";
import { checkOptions, isFunction, optional } from "./options/check-options.ts";
import { checkFilterNames, filterExpected, isNodeFilter, matchNodes, type NodeFilter } from "./options/node-filter.ts";
import { processStreams } from "./terminal.ts";

/**
 * Where `breakpoints` stops, and how.
 *
 * @example
 * ```ts
 * import { breakpoints, type BreakpointsOptions } from "eponym/adapters";
 *
 * const options: BreakpointsOptions = { before: { tags: { owner: "growth" } }, onFailure: true };
 * const adapter = breakpoints(options);
 * ```
 */
export interface BreakpointsOptions {
  /** The nodes before which it stops, with what they take at hand. */
  readonly before?: NodeFilter;
  /** The nodes after which it stops, with what they gave at hand. */
  readonly after?: NodeFilter;
  /** The nodes after whose failure it stops, with the error at hand. */
  readonly onFailure?: NodeFilter;
  /** What is done there; the run waits for what it promises. Stops in a debugger or a terminal unless given. */
  readonly pause?: (place: Breakpoint) => void | Promise<void>;
}

/**
 * Stops a run at nodes, to look at what they take and give, and to try other values: `replace(value)` goes on with another one. With a debugger attached
 * (`node --inspect`), it stops there, in a frame that has `node`, `values`, `value` and `error`; else, on a terminal, a prompt opens that has them too and goes on at
 * `.continue` or `.exit`; Ctrl-C twice ends the run as it does outside of the prompt. Where there is neither, the first run that comes there has a warning, and none stops. Secrets are there to be asked for by name, and are not printed with the others.
 *
 * @throws {DataflowError} `ADAPTER_OPTION_INVALID`, `ADAPTER_OPTION_UNKNOWN` for options that are none; `ADAPTER_NODE_UNKNOWN`, as the driver is made, for the name of
 * a node that is not there.
 *
 * @example
 * ```ts
 * import { Driver } from "eponym";
 * import { breakpoints } from "eponym/adapters";
 * import prices from "./prices.dag.ts";
 *
 * const driver = new Driver({ modules: [prices], adapters: [breakpoints({ after: ["total"], onFailure: true })] });
 * ```
 */
export function breakpoints(options: BreakpointsOptions): Adapter {
  checkOptions("breakpoints", options, {
    before: [optional(isNodeFilter), filterExpected],
    after: [optional(isNodeFilter), filterExpected],
    onFailure: [optional(isNodeFilter), filterExpected],
    pause: [optional(isFunction), "a function of the place"],
  });
  const { before = false, after = false, onFailure = false, pause = createPause() } = options;
  const [stopsBefore, stopsAfter, stopsOnFailure] = [matchNodes(before), matchNodes(after), matchNodes(onFailure)];

  const stop = async (when: Breakpoint["when"], call: NodeCall, found: { value?: unknown; error?: unknown }) => {
    const { place, replaced } = makeStop(when, call, found);
    await pause(place);
    return replaced();
  };
  const runStopped = async (call: NodeCall, next: () => unknown): Promise<unknown> => {
    const { node, signal } = call;
    const instead = stopsBefore(node) ? await stop("before", call, {}) : undefined;
    let value = instead?.value;
    try {
      if (instead === undefined) value = await next();
    } catch (error) {
      // The end of the run is no failure of the node.
      const recovered = stopsOnFailure(node) && !signal.aborted ? await stop("failure", call, { error }) : undefined;
      if (recovered === undefined) throw error;
      return recovered.value;
    }
    const replaced = stopsAfter(node) ? await stop("after", call, { value }) : undefined;
    return replaced === undefined ? value : replaced.value;
  };

  return {
    name: "breakpoints",
    validateGraph: (graph) => [
      ...checkFilterNames("before", before, graph),
      ...checkFilterNames("after", after, graph),
      ...checkFilterNames("onFailure", onFailure, graph),
    ],
    aroundNode(call, next) {
      const { node } = call;
      if (stopsBefore(node) || stopsAfter(node) || stopsOnFailure(node)) return runStopped(call, next);
      return next();
    },
  };
}

/** Stops in a debugger, else in a terminal, else nowhere, which it says once. */
function createPause(): (place: Breakpoint) => Promise<void> {
  let hasWarned = false;
  return async (place) => {
    const { url } = await import("node:inspector");
    if (url() !== undefined) return stopInInspector(place);
    const { input, output } = processStreams();
    if (input.isTTY && output.isTTY) return stopInTerminal(place, { input, output });
    if (hasWarned) return undefined;
    hasWarned = true;
    place.call.run.warn(breakpointNowhere(place.node.name));
  };
}
