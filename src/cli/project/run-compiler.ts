import { spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Io } from "../io.ts";

/** Runs the project's own `tsc --noEmit` and gives 0 or 1. Says so where there is none. */
export async function runCompiler({ cwd, out, error, signal }: Io): Promise<number> {
  const folder = findUpward(cwd);
  const compiler = folder === undefined ? undefined : findCompiler(folder);
  if (folder === undefined || compiler === undefined) {
    out.write(`Types are not checked: there is no ${folder === undefined ? "tsconfig.json" : "TypeScript"} here.\n`);
    return 0;
  }
  const pretty = out.isTerminal ? "true" : "false";
  const child = spawn(process.execPath, [compiler, "--noEmit", "-p", folder, "--pretty", pretty], { cwd, signal });
  child.stdout.on("data", (text: Buffer) => out.write(text.toString()));
  child.stderr.on("data", (text: Buffer) => error.write(text.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", (cause) => reject(signal.aborted ? (signal.reason as Error) : cause));
    child.on("close", resolve);
  });
  if (code === 0) out.write("tsc finds no mistakes.\n");
  return code === 0 ? 0 : 1;
}

function findUpward(cwd: string): string | undefined {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, "tsconfig.json"))) return folder;
    if (existsSync(join(folder, "package.json")) || dirname(folder) === folder) return undefined;
  }
}

function findCompiler(folder: string): string | undefined {
  try {
    const manifest = createRequire(join(folder, "tsconfig.json")).resolve("typescript/package.json");
    const { bin } = JSON.parse(readFileSync(manifest, "utf8")) as { readonly bin?: { readonly tsc?: string } };
    return bin?.tsc === undefined ? undefined : join(dirname(manifest), bin.tsc);
  } catch {
    return undefined;
  }
}
