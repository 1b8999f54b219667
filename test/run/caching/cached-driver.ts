import type { CacheOptions } from "../../../src/cache/options.ts";
import type { CacheStore } from "../../../src/cache/store.ts";
import { Driver } from "../../../src/driver/driver.ts";
import type { ListedAdapter } from "../../../src/run/adapter.ts";
import type { Run } from "../../../src/run/run.ts";
import { memory } from "../../../src/stores/memory.ts";
import { type FunctionSketch, sketchModule } from "../make-dataflow.ts";

export interface CachedDriver {
  readonly driver: Driver;
  /** How often each function was called since this was last cleared. */
  readonly calls: Map<string, number>;
  readonly run: (outputs: readonly string[], request?: Readonly<Record<string, unknown>>) => Promise<Run>;
  /** The same; gives the functions that were called. */
  readonly called: (
    outputs: readonly string[],
    request?: Readonly<Record<string, unknown>>,
  ) => Promise<readonly string[]>;
}

export interface CachedOptions {
  readonly store?: CacheStore;
  readonly cache?: CacheOptions;
  readonly adapters?: readonly ListedAdapter[];
  readonly concurrency?: number | undefined;
  readonly config?: Readonly<Record<string, unknown>>;
  /** By function: another number is other code. */
  readonly edits?: Readonly<Record<string, number>>;
}

/** A driver of sketched functions with a cache, in memory unless told. */
export function makeCached(
  sketches: Readonly<Record<string, FunctionSketch>>,
  options: CachedOptions = {},
): CachedDriver {
  const { store = memory(), cache, adapters = [], concurrency, config = {}, edits = {} } = options;
  const calls = new Map<string, number>();
  const counted = Object.entries(sketches).map(([label, [takes, fn, ...decorators]]) => {
    const name = label.replace(/^(?:secret|scoped) |\[\]$/g, "");
    const call = (...args: never[]): unknown => {
      calls.set(name, (calls.get(name) ?? 0) + 1);
      return fn(...args);
    };
    return [label, [takes, Object.defineProperty(call, "length", { value: fn.length }), ...decorators]] as const;
  });
  const module = sketchModule(Object.fromEntries(counted) as Readonly<Record<string, FunctionSketch>>);
  const declared = module.declared.map((each) => ({ ...each, hash: `${each.hash} ${edits[each.name] ?? 0}` }));
  const driver = new Driver({
    modules: [{ ...module, declared }],
    adapters,
    config,
    ...(concurrency !== undefined && { concurrency }),
    cache: { store, ...cache },
  }) as unknown as Driver;
  const run = (outputs: readonly string[], request: Readonly<Record<string, unknown>> = {}): Promise<Run> =>
    driver.run([...outputs], request) as Promise<Run>;
  return {
    driver,
    calls,
    run,
    called: async (outputs, request) => {
      calls.clear();
      await run(outputs, request);
      return [...calls].map(([name, times]) => (times === 1 ? name : `${name} ×${times}`)).toSorted();
    },
  };
}

/** The nodes of a run by what became of them. */
export function namesBy({ nodes }: Run, status: string): readonly string[] {
  return Object.keys(nodes).filter((name) => nodes[name]!.status === status);
}
