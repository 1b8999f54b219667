import { currentScope } from "../context.ts";
import type { Wrapped } from "../decorators/kind.ts";
import type { Node } from "../node.ts";
import { describeWork } from "./in-flight.ts";
import { toPromise } from "./to-promise.ts";
import { trackUnfinished } from "./unfinished.ts";

/** Code that goes on where policies have given it up, so that it is known until it comes to its end. */
export function followCall(call: Wrapped, node: Node): Wrapped {
  return (...values) => {
    const value = call(...values);
    const promise = toPromise(value);
    const signal = currentScope()?.signal;
    if (promise === undefined || signal === undefined) return value;
    const note = (): void => trackUnfinished(describeWork(node), promise);
    const forget = (): void => signal.removeEventListener("abort", note);
    if (signal.aborted) note();
    else {
      signal.addEventListener("abort", note, { once: true });
      promise.then(forget, forget);
    }
    return promise;
  };
}
