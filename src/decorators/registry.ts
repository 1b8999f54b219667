/** A decorator call as it happened when the module ran. */
export interface Registered {
  readonly kind: string;
  readonly args: readonly unknown[];
}

/** One table for all copies of the package in a process, so that pulled and installed dataflows meet. */
const key = Symbol.for("eponym.decorators");
const holder = globalThis as { [key]?: WeakMap<object, Registered[]> };
const table = (holder[key] ??= new WeakMap());

/** Notes a decorator call; the function itself is left as it is. */
export function register(fn: object, kind: string, ...args: readonly unknown[]): void {
  const calls = table.get(fn);
  if (calls === undefined) table.set(fn, [{ kind, args }]);
  else calls.push({ kind, args });
}

/** The decorator calls above a function, in the order of the source. */
export function registeredOn(fn: object): readonly Registered[] {
  return table.get(fn) ?? [];
}
