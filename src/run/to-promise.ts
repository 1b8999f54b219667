const nativeThen = Promise.prototype.then; // oxlint-disable-line typescript/unbound-method

/** The promise of a value that has to be awaited; `undefined` for any other value. */
export function toPromise(value: unknown): Promise<unknown> | undefined {
  if ((typeof value !== "object" || value === null) && typeof value !== "function") return undefined;
  const { then } = value as { readonly then?: unknown };
  if (then === nativeThen) return value as Promise<unknown>;
  // A foreign `then` may call back at once, twice, or throw: a promise of our own takes care of that.
  return typeof then === "function" ? new Promise((resolve) => resolve(value)) : undefined;
}
