import { toPromise } from "../../run/to-promise.ts";

type Pull = (...given: readonly unknown[]) => unknown;

/** A lazy argument that looks at what it gives, each time. */
export function watchLazy(pull: unknown, look: (value: unknown) => void): unknown {
  if (typeof pull !== "function") return pull;
  return (...given: readonly unknown[]): unknown => {
    const pulled = (pull as Pull)(...given);
    const promise = toPromise(pulled);
    if (promise === undefined) {
      look(pulled);
      return pulled;
    }
    return promise.then((value) => {
      look(value);
      return value;
    });
  };
}
