import type { StoreFault } from "../../cache/store.ts";
import { verifyEntries } from "../../stores/verify-entries.ts";
import type { Io } from "../io.ts";
import { printCount } from "../print/cache-units.ts";
import { countProgress } from "../print/count-progress.ts";
import { printJson } from "../print/print-results.ts";
import { placeOf, withStore } from "./open-store.ts";
import type { PlaceOptions } from "./options.ts";

/** Reads every byte of a store and tells what is wrong; gives the exit code. */
export function verifyCache({ path, json = false }: PlaceOptions, { cwd, out, error, signal }: Io): Promise<number> {
  return withStore(cwd, path, async ({ store }) => {
    const faults: StoreFault[] = [];
    const progress = countProgress(error, "faults found:");
    try {
      for await (const fault of store.verify?.() ?? verifyEntries(store)) {
        signal.throwIfAborted();
        faults.push(fault);
        if (!json) out.write(`${out.paint("red", fault.kind)}  ${fault.where}: ${fault.what}\n`);
        progress.tell(faults.length);
      }
    } finally {
      progress.end();
    }
    if (json) out.write(printJson(faults));
    else
      out.write(
        `${placeOf(cwd, store)}: ${faults.length === 0 ? "every byte is as it was stored" : printCount(faults.length, "fault")}.\n`,
      );
    return faults.length === 0 ? 0 : 1;
  });
}
