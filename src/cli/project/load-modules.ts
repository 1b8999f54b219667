import { pathToFileURL } from "node:url";
import { DataflowError } from "../../errors/dataflow-error.ts";
import { moduleNotLoaded } from "../../errors/load.ts";
import type { Module } from "../../module.ts";
import { readModules, type ReadModule } from "../../source/read-modules.ts";
import { joinCode, serveDagFiles } from "../../source/serve-dag.ts";
import { readerOptions } from "./reader-options.ts";

/** Loads the code of dataflow modules from their source files, which need not be built. Throws every mistake of all files together. */
export async function loadModules(cwd: string, files: readonly string[]): Promise<readonly Module[]> {
  const modules = readSources(cwd, files);
  serveSources(cwd);
  return Promise.all(modules.map(loadCode));
}

/** The modules as their text tells them. Throws every mistake of all files together. */
export function readSources(cwd: string, files: readonly string[]): readonly ReadModule[] {
  const { modules, problems } = readModules(files, readerOptions(cwd));
  if (problems.length > 0) throw new DataflowError(problems);
  return modules;
}

/** Lets this process import generated files that are not there, and this package where it is not installed. */
export function serveSources(cwd: string): void {
  serveDagFiles((source) => readSources(cwd, [source])[0]!);
}

async function loadCode(module: ReadModule): Promise<Module> {
  try {
    return joinCode(module, (await import(pathToFileURL(module.path).href)) as object);
  } catch (error) {
    if (error instanceof DataflowError) throw error;
    throw new DataflowError([moduleNotLoaded({ file: module.file, line: 1, column: 1 }, error)], { cause: error });
  }
}
