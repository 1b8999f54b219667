import type { MaybePromise } from "./store.ts";

/** Goes on with a value: at once where it is there, and later where it is promised. */
export function after<Value, Result>(
  value: MaybePromise<Value>,
  goOn: (value: Value) => MaybePromise<Result>,
): MaybePromise<Result> {
  return value instanceof Promise ? value.then(goOn) : goOn(value);
}

/** All of several values, of which some may be promised. */
export function all<Value>(values: readonly MaybePromise<Value>[]): MaybePromise<readonly Value[]> {
  return values.some((value) => value instanceof Promise) ? Promise.all(values) : (values as readonly Value[]);
}

/** Calls, and tells of a failure whether that comes now or later. */
export function orElse<Value>(
  call: () => MaybePromise<Value>,
  fail: (error: unknown) => MaybePromise<Value>,
): MaybePromise<Value> {
  try {
    const value = call();
    return value instanceof Promise ? value.catch(fail) : value;
  } catch (error) {
    return fail(error);
  }
}
