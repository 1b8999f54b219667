import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { mapSpecifier } from "./map-specifier.ts";
import type { SourceFiles } from "./source-files.ts";

/** The project file that an import names, or `undefined` for packages and for what is not there. A `.dag.ts` stands for its source. */
export function resolveImport(files: SourceFiles, from: string, specifier: string): string | undefined {
  const targets = isProjectImport(specifier) ? [toPath(from, specifier)] : mapSpecifier(files, from, specifier);
  return targets.flatMap(candidates).find((path) => isThere(files, path));
}

/** Whether an import names a file rather than a package, or a name that the project's settings give to files. */
export function isProjectImport(specifier: string): boolean {
  return /^(?:\.{0,2}\/|\.{1,2}$|file:)/.test(specifier);
}

function toPath(from: string, specifier: string): string {
  return specifier.startsWith("file:") ? fileURLToPath(specifier) : resolve(dirname(from), specifier);
}

function candidates(target: string): readonly string[] {
  if (/\.dag\.[jt]s$/.test(target)) return [target.replace(/\.dag\.[jt]s$/, ".ts")];
  if (/\.[cm]?js$/.test(target)) return [target.replace(/js$/, "ts"), target];
  if (/\.(?:[cm]?ts|tsx|jsx|json)$/.test(target)) return [target];
  // Anything else with an ending is data that a loader of the project knows.
  const isData = /\.\w+$/.test(target);
  return [`${target}.ts`, resolve(target, "index.ts"), `${target}.js`, ...(isData ? [target] : [])];
}

/** Whether a file is no code, but data. */
export function isData(path: string): boolean {
  return !/\.[cm]?[jt]sx?$/.test(path);
}

function isThere(files: SourceFiles, path: string): boolean {
  try {
    return files.readText(path) !== undefined;
  } catch {
    return false;
  }
}
