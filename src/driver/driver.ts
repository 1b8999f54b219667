import { defaultTables } from "../data/tables.ts";
import { DataflowError } from "../errors/dataflow-error.ts";
import { buildGraph } from "../graph/build-graph.ts";
import { checkModules } from "../graph/check-module.ts";
import type { Explanation } from "../cache/explanation.ts";
import { cacheMissing } from "../errors/cache.ts";
import type { Homes } from "../graph/build-graph.ts";
import type { Graph } from "../graph/graph.ts";
import * as lineage from "../graph/lineage.ts";
import type { Module } from "../module.ts";
import type { Problem } from "../node.ts";
import { checkConcurrency } from "../run/check-request-types.ts";
import { checkPolicies } from "../run/check-policies.ts";
import { type ExecuteOptions, executePlan } from "../run/execute-plan.ts";
import { checkAdapters } from "../run/hooks/check-adapters.ts";
import type { Watching } from "../run/hooks/run-watched.ts";
import { createLinker } from "../run/link.ts";
import type { Caching } from "../run/caching/run-caching.ts";
import { addVerdicts, describePlan, type PlanDescription } from "../run/plan.ts";
import { createPlanner, type Planner } from "../run/planner.ts";
import type { RunRequest } from "../run/request.ts";
import { runPlan } from "../run/run-plan.ts";
import type { TableType } from "../table.ts";
import type { Solved } from "../types/inputs.ts";
import type { VisualizeOptions } from "../visualize/options.ts";
import { checkCache, readCacheOptions } from "./check-cache.ts";
import { checkOptionNames } from "./check-option-names.ts";
import { checkExecutors, checkPlacements, findExecutors } from "./executors.ts";
import { materialize, type OutputSavers } from "./materialize.ts";
import { inGraphOrder, resolveNodes } from "./node-references.ts";
import { showSourceLines } from "./source-lines.ts";
import type { Driver as DriverInterface, DriverConstructor, DriverOptions, OpenSolved, TagFilter } from "./types.ts";
import { listVariables } from "./variables.ts";
import { startDriver, watchGraph } from "./watch-graph.ts";

/** A driver; without a type argument one of modules that are only known when they are loaded. */
export type Driver<S extends Solved = OpenSolved> = DriverInterface<S>;

type Options = DriverOptions<readonly Module[], Readonly<Record<string, unknown>>, "error" | "later">;
type Request = Omit<RunRequest, "outputs">;

/** The facade over the stages: modules become a graph once, each request a plan, each plan a run. */
class DataflowDriver {
  readonly graph: Graph;
  readonly #options: Options;
  readonly #tables: readonly TableType[];
  readonly #plan: Planner;
  readonly #watching: Watching | undefined;
  readonly #openCache: (() => Promise<Caching>) | undefined;
  #caching: Caching | undefined;

  constructor(options: Options) {
    // Plain JavaScript may give none.
    const { modules, config = {}, tables = [], adapters = [], concurrency } = options ?? {};
    throwAll([
      ...checkOptionNames(options ?? {}),
      ...checkModules(modules),
      ...checkConcurrency(concurrency),
      ...checkAdapters(adapters),
      ...checkExecutors(options?.executors),
    ]);
    startDriver(adapters, { modules, config });
    const { graph, homes, problems } = buildGraph(modules, config, options);
    throwAll(problems);
    const executors = findExecutors(options.executors);
    throwAll([
      ...checkPlacements(graph, Object.keys(executors)),
      ...checkPolicies(graph, homes),
      ...checkCache(options.cache, graph),
    ]);
    const watched = watchGraph(adapters, graph);
    throwAll(watched.problems);
    this.graph = graph;
    this.#options = options;
    this.#tables = [...tables, ...defaultTables];
    this.#watching = watched.watching;
    this.#openCache = this.#prepareCache(homes);
    this.#plan = createPlanner(graph, createLinker(homes, { tables: this.#tables, executors }));
  }

  execute(outputs: readonly string[], request: Request = {}): Promise<Record<string, unknown>> {
    return this.#start((caching) =>
      executePlan(this.#plan({ ...request, outputs }), { ...this.#settings(request, caching), onWarning: emitWarning }),
    );
  }

