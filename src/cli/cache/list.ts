import { selectEntries } from "../../stores/select-entries.ts";
import type { Io } from "../io.ts";
import { printByNode, printEntries, sortEntries } from "../print/cache-list.ts";
import type { Sorting } from "../print/sortings.ts";
import { printJson } from "../print/print-results.ts";
import { placeOf, withStore } from "./open-store.ts";
import { readSelection, type SelectionOptions } from "./options.ts";

export interface ListOptions extends SelectionOptions {
  readonly sort: Sorting;
  readonly byNode?: boolean;
}

export function listCache(nodes: readonly string[], options: ListOptions, { cwd, out }: Io): Promise<void> {
  return withStore(cwd, options.path, async ({ store }) => {
    const now = Date.now();
    const entries = sortEntries(await selectEntries(store, readSelection(nodes, options), now), options.sort);
    const print = options.byNode === true ? printByNode : printEntries;
    out.write(options.json === true ? printJson(entries) : print(entries, placeOf(cwd, store), now, out));
  });
}
