import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll } from "vitest";
import type { Module } from "../../src/module.ts";
import { readModules } from "../../src/source/read-modules.ts";
import { joinCode } from "../../src/source/serve-dag.ts";

export type ProgramFiles = Readonly<Record<string, string>>;

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A new folder, which is removed after the tests of the file. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "eponym-cache-"));
  folders.push(folder);
  return folder;
}

export function writeFiles(folder: string, files: ProgramFiles): void {
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
}

/** The module `dataflow` of a program: written to a folder of its own, read and imported as the loader does it. */
export async function loadProgram(files: ProgramFiles): Promise<Module> {
  const cwd = makeFolder();
  writeFiles(cwd, files);
  // Packages are looked for from the module.
  if (!existsSync(join(cwd, "node_modules"))) symlinkSync(resolve("node_modules"), join(cwd, "node_modules"));
  const { modules, problems } = readModules(["dataflow.ts"], { cwd });
  const [module] = modules;
  if (module === undefined || problems.length > 0) throw new Error(problems.map(({ message }) => message).join("\n"));
  return joinCode(module, (await import(/* @vite-ignore */ module.path)) as object);
}
