import { readdirSync } from "node:fs";
import { join } from "node:path";
import { checkVariants } from "../../src/graph/check-variants.ts";
import type { Module } from "../../src/module.ts";
import type { Problem } from "../../src/node.ts";
import { readModules } from "../../src/source/read-modules.ts";
import { joinCode } from "../../src/source/serve-dag.ts";
import type { DataflowCase } from "./dataflow-case.ts";

const folder = new URL("../fixtures/dataflows/", import.meta.url).pathname;

export const caseNames: readonly string[] = readdirSync(folder);

/** A case with its modules, read from their text and joined with their code as a generated file does. */
export interface ReadCase extends DataflowCase {
  readonly loaded: readonly Module[];
  /** What the reader and the check of each module report. */
  readonly found: readonly Problem[];
}

export async function readCase(name: string): Promise<ReadCase> {
  const cwd = join(folder, name);
  const { default: expected } = (await import(/* @vite-ignore */ join(cwd, "expected.ts"))) as {
    default: DataflowCase;
  };
  const { modules, problems } = readModules(expected.modules ?? ["dataflow.ts"], { cwd });
  const loaded = await Promise.all(
    modules.map(async (module) => joinCode(module, (await import(/* @vite-ignore */ module.path)) as object)),
  );
  return { ...expected, loaded, found: [...problems, ...loaded.flatMap(checkVariants)] };
}
