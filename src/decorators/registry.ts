/** A decorator call as it happened when the module ran. */
export interface Registered {
  readonly kind: string;
  readonly args: readonly unknown[];
}

/** One table for all copies of the package in a process, so that pulled and installed dataflows meet. */
const key = Symbol.for("eponym.decorators");
const holder = globalThis as {
  [key]?: { readonly calls: WeakMap<object, Registered[]>; captured: Registered[] | undefined };
};
const table = (holder[key] ??= { calls: new WeakMap(), captured: undefined });

/** Notes a decorator call; the function itself is left as it is. */
export function register(fn: object, kind: string, ...args: readonly unknown[]): void {
  if (table.captured !== undefined) {
    table.captured.push({ kind, args });
    return;
  }
  const calls = table.calls.get(fn);
  if (calls === undefined) table.calls.set(fn, [{ kind, args }]);
  else calls.push({ kind, args });
}

/** The decorator calls above a function, in the order of the source. */
export function registeredOn(fn: object): readonly Registered[] {
  return table.calls.get(fn) ?? [];
}

/** The decorator calls that a function makes as it runs, which are then noted nowhere else. */
export function captureCalls(run: () => unknown): readonly Registered[] {
  const captured: Registered[] = [];
  const outer = table.captured;
  table.captured = captured;
  try {
    run();
  } finally {
    table.captured = outer;
  }
  return captured;
}
