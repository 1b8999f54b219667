import { statSync } from "node:fs";
import { isAbsolute, relative, resolve } from "node:path";
import type { CacheStore } from "../../cache/store.ts";
import type { ProjectCache } from "../../config.ts";
import { cacheInvalid } from "../../errors/cache.ts";
import { placeNoFolder, resultsMissing } from "../../errors/cache-commands.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import { defaultCachePath } from "../../cache/default-path.ts";
import type { Problem } from "../../node.ts";
import { describeShape } from "../../run/shape.ts";
import { loadProject } from "../project/load-config.ts";

/** Where a command works, and what the project says of it. */
export interface OpenedCache {
  readonly store: CacheStore;
  readonly settings: ProjectCache;
}

/**
 * Hands the store to a piece of work, and closes it after it: the folder of `--path`, or else the store that `eponym.config.ts` names. A folder that is not there is only made where something is to be written to it.
 */
export async function withStore<Result>(
  cwd: string,
  path: string | undefined,
  work: (opened: OpenedCache) => Promise<Result>,
  isWritten = false,
): Promise<Result> {
  const { settings, folder = cwd } = await readProjectCache(cwd);
  const named = path === undefined ? settings.store : undefined;
  const place = path === undefined ? resolve(folder, settings.path ?? defaultCachePath) : resolve(cwd, path);
  const store = named ?? (await openFolder(cwd, place, isWritten));
  try {
    return await work({ store, settings });
  } finally {
    await store.close();
  }
}

/** The results in a folder, which has to be there unless something is to be written to it. */
export async function openFolder(cwd: string, place: string, isWritten: boolean): Promise<CacheStore> {
  requireFolder(cwd, place, isWritten);
  const { files } = await import("../../stores/files.ts");
  return files(place);
}

/** Throws where there are no results in a place, or can be none. */
export function requireFolder(cwd: string, place: string, isWritten: boolean): void {
  const found = statSync(place, { throwIfNoEntry: false });
  if (found === undefined && !isWritten) throw new DataflowError([resultsMissing(nameFolder(cwd, place))]);
  if (found?.isDirectory() === false) throw new DataflowError([placeNoFolder(nameFolder(cwd, place))]);
}

/** A store, as it is told: a folder from the working folder. */
export function placeOf(cwd: string, { place }: CacheStore): string {
  return isAbsolute(place) ? nameFolder(cwd, place) : place;
}

function nameFolder(cwd: string, place: string): string {
  const name = relative(cwd, place);
  return name === "" ? "." : name;
}

async function readProjectCache(
  cwd: string,
): Promise<{ readonly settings: ProjectCache; readonly folder: string | undefined }> {
  const project = await loadProject(cwd);
  const cache: unknown = project?.driver.cache;
  const settings: unknown = cache === undefined || typeof cache === "boolean" ? {} : cache;
  const problems = findFaults(settings);
  if (problems.length > 0) throw new DataflowError(problems);
  return { settings: settings as ProjectCache, folder: project?.folder };
}

/** What would keep a command from its work; a driver tells the rest. */
function findFaults(settings: unknown): readonly Problem[] {
  if (typeof settings !== "object" || settings === null)
    return [
      cacheInvalid(`it is ${describeShape(settings)}`, "Give true, or an object of options: { path, remote, … }."),
    ];
  const { path, store, remote } = settings as Readonly<Record<keyof ProjectCache, unknown>>;
  const stores = Object.entries({ store, remote }).flatMap(([name, value]) =>
    value === undefined || isStore(value)
      ? []
      : [cacheInvalid(`${name} is ${describeShape(value)}`, "Give files(…), memory() or s3(…) of eponym/cache.")],
  );
  const isPath = path === undefined || (typeof path === "string" && path !== "");
  return isPath ? stores : [cacheInvalid(`path is ${describeShape(path)}`, "Give the path of a folder."), ...stores];
}

function isStore(value: unknown): boolean {
  return typeof value === "object" && value !== null && "find" in value && "put" in value && "list" in value;
}
