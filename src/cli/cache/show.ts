import type { CacheStore, StoredEntry } from "../../cache/store.ts";
import type { ValueCoding } from "../../cache/value-coding.ts";
import { codecMissing, keyAmbiguous, valueGone, valueUnreadable } from "../../errors/cache-commands.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import { sha256 } from "../../values/sha256.ts";
import type { Io } from "../io.ts";
import { printEntry } from "../print/cache-entry.ts";
import { printJson, printResults } from "../print/print-results.ts";
import { type OpenedCache, withStore } from "./open-store.ts";
import type { PlaceOptions } from "./options.ts";
import { findNamed } from "./select.ts";

export interface ShowOptions extends PlaceOptions {
  readonly value?: boolean;
}

export function showCached(name: string, { path, json = false, value = false }: ShowOptions, io: Io): Promise<void> {
  return withStore(io.cwd, path, async (opened) => {
    const { store } = opened;
    const found = await findNamed(io.cwd, store, name);
    if (found.length > 1 && found[0]!.key.startsWith(name)) throw new DataflowError([keyAmbiguous(name, found.length)]);
    const shown = value ? await readValues(found, opened) : await describe(found, store, json, io);
    io.out.write(shown(json, io));
  });
}

type Printed = (json: boolean, io: Io) => string;

async function describe(entries: readonly StoredEntry[], store: CacheStore, json: boolean, io: Io): Promise<Printed> {
  const codes = await Promise.all(entries.map(async ({ code }) => store.findCode(code)));
  const now = Date.now();
  if (json) return () => printJson(entries.map((entry, index) => ({ ...entry, codeRecord: codes[index] })));
  return () => entries.map((entry, index) => printEntry(entry, codes[index], now, io.out)).join("\n");
}

/** The values as `eponym run` prints results; several of one name are told apart by their modules. */
async function readValues(entries: readonly StoredEntry[], { store, settings }: OpenedCache): Promise<Printed> {
  const { createValueCoding } = await import("../../data/cached-values/value-coding.ts");
  const coding = createValueCoding({ codecs: settings.codecs ?? [] });
  const values = await Promise.all(
    entries.map(async (entry) => {
      const bytes = await store.read(entry);
      if (bytes === undefined || sha256(bytes) !== entry.sum) throw new DataflowError([valueGone(entry.node)]);
      const name = entries.length === 1 ? entry.node : `${entry.module}: ${entry.node}`;
      return [name, await decode(coding, entry, bytes)] as const;
    }),
  );
  const results = Object.fromEntries(values);
  return (json, io) => (json ? printJson(results) : printResults(results, io.out));
}

async function decode(coding: ValueCoding, { node, format }: StoredEntry, bytes: Uint8Array): Promise<unknown> {
  try {
    return await coding.decode(format, bytes);
  } catch (error) {
    if (error instanceof DataflowError) throw error;
    const codec = error instanceof TypeError ? /^There is no codec "(.*)"\.$/s.exec(error.message)?.[1] : undefined;
    const problem = codec === undefined ? valueUnreadable(node, format) : codecMissing(node, codec);
    throw new DataflowError([problem], { cause: error });
  }
}
