import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import type { SourceFiles } from "./source-files.ts";

/** The project file that an import names, or `undefined` for packages and for what is not there. A `.dag.ts` stands for its source. */
export function resolveImport(files: SourceFiles, from: string, specifier: string): string | undefined {
  if (!isProjectImport(specifier)) return undefined;
  const target = specifier.startsWith("file:") ? fileURLToPath(specifier) : resolve(dirname(from), specifier);
  return candidates(target).find((path) => isThere(files, path));
}

/** Whether an import names a file rather than a package. */
export function isProjectImport(specifier: string): boolean {
  return /^(?:\.{0,2}\/|\.{1,2}$|file:)/.test(specifier);
}

function candidates(target: string): readonly string[] {
  if (/\.dag\.[jt]s$/.test(target)) return [target.replace(/\.dag\.[jt]s$/, ".ts")];
  if (/\.[cm]?js$/.test(target)) return [target.replace(/js$/, "ts"), target];
  if (/\.(?:[cm]?ts|tsx|jsx|json)$/.test(target)) return [target];
  return [`${target}.ts`, resolve(target, "index.ts"), `${target}.js`];
}

function isThere(files: SourceFiles, path: string): boolean {
  try {
    return files.readText(path) !== undefined;
  } catch {
    return false;
  }
}
