import { gone } from "../../cache/load-result.ts";
import { combineVersions } from "../../values/combine.ts";
import { after, all } from "../../cache/maybe.ts";
import type { MaybePromise } from "../../cache/store.ts";
import { isAbsent } from "../absent-values.ts";
import type { RunCaching } from "./run-caching.ts";
import { StoredValue } from "./stored-value.ts";

/** Whether a value is what was gathered from the items of a fan-out. */
export function isGathered({ collected }: RunCaching, value: unknown): value is unknown[] {
  return typeof value === "object" && value !== null && collected.has(value);
}

/** Whether nothing has to be read before the value can be given away. */
export function isLoaded(caching: RunCaching, value: unknown): boolean {
  return !(value instanceof StoredValue) && !isGathered(caching, value);
}

/** The value that stands in a slot, with what of it is kept read. Gathered arrays get their items in place. */
export function loadValue(caching: RunCaching, value: unknown): MaybePromise<unknown> {
  if (value instanceof StoredValue) return loadStored(caching, value);
  if (!isGathered(caching, value)) return value;
  const items = value;
  let waits: Promise<unknown>[] | undefined;
  for (let place = 0; place < items.length; place++) {
    const item = items[place];
    if (typeof item !== "object" || item === null) continue;
    const loaded = loadValue(caching, item);
    if (!(loaded instanceof Promise)) items[place] = loaded;
    else (waits ??= []).push(loaded.then((given) => (items[place] = given)));
  }
  return waits === undefined ? items : Promise.all(waits).then(() => items);
}

function loadStored(caching: RunCaching, stored: StoredValue): MaybePromise<unknown> {
  if (stored.loading !== undefined) return stored.loading;
  // Several items may take it, each with a state of its own.
  const alive = stored.alive?.deref();
  if (alive !== undefined) return alive;
  const { entry, recover } = stored;
  const loaded = after(caching.run.load(entry, caching.graph.nodes.get(entry.node)!), (value) =>
    // In a turn of its own, since what that takes may be gone as well, and so on through a chain of any length.
    value === gone ? Promise.resolve().then(recover) : value,
  );
  const note = (value: unknown): unknown => {
    stored.loading = undefined;
    if (typeof value === "object" && value !== null) stored.alive = new WeakRef(value);
    return value;
  };
  if (!(loaded instanceof Promise)) return note(loaded);
  stored.loading = loaded.then(note, (error: unknown) => {
    stored.loading = undefined;
    throw error;
  });
  return stored.loading;
}

/** The version of what stands in a slot; `undefined` where it has none. */
export function versionOf(
  caching: RunCaching,
  value: unknown,
  what: string,
  isSecret: boolean,
): MaybePromise<string | undefined> {
  if (value instanceof StoredValue) return value.entry.version;
  if (isAbsent(value)) return undefined;
  if (!isGathered(caching, value)) return caching.run.version(value, what, isSecret);
  return after(all(value.map((item) => versionOf(caching, item, what, isSecret))), (versions) =>
    versions.includes(undefined) ? undefined : combineVersions("collected", versions as string[]),
  );
}
