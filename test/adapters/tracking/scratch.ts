import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { readRun, type TrackedRun, trackRuns, type TrackRunsOptions } from "../../../src/adapters.ts";
import { listRuns } from "../../../src/adapters.ts";
import { type Adapter, Driver } from "../../../src/index.ts";
import { type FunctionSketch, sketchModule } from "../../run/make-dataflow.ts";

export type Sketches = Readonly<Record<string, FunctionSketch>>;

/** A folder of its own, removed after the tests of the file. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "eponym-runs-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "runs");
}

export function driverOf(
  sketches: Sketches,
  options: TrackRunsOptions,
  more: { readonly config?: Readonly<Record<string, unknown>>; readonly adapters?: readonly Adapter[] } = {},
): Driver {
  const { config = {}, adapters = [] } = more;
  const all = [...adapters, trackRuns(options)];
  const driver: unknown = new Driver({ modules: [sketchModule(sketches)], adapters: all, config });
  return driver as Driver;
}

export async function readLatest(folder: string): Promise<TrackedRun> {
  const [latest] = await listRuns(folder);
  return readRun(latest!.path);
}
