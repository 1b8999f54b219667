import { fileURLToPath } from "node:url";
import { Driver } from "../../src/driver/driver.ts";
import type { Executor } from "../../src/executor.ts";
import type { Module } from "../../src/module.ts";
import type { Adapter } from "../../src/run/adapter.ts";
import { loadModule } from "../../src/source.ts";

/** A dataflow of this folder. */
export function loadProject(name = "work"): Promise<Module> {
  return loadModule(fileURLToPath(new URL(`../fixtures/threads/${name}.ts`, import.meta.url)));
}

interface Options {
  readonly module?: Module;
  readonly executors?: Readonly<Record<string, Executor>>;
  readonly adapters?: readonly Adapter[];
}

export const work: Module = await loadProject();

/** A driver of it, of which only running tells the names. */
export function openDriver({ module = work, ...options }: Options = {}): Driver {
  const modules: readonly Module[] = [module];
  return new Driver({ modules, ...options });
}

/** The value of one node, given what it takes. */
export async function compute(driver: Driver, node: string, inputs: object = {}): Promise<unknown> {
  const results: Readonly<Record<string, unknown>> = await driver.execute([node] as never[], { inputs });
  return results[node];
}

/** What one node fails with: the error of the driver, and what its function threw. */
export async function failureOf(driver: Driver, node: string, inputs: object = {}): Promise<Failure> {
  const error = await compute(driver, node, inputs).then(
    () => undefined,
    (thrown: unknown) => thrown as Failure,
  );
  if (error === undefined) throw new Error(`"${node}" did not fail.`);
  return error;
}

export interface Failure extends Error {
  readonly code: string;
  readonly cause: Failure & Readonly<Record<string, unknown>>;
}
