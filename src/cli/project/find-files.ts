import { globSync, statSync } from "node:fs";
import { isAbsolute, join, relative, resolve } from "node:path";
import { fileIsFolder, filesMissing, filesNotMatched } from "../../errors/cli.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import { loadProject } from "./load-config.ts";

/** Paths and globs, and the folder they start from. */
export interface Selection {
  readonly folder: string;
  readonly patterns: readonly string[];
}

/** What the command line names, or else what `eponym.config.ts` does, which is loaded either way: it may define decorators. */
export async function selectFiles(cwd: string, named: readonly string[]): Promise<Selection> {
  const project = await loadProject(cwd);
  if (named.length > 0) return { folder: cwd, patterns: named };
  if (project === undefined) throw new DataflowError([filesMissing()]);
  return { folder: project.folder, patterns: project.modules };
}

/** The source files of a selection, from the working folder. A path without wildcards stays as it is, whether there is such a file or not. */
export function listFiles(cwd: string, { folder, patterns }: Selection): readonly string[] {
  const files = patterns.flatMap((pattern) => {
    if (!isGlob(pattern)) return [nameFile(cwd, folder, pattern)];
    const found = globSync(pattern, { cwd: folder, exclude: isLeftOut }).filter(isSource);
    if (found.length === 0) throw new DataflowError([filesNotMatched(pattern)]);
    return found.toSorted().map((file) => relativeTo(cwd, folder, file));
  });
  const all = new Set(files);
  // A wildcard of the shell takes generated files along with their sources.
  return [...all].filter((file) => !file.endsWith(".dag.ts") || !all.has(file.replace(/\.dag\.ts$/, ".ts")));
}

function nameFile(cwd: string, folder: string, file: string): string {
  if (statSync(resolve(folder, file), { throwIfNoEntry: false })?.isDirectory() === true)
    throw new DataflowError([fileIsFolder(file)]);
  return relativeTo(cwd, folder, file);
}

export async function findFiles(cwd: string, named: readonly string[]): Promise<readonly string[]> {
  return listFiles(cwd, await selectFiles(cwd, named));
}

export function isGlob(pattern: string): boolean {
  return /[*?[{]/.test(pattern);
}

/** Files that a wildcard takes: source, neither generated nor declared nor about this tool. */
export function isSource(file: string): boolean {
  return file.endsWith(".ts") && !/(?:\.(?:dag|d|test|spec)|^eponym\.config|[\\/]eponym\.config)\.ts$/.test(file);
}

function isLeftOut(name: string): boolean {
  return /(?:^|[\\/])(?:node_modules|\.git)$/.test(name);
}

function relativeTo(cwd: string, folder: string, file: string): string {
  return isAbsolute(file) ? file : relative(cwd, join(folder, file));
}
