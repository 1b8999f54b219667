import type { NodeContext, Problem } from "../node.ts";

/** The context of one run, with the other end of its signal. */
export interface RunContext extends NodeContext {
  /** The id of the run. */
  readonly id: string;
  /** Tells the nodes that are still running that their run is over. */
  abort(reason: unknown): void;
}

/** The signal and the id are made when something first asks for them: most runs never need one. */
export function createContext(warn: (problem: Problem) => void, given?: string): RunContext {
  const over: unknown[] = [];
  let id = given;
  let controller: AbortController | undefined;
  return {
    get signal() {
      if (controller === undefined) {
        controller = new AbortController();
        if (over.length > 0) controller.abort(over[0]);
      }
      return controller.signal;
    },
    get id() {
      return (id ??= crypto.randomUUID());
    },
    warn,
    abort(reason) {
      over.push(reason);
      controller?.abort(reason);
    },
  };
}
