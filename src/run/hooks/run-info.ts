import type { Graph } from "../../graph/graph.ts";
import type { Problem } from "../../node.ts";
import type { TableType } from "../../table.ts";
import type { RunInfo } from "../adapter.ts";
import type { CompiledPlan } from "../compiled-plan.ts";
import type { RunContext } from "../context.ts";
import type { ExecuteOptions } from "../execute-plan.ts";
import { describePlan, type PlanDescription } from "../plan.ts";

/** What adapters know of a run. What is printed of it tells no values, as some may be secret. */
export class WatchedRun implements RunInfo {
  readonly id: string;
  readonly startedAt: number;
  readonly outputs: readonly string[];
  readonly #plan: CompiledPlan;
  readonly #options: ExecuteOptions;
  readonly #graph: Graph;
  readonly #context: RunContext;

  readonly #warn: (problem: Problem) => void;

  constructor(
    plan: CompiledPlan,
    options: ExecuteOptions,
    graph: Graph,
    context: RunContext,
    startedAt: number,
    warn: (problem: Problem) => void,
  ) {
    this.id = context.id;
    this.startedAt = startedAt;
    this.outputs = plan.outputs;
    this.#plan = plan;
    this.#options = options;
    this.#graph = graph;
    this.#context = context;
    this.#warn = warn;
  }

  get graph(): Graph {
    return this.#graph;
  }

  get plan(): PlanDescription {
    return describePlan(this.#plan);
  }

  get inputs(): Readonly<Record<string, unknown>> {
    return this.#options.inputs ?? nothing;
  }

  get overrides(): Readonly<Record<string, unknown>> {
    return this.#options.overrides ?? nothing;
  }

  get tables(): readonly TableType[] {
    return this.#options.tables;
  }

  get signal(): AbortSignal {
    return this.#context.signal;
  }

  warn(problem: Problem): void {
    this.#warn(problem);
  }
}

const nothing = {};
