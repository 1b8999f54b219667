import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileNotWritten } from "../errors/cli.ts";
import { DataflowError } from "../errors/dataflow-error.ts";

/** Writes a file that the command line names. */
export function writeFile(cwd: string, file: string, content: string | Uint8Array): void {
  try {
    writeFileSync(resolve(cwd, file), content);
  } catch (error) {
    throw new DataflowError([fileNotWritten(file, error instanceof Error ? error.message : String(error))]);
  }
}
