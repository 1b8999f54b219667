import type { CacheStore, StoredEntry } from "../../cache/store.ts";
import { keyShort, resultUnknown, selectionEmpty, selectionMissing } from "../../errors/cache-commands.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import { selectEntries, type EntrySelection } from "../../stores/select-entries.ts";
import { placeOf } from "./open-store.ts";
import { shortestKey } from "./shortest-key.ts";

/** The entries that are meant, of which there has to be one. */
export async function selectSome(
  cwd: string,
  store: CacheStore,
  selection: EntrySelection,
): Promise<readonly StoredEntry[]> {
  const selected = await selectEntries(store, selection);
  if (selected.length > 0) return selected;
  throw new DataflowError([selectionEmpty(placeOf(cwd, store), selection.nodes ?? [], await listNodes(store))]);
}

/** A selection that has to be there; `all` says how everything is meant. */
export function requireSelection(command: string, selection: EntrySelection | undefined, all: string): EntrySelection {
  if (selection === undefined) throw new DataflowError([selectionMissing(command, all)]);
  return selection;
}

/** The entries whose key begins so, or the latest of a node of this name in each module. */
export async function findNamed(cwd: string, store: CacheStore, name: string): Promise<readonly StoredEntry[]> {
  const named = await selectEntries(store, { nodes: [name.replaceAll(/[*?]/g, "")] });
  const latest = new Map(named.toReversed().map((entry) => [entry.module, entry]));
  if (latest.size > 0) return [...latest.values()];
  const isKey = /^[\da-f]{1,64}$/.test(name);
  const byKey = isKey && name.length >= shortestKey ? await selectEntries(store, { keys: [name] }) : [];
  if (byKey.length > 0) return byKey;
  const [place, known] = [placeOf(cwd, store), await listNodes(store)];
  throw new DataflowError([
    isKey && name.length < shortestKey ? keyShort(place, name, known, shortestKey) : resultUnknown(place, name, known),
  ]);
}

async function listNodes(store: CacheStore): Promise<ReadonlySet<string>> {
  return new Set((await selectEntries(store)).map(({ node }) => node));
}
