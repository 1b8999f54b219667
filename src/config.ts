import type { CacheOptions } from "./cache/options.ts";
import type { CacheStore } from "./cache/store.ts";
import type { Executor } from "./executor.ts";
import type { ListedAdapter } from "./run/adapter.ts";
import type { TableType } from "./table.ts";

/** What `eponym.config.ts` says of a project. */
export interface ProjectConfig {
  /** The source files of the dataflow modules: paths or globs, from the folder of the config file. Generated files are left out. */
  readonly modules: readonly string[];
  /** The decorators of your own that the modules use, as `defineDecorator` gave them. */
  readonly decorators?: readonly ((fn: never, ...args: never) => void)[];
  /** What `eponym run` gives its driver besides the modules and the config. */
  readonly driver?: ProjectDriver;
}

/** The options of a driver that do not belong to a single run. */
export interface ProjectDriver {
  readonly adapters?: readonly ListedAdapter[];
  readonly executors?: Readonly<Record<string, Executor>>;
  readonly tables?: readonly TableType[];
  readonly concurrency?: number;
  /** Where results are kept, and which are reused; a path starts from the folder of the config file. */
  readonly cache?: boolean | ProjectCache;
}

/** The cache of a project's driver, and the store that it is shared through. */
export interface ProjectCache extends CacheOptions {
  /** Where `eponym cache push` sends results, and `eponym cache pull` gets them from. */
  readonly remote?: CacheStore;
}

/**
 * The settings of a project, as the default export of `eponym.config.ts`; the commands read it from the folder they run in, or from one above it.
 * Gives back what it is given. The commands report what is wrong with it.
 *
 * @example
 * ```ts
 * import { defineConfig } from "eponym/config";
 *
 * export default defineConfig({ modules: ["src/dataflows/*.ts"], driver: { concurrency: 8 } });
 * ```
 */
export function defineConfig(config: ProjectConfig): ProjectConfig {
  return config;
}
