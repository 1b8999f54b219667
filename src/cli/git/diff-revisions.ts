import { readerOptions } from "../project/reader-options.ts";
import { matchesGlob, relative, resolve } from "node:path";
import { diffModules, type ModulesDiff } from "../../codegen/diff-modules.ts";
import { importModules } from "../../codegen/import-modules.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import type { Module } from "../../module.ts";
import type { SourceFileSystem } from "../../source/file-system.ts";
import { diskFileSystem } from "../../source/file-system.ts";
import { createReader } from "../../source/read-modules.ts";
import { filesNotMatched } from "../../errors/cli.ts";
import { isGlob, isSource, listFiles, type Selection, selectFiles } from "../project/find-files.ts";
import { openRevision, type RevisionFiles } from "./revision-files.ts";

/** Compares the modules of a revision with those of the working folder. Throws every mistake in either. */
export async function diffRevisions(cwd: string, named: readonly string[], base: string): Promise<ModulesDiff> {
  const selection = await selectFiles(cwd, named);
  const revision = openRevision(cwd, base);
  const before = listBefore(selection, revision);
  const after = listAfter(cwd, selection, before);
  return diffModules(readVersion(cwd, before, revision), readVersion(cwd, after, diskFileSystem));
}

/** The files that the selection has in the revision. */
function listBefore({ folder, patterns }: Selection, { paths }: RevisionFiles): readonly string[] {
  return patterns.flatMap((pattern) => {
    if (!isGlob(pattern)) return paths.filter((path) => path === resolve(folder, pattern));
    return paths.filter((path) => isSource(path) && matchesGlob(relative(folder, path), pattern.replace(/^\.\//, "")));
  });
}

/** The files that it has now. What is gone is all right where it was there before. */
function listAfter(cwd: string, { folder, patterns }: Selection, before: readonly string[]): readonly string[] {
  return patterns.flatMap((pattern) => {
    if (!isGlob(pattern)) {
      const path = resolve(folder, pattern);
      return before.includes(path) && diskFileSystem.readFile(path) === undefined ? [] : [path];
    }
    try {
      return listFiles(cwd, { folder, patterns: [pattern] });
    } catch (error) {
      const isEmpty = error instanceof DataflowError && error.code === filesNotMatched(pattern).code;
      if (isEmpty && before.length > 0) return [];
      throw error;
    }
  });
}

function readVersion(cwd: string, files: readonly string[], fileSystem: SourceFileSystem): readonly Module[] {
  const reader = createReader({ ...readerOptions(cwd), fileSystem });
  const { modules, problems } = reader.read(files);
  const imported = importModules(modules, (paths) => reader.read(paths));
  const all = [...problems, ...imported.problems];
  if (all.length > 0) throw new DataflowError(all);
  return imported.modules;
}
