import { join } from "node:path";
import { expect } from "vitest";
import { main } from "../../src/cli/main.ts";
import type { Io } from "../../src/cli/io.ts";
import { files } from "../../src/stores/files.ts";
import { makeEntry, type Made } from "../stores/make-entry.ts";
import { makeIo, makeProject, type Outcome } from "./command.ts";

/** A folder in which a run has kept these results, of the code version `code`. */
export async function makeKept(made: readonly Made[], folder = makeProject()): Promise<string> {
  await fill(join(folder, ".eponym/cache"), made);
  return folder;
}

export async function fill(path: string, made: readonly Made[]): Promise<void> {
  const store = files(path);
  for (const { entry, bytes } of made) await store.put(entry, bytes);
  const code = {
    version: makeEntry("any").entry.code,
    parts: [{ name: "rate", file: "./tax.ts", hash: "h", text: "const rate = 0.2;" }],
    packages: { "fast-lib": "1.2.3" },
  };
  await store.putCode(code);
  await store.close();
}

/** Runs a command inside of the test. */
export async function cache(folder: string, ...args: readonly string[]): Promise<Outcome> {
  return cacheWith({}, folder, ...args);
}

export async function cacheWith(changes: Partial<Io>, folder: string, ...args: readonly string[]): Promise<Outcome> {
  const { io, written } = makeIo(folder, changes);
  const code = await main(["cache", ...args], io);
  return { code, ...written };
}

/** What a command printed as JSON. */
export async function cacheJson(folder: string, ...args: readonly string[]): Promise<unknown> {
  const { code, out, err } = await cache(folder, ...args, "--json");
  expect({ code, err }).toEqual({ code: 0, err: "" });
  return JSON.parse(out) as unknown;
}
