import type { Declared } from "../../src/node.ts";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { checkVariants } from "../../src/graph/check-variants.ts";
import type { Module } from "../../src/module.ts";
import type { Problem } from "../../src/node.ts";
import { readModules } from "../../src/source/read-modules.ts";
import { joinCode } from "../../src/source/serve-dag.ts";
import type { DataflowCase } from "./dataflow-case.ts";

/** A case by the name of its folder. */
export interface ReadCase extends DataflowCase {
  readonly name: string;
  /** Reads and imports its modules, once. */
  readonly load: () => Promise<LoadedCase>;
  /** The functions whose code differs in the later version. */
  readonly findChanged: () => readonly string[];
}

export interface LoadedCase {
  /** The modules, read from their text and joined with their code as a generated file does. */
  readonly loaded: readonly Module[];
  /** What the reader and the check of each module report. */
  readonly found: readonly Problem[];
}

/** All cases of a folder in `test/fixtures`. */
export function readCases(folder: string): Promise<readonly ReadCase[]> {
  const path = new URL(`../fixtures/${folder}/`, import.meta.url).pathname;
  return Promise.all(readdirSync(path).map((name) => readCase(path, name)));
}

export async function readCase(folder: string, name: string): Promise<ReadCase> {
  const cwd = join(folder, name);
  const { default: expected } = (await import(/* @vite-ignore */ join(cwd, "expected.ts"))) as {
    default: DataflowCase;
  };
  let loading: Promise<LoadedCase> | undefined;
  const files = expected.modules ?? ["dataflow.ts"];
  return {
    name,
    ...expected,
    load: () => (loading ??= loadModules(files, cwd)),
    findChanged: () => findChanged(files[0]!, expected.later!.module, cwd),
  };
}

function findChanged(earlier: string, later: string, cwd: string): readonly string[] {
  const [before, after] = [earlier, later].map((file) => readModules([file], { cwd }).modules[0]!.declared);
  return before!
    .filter((declared) => hashAll(after!.find(({ name }) => name === declared.name)) !== hashAll(declared))
    .map(({ name }) => name);
}

/** A function with its decorators, which are versioned by themselves. */
function hashAll(declared: Declared | undefined): string {
  return JSON.stringify([declared?.hash, declared?.decorations.map(({ kind, hash, args }) => [kind, hash ?? args])]);
}

async function loadModules(files: readonly string[], cwd: string): Promise<LoadedCase> {
  const { modules, problems } = readModules(files, { cwd });
  const loaded = await Promise.all(
    modules.map(async (module) => joinCode(module, (await import(/* @vite-ignore */ module.path)) as object)),
  );
  return { loaded, found: [...problems, ...loaded.flatMap(checkVariants)] };
}
