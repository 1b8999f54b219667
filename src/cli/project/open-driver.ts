import type { Explanation } from "../../cache/explanation.ts";
import type { ProjectDriver } from "../../config.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import { Driver } from "../../driver/driver.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Module } from "../../module.ts";
import type { Config } from "../../node.ts";
import type { Adapter } from "../../run/adapter.ts";
import { checkConcurrency } from "../../run/check-request-types.ts";
import { checkAdapters } from "../../run/hooks/check-adapters.ts";
import type { PlanDescription } from "../../run/plan.ts";
import type { RunRequest } from "../../run/request.ts";
import type { Run } from "../../run/run.ts";
import type { VisualizeOptions } from "../../visualize/options.ts";

type Given = Omit<RunRequest, "outputs">;

/** A driver of modules that no type is known of. */
export interface UntypedDriver {
  readonly graph: Graph;
  run(outputs: readonly string[], given: Given): Promise<Run>;
  visualize(options: VisualizeOptions): Promise<string | Uint8Array>;
  plan(outputs: readonly string[], given: Given): Promise<PlanDescription>;
  explain(output: string, given: Given): Promise<Explanation>;
}

/** With adapters of the command, and what the project says of its driver. Throws every mistake in how the modules and the config fit together. */
export function openDriver(
  modules: readonly Module[],
  config: Config,
  { adapters = [], cache, ...settings }: ProjectDriver,
  own: readonly Adapter[],
): UntypedDriver {
  // The driver would count those of the command, too.
  const problems = [
    ...checkConcurrency(settings.concurrency),
    ...checkAdapters(adapters, (place) => `driver.adapters[${place}] in eponym.config.ts`),
  ];
  if (problems.length > 0) throw new DataflowError(problems);
  const options = { modules, config, ...settings, ...withoutRemote(cache), adapters: [...own, ...adapters] };
  return new Driver(options) as unknown as UntypedDriver;
}

/** The shared store is the business of `eponym cache`. */
function withoutRemote(given: ProjectDriver["cache"]): Pick<ProjectDriver, "cache"> {
  if (typeof given !== "object" || given === null) return given === undefined ? {} : { cache: given };
  const { remote: _, ...cache } = given;
  return { cache };
}
