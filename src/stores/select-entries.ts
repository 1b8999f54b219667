import type { CacheStore, StoredEntry } from "../cache/store.ts";

/** Which entries are meant: those for which all holds that is said. */
export interface EntrySelection {
  /** Names of nodes, in which `*` stands for any letters and `?` for one. */
  readonly nodes?: readonly string[];
  /** The same of modules. */
  readonly modules?: readonly string[];
  /** How a key begins. */
  readonly keys?: readonly string[];
  /** How the id of the run begins that stored them. */
  readonly run?: string;
  /** Stored so many milliseconds ago, or earlier. */
  readonly olderThan?: number;
  /** More than so many bytes. */
  readonly largerThan?: number;
}

/** The entries of a store that are meant, newest first. */
export async function selectEntries(
  store: Pick<CacheStore, "list">,
  selection: EntrySelection = {},
  now = Date.now(),
): Promise<readonly StoredEntry[]> {
  const isMeant = compileSelection(selection, now);
  const selected: StoredEntry[] = [];
  for await (const entry of store.list()) if (isMeant(entry)) selected.push(entry);
  return selected.toSorted((one, other) => other.at - one.at || (one.key < other.key ? -1 : 1));
}

function compileSelection(selection: EntrySelection, now: number): (entry: StoredEntry) => boolean {
  const { keys, run, olderThan, largerThan } = selection;
  const [nodes, modules] = [selection.nodes?.map(compileGlob), selection.modules?.map(compileGlob)];
  return (entry) =>
    (nodes?.some((glob) => glob.test(entry.node)) ?? true) &&
    (modules?.some((glob) => glob.test(entry.module)) ?? true) &&
    (keys?.some((start) => entry.key.startsWith(start)) ?? true) &&
    (run === undefined || entry.run.startsWith(run)) &&
    (olderThan === undefined || entry.at <= now - olderThan) &&
    (largerThan === undefined || entry.size > largerThan);
}

function compileGlob(glob: string): RegExp {
  const source = glob
    .replaceAll(/[\\^$.|+()[\]{}]/g, String.raw`\$&`)
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, "s");
}
