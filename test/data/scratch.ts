import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";
import { defaultTables } from "../../src/data/tables.ts";
import { DataflowError } from "../../src/errors/dataflow-error.ts";
import type { LoadContext } from "../../src/loader.ts";

export const context: LoadContext = { signal: new AbortController().signal, tables: defaultTables };

/** A folder for the tests of a file, removed after them. */
export function makeFolder(): (name: string) => string {
  const folder = mkdtempSync(join(tmpdir(), "eponym-data-"));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return (name) => join(folder, name);
}

/** What a failure tells: its problems as text, without the folder. */
export async function failureOf(work: Promise<unknown> | (() => unknown)): Promise<DataflowError> {
  try {
    await (typeof work === "function" ? work() : work);
  } catch (error) {
    if (error instanceof DataflowError) return error;
    throw error;
  }
  throw new Error("It did not fail.");
}
