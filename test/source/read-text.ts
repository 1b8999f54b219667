import { resolve } from "node:path";
import type { Declared } from "../../src/node.ts";
import type { ReadModule } from "../../src/source/read-modules.ts";
import { readModules } from "../../src/source/read-modules.ts";

/** A file system in memory; names are relative to `/project`. */
export function memoryFiles(files: Readonly<Record<string, string>>): { readFile(path: string): string | undefined } {
  const texts = new Map(Object.entries(files).map(([name, text]) => [resolve("/project", name), text]));
  return { readFile: (path) => texts.get(path) };
}

/** Reads `dataflow.ts` with no mistakes in it, among other files. */
export function readText(text: string, others: Readonly<Record<string, string>> = {}): ReadModule {
  const fileSystem = memoryFiles({ "dataflow.ts": text, ...others });
  const { modules, problems } = readModules(["dataflow.ts"], { fileSystem, cwd: "/project" });
  const [module] = modules;
  if (module === undefined || problems.length > 0) throw new Error(problems.map(({ message }) => message).join("\n"));
  return module;
}

/** The one declared function of a text, or the one of that name. */
export function readDeclared(text: string, name?: string, others?: Readonly<Record<string, string>>): Declared {
  const { declared } = readText(text, others);
  const found = declared.filter((fn) => name === undefined || fn.name === name);
  if (found.length !== 1 || found[0] === undefined) throw new Error(`${found.length} functions`);
  return found[0];
}

/** Every code that reading a text reports. */
export function readCodes(text: string, others: Readonly<Record<string, string>> = {}): readonly string[] {
  const fileSystem = memoryFiles({ "dataflow.ts": text, ...others });
  return readModules(["dataflow.ts"], { fileSystem, cwd: "/project" }).problems.map(({ code }) => code);
}
