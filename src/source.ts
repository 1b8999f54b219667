import { resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { definedDecorators } from "./decorators/define-decorator.ts";
import { DataflowError } from "./errors/dataflow-error.ts";
import { moduleNotLoaded } from "./errors/load.ts";
import type { Module } from "./module.ts";
import type { ReadModule } from "./source/read-modules.ts";
import { readSource } from "./source/read-source.ts";
import { joinCode, serveDagFiles } from "./source/serve-dag.ts";

export type { SourceFileSystem } from "./source/file-system.ts";
export { createReader, readModules } from "./source/read-modules.ts";
export type { Reader, ReaderOptions, ReadModule, ReadResult } from "./source/read-modules.ts";
export type { TypeImport } from "./source/resolve-annotation.ts";

/**
 * Loads a dataflow module from its source file, without a build step: for scripts and notebooks.
 * Its outputs are typed `unknown`; import the built `.dag.ts` file for their types.
 * Generated files that it imports and that have not been built are made on the way.
 *
 * @param path The source file: a path from the working folder, or a `file:` URL.
 * @throws {DataflowError} with every mistake of the source text, or with `MODULE_NOT_LOADED` where the module fails as it is loaded.
 *
 * @example
 * ```ts
 * import { Driver } from "eponym";
 * import { loadModule } from "eponym/source";
 *
 * const features = await loadModule("./features.ts");
 * const driver = new Driver({ modules: [features] });
 * console.log(await driver.execute(["ageMean"], { inputs: { age: [31, 47] } }));
 * ```
 */
export async function loadModule(path: string | URL): Promise<Module> {
  const isUrl = path instanceof URL || path.startsWith("file:");
  const file = isUrl ? fileURLToPath(path) : resolve(path);
  const module = readOne(file);
  serveDagFiles(readOne);
  try {
    return joinCode(module, await import(pathToFileURL(file).href));
  } catch (error) {
    if (error instanceof DataflowError) throw error;
    throw new DataflowError([moduleNotLoaded({ file: module.file, line: 1, column: 1 }, error)], { cause: error });
  }
}

function readOne(file: string): ReadModule {
  return readSource(file, definedDecorators());
}
