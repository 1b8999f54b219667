import { policyMissing } from "../../errors/cache-commands.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import { collectGarbage, countBytes, type GarbagePolicy, type GarbageReport } from "../../stores/collect-garbage.ts";
import { selectEntries } from "../../stores/select-entries.ts";
import type { Io } from "../io.ts";
import { printCount, printSize } from "../print/cache-units.ts";
import { printJson } from "../print/print-results.ts";
import { printTable } from "../print/print-table.ts";
import { placeOf, withStore } from "./open-store.ts";
import { readSelection, type PlaceOptions, type SelectionOptions } from "./options.ts";
import { requireSelection, selectSome } from "./select.ts";

export interface CollectOptions extends PlaceOptions, GarbagePolicy {}

/** Drops what a policy does not keep. */
export function collectCache({ path, json = false, ...options }: CollectOptions, { cwd, out }: Io): Promise<void> {
  const { keepLast, maxAge, maxSize } = options;
  if (keepLast === undefined && maxAge === undefined && maxSize === undefined)
    throw new DataflowError([policyMissing()]);
  return withStore(cwd, path, async ({ store }) => {
    const report = await collectGarbage(store, options);
    if (json) out.write(printJson(report));
    else {
      const rows = report.nodes.map(({ node, module, removed, freed }) => [
        node,
        module,
        String(removed),
        printSize(freed),
      ]);
      if (rows.length > 0) out.write(`${printTable(["node", "module", "results", "freed"], rows, out)}\n`);
      out.write(printTotals(report, placeOf(cwd, store), options.dryRun === true));
    }
  });
}

function printTotals({ removed, freed, kept, keptBytes }: GarbageReport, place: string, isDry: boolean): string {
  const done = isDry ? "would be removed, which frees" : "removed, which frees";
  return `${place}: ${printCount(removed, "result")} ${done} ${printSize(freed)}; ${printCount(kept, "result")} of ${printSize(keptBytes)} stay.\n`;
}

export interface ClearOptions extends SelectionOptions {
  readonly yes?: boolean;
}

/** Removes what is meant, except for what is pinned. */
export async function clearCache(nodes: readonly string[], options: ClearOptions, { cwd, out }: Io): Promise<void> {
  const selection = readSelection(nodes, options) ?? {};
  if (options.yes !== true) requireSelection("clear", readSelection(nodes, options), "--yes means all of them.");
  await withStore(cwd, options.path, async ({ store }) => {
    const meant = await selectEntries(store, selection);
    const removed = meant.filter(({ isPinned }) => !isPinned);
    await store.remove(removed);
    const left = new Set((await selectEntries(store)).map(({ sum }) => sum));
    const freed = countBytes(removed.filter(({ sum }) => !left.has(sum)));
    const pinned = meant.length - removed.length;
    const stay = pinned === 0 ? "" : ` ${printCount(pinned, "pinned result")} stay${pinned === 1 ? "s" : ""}.`;
    out.write(
      options.json === true
        ? printJson({ removed: removed.length, freed, pinned })
        : `${placeOf(cwd, store)}: ${printCount(removed.length, "result")} removed, which frees ${printSize(freed)}.${stay}\n`,
    );
  });
}

/** Pins what is meant, or takes its pins away. */
export async function pinCache(
  nodes: readonly string[],
  options: SelectionOptions,
  isPinned: boolean,
  { cwd, out }: Io,
): Promise<void> {
  const command = isPinned ? "pin" : "unpin";
  const selection = requireSelection(command, readSelection(nodes, options), "'*' means all nodes.");
  await withStore(cwd, options.path, async ({ store }) => {
    const entries = await selectSome(cwd, store, selection);
    const changed = entries.filter((entry) => entry.isPinned !== isPinned);
    await store.pin(changed, isPinned);
    await store.flush();
    out.write(
      options.json === true
        ? printJson({ [`${command}ned`]: changed.map(({ key }) => key) })
        : `${placeOf(cwd, store)}: ${printCount(changed.length, "result")} ${command}ned.\n`,
    );
  });
}
