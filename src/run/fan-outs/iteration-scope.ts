import { type CallScope, runInScope } from "../../context.ts";
import { toPromise } from "../to-promise.ts";

/** In which scope what a node has given is iterated over: a generator's code runs when its items are asked for. */
const scopes = new WeakMap<object, CallScope>();

/** Keeps the scope of a node for what it gives, or promises. */
export function keepScope(value: unknown, scope: CallScope): unknown {
  const promise = toPromise(value);
  if (promise !== undefined) return promise.then((given) => keepScope(given, scope));
  // The code that made an array has run.
  if (typeof value === "object" && value !== null && !Array.isArray(value)) scopes.set(value, scope);
  return value;
}

/** An iterator whose code runs in the scope that was kept for what it iterates over. */
export function iterateInScope<Kind extends Iterator<unknown> | AsyncIterator<unknown>>(
  iterated: object,
  open: () => Kind,
): Kind {
  const scope = scopes.get(iterated);
  if (scope === undefined) return open();
  const iterator = runInScope(scope, open);
  return {
    next: () => runInScope(scope, () => iterator.next()),
    ...(typeof iterator.return === "function" && { return: () => runInScope(scope, () => iterator.return!()) }),
  } as Kind;
}
