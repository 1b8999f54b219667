import type { NodeContext, Problem } from "../node.ts";

/** The context of one run, with the other end of its signal. */
export interface RunContext extends NodeContext {
  /** Tells the nodes that are still running that their run is over. */
  abort(reason: unknown): void;
}

/** The signal is made when a node first asks for it: most runs never need one. */
export function createContext(warn: (problem: Problem) => void): RunContext {
  const over: unknown[] = [];
  let controller: AbortController | undefined;
  return {
    get signal() {
      if (controller === undefined) {
        controller = new AbortController();
        if (over.length > 0) controller.abort(over[0]);
      }
      return controller.signal;
    },
    warn,
    abort(reason) {
      over.push(reason);
      controller?.abort(reason);
    },
  };
}
