import { DataflowError } from "../errors/dataflow-error.ts";
import { adapterBroke } from "../errors/adapters.ts";
import { describeThrown } from "../errors/run.ts";
import type { Graph } from "../graph/graph.ts";
import type { Problem } from "../node.ts";
import type { Adapter, DriverInfo } from "../run/adapter.ts";
import { composeHooks } from "../run/hooks/hooks.ts";
import type { Watching } from "../run/hooks/run-watched.ts";
import { toPromise } from "../run/to-promise.ts";
import { validateGraph } from "../run/hooks/validate-graph.ts";

/** Shows a graph to the adapters: what they have against it, or else what its runs are watched with. */
export function watchGraph(
  adapters: readonly Adapter[],
  graph: Graph,
): { readonly problems: readonly Problem[]; readonly watching: Watching | undefined } {
  const hooks = composeHooks(adapters);
  if (hooks === undefined) return { problems: [], watching: undefined };
  const problems = validateGraph(adapters, graph);
  if (problems.length > 0) return { problems, watching: undefined };
  const waits = adapters.flatMap((adapter) => {
    const given: unknown = callHook(adapter, "onGraphConstruct", () => adapter.onGraphConstruct?.(graph));
    const promise = toPromise(given);
    if (promise === undefined) return [];
    return [promise.catch((error: unknown) => Promise.reject(broke(adapter, "onGraphConstruct", error)))];
  });
  const ready = waits.length === 0 ? undefined : Promise.all(waits).then(() => undefined);
  // Whoever runs something is told.
  ready?.catch(() => {});
  return { problems, watching: { hooks, graph, ready, clock: performance } };
}

/** Tells the adapters that a driver is being made; nobody waits for what they promise. */
export function startDriver(adapters: readonly Adapter[], driver: DriverInfo): void {
  for (const adapter of adapters) {
    const promise = toPromise(callHook(adapter, "onDriverStart", () => adapter.onDriverStart?.(driver)));
    if (promise === undefined) continue;
    promise.catch(() => {});
    throw broke(adapter, "onDriverStart", new TypeError("it gave a promise, and is not waited for"));
  }
}

/** What a hook gives that a driver calls as it is made; it fails as a mistake in the driver's options does. */
function callHook<Result>(adapter: Adapter, hook: keyof Adapter, call: () => Result): Result {
  try {
    return call();
  } catch (error) {
    throw broke(adapter, hook, error);
  }
}

function broke({ name }: Adapter, hook: string, error: unknown): DataflowError {
  return error instanceof DataflowError
    ? error
    : new DataflowError([adapterBroke(name, hook, describeThrown(error))], { cause: error });
}
