import { type CallScope, currentScope, runInScope } from "../context.ts";
import { DataflowError } from "../errors/dataflow-error.ts";
import { nodeTimeout, type PolicyPlace } from "../errors/policies.ts";
import { describeThrown } from "../errors/run.ts";

type Call = (...values: readonly unknown[]) => unknown;

/** A call that is given up after a time: its signal is aborted, and whatever it gives later is of no use. */
export function timeoutCall(bound: "each" | "total", ms: number, place: PolicyPlace, call: Call): Call {
  return (...values) => {
    const scope = currentScope()!;
    const { signal: outer, attempt } = scope;
    const start = performance.now();
    const errors: unknown[] = [];
    let isElsewhere = false;
    const controller = new AbortController();
    // What the call gives may go on after it, such as an iterator, and has to hear of the end of the run.
    const signal = AbortSignal.any([outer, controller.signal]);
    return new Promise((resolve, reject) => {
      const stop = (): void => {
        clearTimeout(timer);
        outer.removeEventListener("abort", abort);
      };
      const abort = (): void => {
        stop();
        reject(outer.reason);
      };
      const expire = (): void => {
        stop();
        const failed =
          errors.length === 0 ? undefined : { attempts: errors.length, last: describeThrown(errors.at(-1)) };
        const problem = nodeTimeout(place, bound, ms, { attempt, isElsewhere, failed });
        const error = new DataflowError([problem], failed === undefined ? {} : { cause: errors.at(-1), errors });
        controller.abort(error);
        reject(error);
      };
      const timer = setTimeout(expire, ms);
      if (outer.aborted) return abort();
      outer.addEventListener("abort", abort, { once: true });
      // Synchronous code holds up the timer, so that it ends too late without having been interrupted.
      const settle = (value: unknown): void => {
        if (performance.now() - start > ms) return expire();
        stop();
        resolve(value);
      };
      const fail = (error: unknown): void => {
        stop();
        reject(error);
      };
      const inner: CallScope = {
        ...scope,
        signal,
        // Which attempt it is says the scope of the attempt.
        retried(error, delayMs) {
          errors.push(error);
          scope.retried.call(this, error, delayMs);
        },
        submit(executor, run) {
          isElsewhere = true;
          return scope.submit(executor, run);
        },
      };
      runCall(() => runInScope(inner, () => call(...values))).then(settle, fail);
    });
  };
}

async function runCall(call: () => unknown): Promise<unknown> {
  return await call();
}
