import { resolve } from "node:path";
import { replaceFile } from "../data/files/replace-file.ts";
import { fileNotWritten } from "../errors/cli.ts";
import { DataflowError } from "../errors/dataflow-error.ts";

/** Writes a file that the command line names, whole or not at all. */
export function writeFile(cwd: string, file: string, content: string | Uint8Array): void {
  try {
    replaceFile(resolve(cwd, file), content);
  } catch (error) {
    throw new DataflowError([fileNotWritten(file, error instanceof Error ? error.message : String(error))]);
  }
}
