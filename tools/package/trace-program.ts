import { spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const tracer = fileURLToPath(new URL("./trace-loads.mjs", import.meta.url));

/** What a program wrote, how it ended, and the addresses of everything that it loaded. */
export interface Trace {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly loaded: readonly string[];
}

/** Runs `node ...args` in a folder and watches what it loads; the folder is left as it was. */
export function traceProgram(folder: string, args: readonly string[]): Trace {
  const file = join(folder, ".loaded");
  const { status, stdout, stderr } = spawnSync(process.execPath, ["--import", tracer, ...args], {
    cwd: folder,
    encoding: "utf8",
    env: { ...process.env, TRACE_LOADS: file, NODE_OPTIONS: "" },
  });
  const loaded = readFileSync(file, "utf8").split("\n");
  rmSync(file);
  return { status, stdout, stderr, loaded };
}

const heavy =
  /\/node_modules\/(ts-morph|@ts-morph|typescript|nodejs-polars[\w-]*|@hpcc-js|@resvg|@mermaid-js|puppeteer[\w-]*)\//;

/** The packages among what was loaded that `import "eponym"` must not load: the reader of sources, tables, drawing. */
export function listHeavy(loaded: readonly string[]): readonly string[] {
  return [...new Set(loaded.flatMap((url) => heavy.exec(url)?.[1] ?? []))];
}
