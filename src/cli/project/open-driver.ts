import type { ProjectDriver } from "../../config.ts";
import { Driver } from "../../driver/driver.ts";
import type { Graph } from "../../graph/graph.ts";
import type { Module } from "../../module.ts";
import type { Config } from "../../node.ts";
import type { Adapter } from "../../run/adapter.ts";
import type { RunRequest } from "../../run/request.ts";
import type { Run } from "../../run/run.ts";
import type { VisualizeOptions } from "../../visualize/options.ts";

type Given = Omit<RunRequest, "outputs">;

/** A driver of modules that no type is known of. */
export interface UntypedDriver {
  readonly graph: Graph;
  run(outputs: readonly string[], given: Given): Promise<Run>;
  visualize(options: VisualizeOptions): Promise<string | Uint8Array>;
}

/** With adapters of the command, and what the project says of its driver. Throws every mistake in how the modules and the config fit together. */
export function openDriver(
  modules: readonly Module[],
  config: Config,
  { adapters = [], ...settings }: ProjectDriver,
  own: readonly Adapter[],
): UntypedDriver {
  return new Driver({ modules, config, ...settings, adapters: [...own, ...adapters] }) as unknown as UntypedDriver;
}
