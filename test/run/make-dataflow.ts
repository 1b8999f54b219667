import { defaultTables } from "../../src/data/tables.ts";
import { register } from "../../src/decorators/registry.ts";
import { buildGraph, type BuiltGraph, type Homes } from "../../src/graph/build-graph.ts";
import type { Graph } from "../../src/graph/graph.ts";
import { createModule, type FunctionRow, type Module, type ParameterRow } from "../../src/module.ts";
import type { Argument, Config, Problem } from "../../src/node.ts";
import { checkRequest } from "../../src/run/check-request.ts";
import { type ExecuteOptions, executePlan } from "../../src/run/execute-plan.ts";
import { createLinker } from "../../src/run/link.ts";
import { describePlan, type PlanDescription } from "../../src/run/plan.ts";
import { createPlanner, type Planner } from "../../src/run/planner.ts";
import type { RunRequest } from "../../src/run/request.ts";
import { runPlan } from "../../src/run/run-plan.ts";
import type { Run } from "../../src/run/run.ts";

/**
 * What a function takes, its code, and its decorators: `"limit?"` is optional, `"[page]"` collects, `"lazy page"` takes a function, and
 * `"secret key"` is never shown. The name of a function may end in `[]`, which makes it fan out, or begin with `secret `.
 */
export type FunctionSketch = readonly [
  takes: readonly string[],
  fn: (...args: never[]) => unknown,
  ...decorators: (readonly [kind: string, ...args: Argument[]])[],
];

export type Options = Partial<Omit<ExecuteOptions, "recorder">>;

export interface Dataflow {
  readonly graph: Graph;
  readonly homes: Homes;
  readonly plan: Planner;
  readonly check: (outputs: readonly string[], request?: Omit<RunRequest, "outputs">) => readonly Problem[];
  readonly describe: (outputs: readonly string[], request?: Omit<RunRequest, "outputs">) => PlanDescription;
  readonly execute: (outputs: readonly string[], options?: Options) => Promise<Record<string, unknown>>;
  readonly run: (outputs: readonly string[], options?: Options) => Promise<Run>;
}

/** A dataflow of one module; `start` of the clock is 1,000,000 and every look at it takes 1 ms. */
export function makeDataflow(sketches: Readonly<Record<string, FunctionSketch>>, config: Config = {}): Dataflow {
  const { graph, homes, problems } = sketchGraph(sketches, config);
  if (problems.length > 0) throw new Error(problems.map(({ message }) => message).join("\n"));
  const planner = createPlanner(graph, createLinker(homes, { tables: defaultTables, executors: {} }));
  let time = 0;
  let runs = 0;
  const clock = { timeOrigin: 1_000_000, now: () => time++ };
  return {
    graph,
    homes,
    plan: planner,
    check: (outputs, request) => checkRequest(graph, { outputs, ...request }),
    describe: (outputs, request) => describePlan(planner({ outputs, ...request })),
    execute: async (outputs, options) =>
      executePlan(planner({ outputs, ...options }), { tables: defaultTables, ...options }),
    run: async (outputs, options) => {
      const makeId = (): string => `run ${++runs}`;
      return runPlan(planner({ outputs, ...options }), { tables: defaultTables, clock, makeId, ...options });
    },
  };
}

/** The graph of sketched functions, with every mistake in how they fit together. */
export function sketchGraph(sketches: Readonly<Record<string, FunctionSketch>>, config: Config = {}): BuiltGraph {
  return buildGraph([sketchModule(sketches)], config);
}

/** A module of sketched functions. Those whose name begins with `scoped ` ask for their context. */
export function sketchModule(sketches: Readonly<Record<string, FunctionSketch>>): Module {
  const named = Object.entries(sketches).map(
    ([label, sketch]) => [label.replace(/^(?:secret|scoped) |\[\]$/g, ""), label, sketch] as const,
  );
  const source = Object.fromEntries(named.map(([name, , [, fn]]) => [name, fn]));
  const functions = named.map(([name, label, [takes, fn, ...decorators]]): FunctionRow => {
    for (const [kind, ...args] of decorators) register(fn, kind, ...args);
    const result = [
      ...(label.endsWith("[]") ? ["parallelizable" as const] : []),
      ...(label.startsWith("secret ") ? ["secret" as const] : []),
    ];
    const scoped = label.startsWith("scoped ") && { scoped: true as const };
    return { name, takes: takes.map(sketchParameter), gives: "number", result, ...scoped, hash: name, decorators };
  });
  const positions = functions.map((_, place) => [place * 3 + 1, 17]);
  return createModule({ name: "flow", file: "flow.ts", url: "", source, functions, positions });
}

function sketchParameter(taken: string): ParameterRow {
  const collected = /^\[(.+)\]$/.exec(taken)?.[1];
  if (collected !== undefined) return [collected, "number", collected, "collect"];
  const [marker, label] = taken.split(" ");
  if (label === undefined) return [taken, "number"];
  return [label, "number", label.replace("?", ""), marker as "lazy" | "secret"];
}

/** What a promise rejects with. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => {
      throw new Error("It was expected to reject.");
    },
    (error: unknown) => error,
  );
}

/** A promise that a test settles itself. */
export function defer<Value>(): PromiseWithResolvers<Value> {
  return Promise.withResolvers<Value>();
}

/** Lets everything that can happen now happen. */
export async function drain(): Promise<void> {
  await new Promise((resolve) => {
    setImmediate(resolve);
  });
}
