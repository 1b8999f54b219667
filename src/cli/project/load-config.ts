import { existsSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { projectCacheOptionUnknown, projectConfigInvalid } from "../../errors/cli.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import type { ProjectCache, ProjectDriver } from "../../config.ts";
import { cacheOptionNames } from "../../cache/options.ts";
import { defaultCachePath } from "../../cache/default-path.ts";
import type { Executor } from "../../executor.ts";
import type { Adapter } from "../../run/adapter.ts";
import type { TableType } from "../../table.ts";
import { serveSources } from "./load-modules.ts";

/** The settings of a project and the folder they stand in. */
export interface Project {
  readonly folder: string;
  readonly modules: readonly string[];
  readonly driver: ProjectDriver;
}

const configName = "eponym.config.ts";
/** All of them, as `tsc` makes sure. */
const projectCacheNames: Readonly<Record<keyof ProjectCache, true>> = { ...cacheOptionNames, remote: true };
const schema = z.strictObject({
  modules: z.array(z.string().min(1)).min(1),
  // Those that are defined are known by being imported.
  decorators: z.array(z.custom<unknown>((value) => typeof value === "function", "expected a decorator")).optional(),
  // The driver tells what is wrong with these.
  driver: z
    .strictObject({
      adapters: z.array(z.custom<Adapter>()).optional(),
      executors: z.record(z.string(), z.custom<Executor>()).optional(),
      tables: z.array(z.custom<TableType>()).optional(),
      concurrency: z.number().optional(),
      cache: z.custom<boolean | ProjectCache>().optional(),
    })
    .optional(),
});

/** Reads `eponym.config.ts` of a folder or the nearest one above it; `undefined` where there is none. */
export async function loadProject(cwd: string): Promise<Project | undefined> {
  const file = findUpward(cwd);
  if (file === undefined) return undefined;
  const location = { file: relative(cwd, file), line: 1, column: 1 };
  const { success, data, error } = schema.safeParse(await importDefault(cwd, file, location));
  if (success) {
    const unknown = listUnknown(data.driver?.cache);
    if (unknown.length > 0)
      throw new DataflowError(
        unknown.map((name) => projectCacheOptionUnknown(location, name, Object.keys(projectCacheNames))),
      );
    return { folder: dirname(file), modules: data.modules, driver: readDriver(dirname(file), data.driver ?? {}) };
  }
  const reasons = error.issues.map(({ path, message }) => `\n  ${path.join(".") || "default export"}: ${message}`);
  throw new DataflowError([projectConfigInvalid(location, reasons.join(""))]);
}

/** A folder whose option is misspelt would else be the usual one, which a command then clears. */
function listUnknown(cache: unknown): readonly string[] {
  if (typeof cache !== "object" || cache === null || Array.isArray(cache)) return [];
  return Object.keys(cache).filter((name) => !Object.hasOwn(projectCacheNames, name));
}

/** The folder of a cache stands where the config file says, wherever a command is run. */
function readDriver(folder: string, given: Readonly<Record<string, unknown>>): ProjectDriver {
  const driver = omitUndefined(given);
  const cache: unknown = driver.cache === true ? {} : driver.cache;
  if (typeof cache !== "object" || cache === null) return driver;
  const { path = defaultCachePath, store } = cache as ProjectCache;
  return store !== undefined || typeof path !== "string" || path === ""
    ? driver
    : { ...driver, cache: { ...cache, path: resolve(folder, path) } };
}

/** What is not there is left out, as the driver's options want it. */
function omitUndefined(given: Readonly<Record<string, unknown>>): ProjectDriver {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}

function findUpward(folder: string): string | undefined {
  for (let place = folder; ; place = dirname(place)) {
    const file = join(place, configName);
    if (existsSync(file)) return file;
    if (dirname(place) === place) return undefined;
  }
}

async function importDefault(
  cwd: string,
  file: string,
  location: Parameters<typeof projectConfigInvalid>[0],
): Promise<unknown> {
  serveSources(cwd);
  try {
    const loaded = (await import(pathToFileURL(file).href)) as { readonly default?: unknown };
    return loaded.default;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new DataflowError([projectConfigInvalid(location, reason)], { cause });
  }
}
