import { resolve } from "node:path";
import type { CacheStore, StoredEntry } from "../../cache/store.ts";
import { remoteMissing } from "../../errors/cache-commands.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import { copyEntries, type CopyReport } from "../../stores/copy-entries.ts";
import { selectEntries } from "../../stores/select-entries.ts";
import type { Io } from "../io.ts";
import { printCount, printSize } from "../print/cache-units.ts";
import { countProgress } from "../print/count-progress.ts";
import { printJson } from "../print/print-results.ts";
import { type OpenedCache, openFolder, placeOf, withStore } from "./open-store.ts";
import { readSelection, type SelectionOptions } from "./options.ts";
import { selectSome } from "./select.ts";

export interface ShareOptions extends SelectionOptions {
  readonly to?: string;
  readonly from?: string;
}

/** Sends results to the shared store; gives the exit code. */
export function pushCache(nodes: readonly string[], options: ShareOptions, io: Io): Promise<number> {
  return withStore(io.cwd, options.path, (opened) =>
    withRemote(opened, { folder: options.to, option: "--to", isWritten: true }, io, (remote) =>
      share(opened.store, remote, nodes, options, "pushed", io),
    ),
  );
}

/** Gets results from the shared store; gives the exit code. */
export function pullCache(nodes: readonly string[], options: ShareOptions, io: Io): Promise<number> {
  const work = (opened: OpenedCache): Promise<number> =>
    withRemote(opened, { folder: options.from, option: "--from", isWritten: false }, io, (remote) =>
      share(remote, opened.store, nodes, options, "pulled", io),
    );
  return withStore(io.cwd, options.path, work, true);
}

interface Remote {
  readonly folder: string | undefined;
  readonly option: string;
  readonly isWritten: boolean;
}

async function withRemote(
  { settings }: OpenedCache,
  { folder, option, isWritten }: Remote,
  { cwd }: Io,
  work: (remote: CacheStore) => Promise<number>,
): Promise<number> {
  const remote = folder === undefined ? settings.remote : await openFolder(cwd, resolve(cwd, folder), isWritten);
  if (remote === undefined) throw new DataflowError([remoteMissing(option)]);
  try {
    return await work(remote);
  } finally {
    await remote.close();
  }
}

async function share(
  from: CacheStore,
  to: CacheStore,
  nodes: readonly string[],
  options: ShareOptions,
  word: string,
  io: Io,
): Promise<number> {
  const selection = readSelection(nodes, options);
  const entries = await (selection ? selectSome(io.cwd, from, selection) : selectEntries(from));
  const report = await copy(from, to, entries, word, io);
  const { damaged } = report;
  if (options.json === true) io.out.write(printJson({ ...report, damaged: damaged.map(({ key }) => key) }));
  else io.out.write(printReport(report, word, placeOf(io.cwd, to)));
  for (const { node, key } of damaged)
    io.error.write(`Left out, since its bytes are damaged or gone: "${node}" (${key.slice(0, 12)})\n`);
  return damaged.length === 0 ? 0 : 1;
}

async function copy(
  from: CacheStore,
  to: CacheStore,
  entries: readonly StoredEntry[],
  word: string,
  { error, signal }: Io,
): Promise<CopyReport> {
  const progress = countProgress(error, word);
  try {
    return await copyEntries(from, to, entries, { signal, onProgress: progress.tell });
  } finally {
    progress.end();
  }
}

function printReport({ copied, bytes, present }: CopyReport, word: string, place: string): string {
  const there =
    present === 0 ? "" : `; ${present.toLocaleString("en")} ${present === 1 ? "was" : "were"} there already`;
  return `${place}: ${printCount(copied, "result")} ${word}, ${printSize(bytes)}${there}.\n`;
}