  run(outputs: readonly string[], request: Request = {}): Promise<unknown> {
    return this.#start((caching) =>
      runPlan(this.#plan({ ...request, outputs }), {
        ...this.#settings(request, caching),
        clock: performance,
        makeId: () => crypto.randomUUID(),
      }),
    );
  }

  materialize(savers: OutputSavers, request: Request = {}): Promise<unknown> {
    return this.#start((caching) =>
      materialize(savers, this.graph, (outputs) => this.#plan({ ...request, outputs }), {
        ...this.#settings(request, caching),
        onWarning: emitWarning,
      }),
    );
  }

  plan(outputs: readonly string[], request: Request = {}): Promise<PlanDescription> {
    return this.#start(async (caching) => {
      const plan = this.#plan({ ...request, outputs });
      const description = describePlan(plan);
      if (caching === undefined) return description;
      const { predictRun } = await import("../run/caching/predict.ts");
      return addVerdicts(description, await predictRun(plan, caching, request));
    });
  }

  explain(output: string, request: Request = {}): Promise<Explanation> {
    return this.#start(async (caching) => {
      if (caching === undefined) throw new DataflowError([cacheMissing("explain")]);
      const { predictRun } = await import("../run/caching/predict.ts");
      const verdicts = await predictRun(this.#plan({ ...request, outputs: [output] }), caching, request);
      return { output, nodes: [...verdicts.values()] };
    });
  }

  fromCache(output: string, { run }: { readonly run?: string } = {}): Promise<unknown> {
    return this.#start(async (caching) => {
      if (caching === undefined) throw new DataflowError([cacheMissing("fromCache")]);
      const { readFromCache } = await import("./from-cache.ts");
      return readFromCache(caching, output, run);
    });
  }

  validate(outputs: readonly string[], request: Request = {}): void {
    withSourceLines(() => this.#plan({ ...request, outputs }));
  }

  variables(filter: { readonly tags?: TagFilter } = {}): unknown {
    return listVariables(this.graph, filter.tags ?? {});
  }

  upstreamOf(...nodes: readonly unknown[]): readonly string[] {
    return inGraphOrder(this.graph, lineage.upstreamOf(this.graph, this.#resolve(nodes)));
  }

  downstreamOf(...nodes: readonly unknown[]): readonly string[] {
    return inGraphOrder(this.graph, lineage.downstreamOf(this.graph, this.#resolve(nodes)));
  }

  pathBetween(from: unknown, to: unknown): readonly string[] {
    const path = this.#resolve([from]).flatMap((start) =>
      this.#resolve([to]).flatMap((end) => [...lineage.pathBetween(this.graph, start, end)]),
    );
    return inGraphOrder(this.graph, new Set(path));
  }

  async visualize(options: VisualizeOptions = {}): Promise<string | Uint8Array> {
    const { visualizeGraph } = await import("../visualize/visualize-graph.ts");
    return visualizeGraph(this.graph, options);
  }

  with(options: Omit<Options, "modules">): DataflowDriver {
    return new DataflowDriver({ ...this.#options, ...options, config: { ...this.#options.config, ...options.config } });
  }

  async close(): Promise<void> {
    await Promise.all([
      ...Object.values(this.#options.executors ?? {}).map(async (executor) => executor.close?.()),
      this.#caching?.cache.close(),
    ]);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #resolve(nodes: readonly unknown[]): readonly string[] {
    return resolveNodes(this.graph, this.#options.modules, nodes);
  }

  #settings(request: Request, caching: Caching | undefined): ExecuteOptions {
    const { concurrency } = this.#options;
    return { ...request, tables: this.#tables, concurrency, watching: this.#watching, caching };
  }

  /** What the cache needs is loaded with the first run. */
  #prepareCache(homes: Homes): (() => Promise<Caching>) | undefined {
    const options = readCacheOptions(this.#options.cache);
    if (options === undefined) return undefined;
    let opening: Promise<Caching> | undefined;
    const open = async (): Promise<Caching> => {
      const { openCache } = await import("./open-cache.ts");
      return openCache(options, this.graph, homes, this.#tables);
    };
    return async () => (this.#caching = await (opening ??= open()));
  }

  /** Rejects with what planning throws, too. */
  async #start<Result>(run: (caching: Caching | undefined) => Promise<Result>): Promise<Result> {
    try {
      return await run(this.#caching ?? (await this.#openCache?.()));
    } catch (error) {
      throw showSourceLines(error);
    }
  }
}

function withSourceLines<Result>(make: () => Result): Result {
  try {
    return make();
  } catch (error) {
    throw showSourceLines(error);
  }
}

function throwAll(problems: readonly Problem[]): void {
  if (problems.length > 0) throw showSourceLines(new DataflowError(problems));
}

function emitWarning({ code, message, hint }: Problem): void {
  process.emitWarning(message, { type: "DataflowWarning", code, ...(hint !== undefined && { detail: hint }) });
}

/**
 * Computes what it is asked for from the nodes of its modules, and only what that needs.
 * Making one throws a `DataflowError` that tells every mistake in how its modules and its config fit together.
 *
 * @example
 * ```ts
 * import { Driver } from "eponym";
 * import prices from "./prices.dag.ts";
 *
 * const driver = new Driver({ modules: [prices] });
 * const { total } = await driver.execute(["total"], { inputs: { net: 100, rate: 0.2 } });
 * console.log(total.toFixed(2));
 * ```
 */
export const Driver = DataflowDriver as unknown as DriverConstructor;
