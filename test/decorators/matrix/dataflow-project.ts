import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build as bundle } from "esbuild";
import { createBuilder } from "../../../src/codegen/build-modules.ts";
import type { Module } from "../../../src/module.ts";
import type { Problem } from "../../../src/node.ts";
import { compilerOptions } from "../../types/project.ts";

/** A source text and, where types are to be looked at, a program that uses what is built of it. */
export interface DataflowText {
  readonly source: string;
  readonly use?: string;
}

/** A folder of dataflows by name, with the files of `project/` beside them. */
export interface DataflowProject {
  /** What the build reports of each dataflow. */
  readonly problems: ReadonlyMap<string, readonly Problem[]>;
  /** What `tsc` says of the dataflows that have a use: to their sources, to what is generated, and to their uses; of others to their sources alone. */
  check(others?: readonly string[]): ReadonlyMap<string, readonly string[]>;
  /** The modules of all that could be built. */
  load(): Promise<ReadonlyMap<string, Module>>;
  remove(): void;
}

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Writes and builds dataflows, all at once. */
export function createProject(texts: ReadonlyMap<string, DataflowText>): DataflowProject {
  const folder = mkdtempSync(join(tmpdir(), "eponym-matrix-"));
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  for (const name of ["parts.ts", "inner.ts", "same.ts", "sized.ts"]) {
    const text = readFileSync(new URL(`project/${name}`, import.meta.url), "utf8");
    write(name, text.replace("../../../../src/decorators.ts", "eponym/decorators"));
  }
  for (const [name, { source }] of texts) write(`${name}.ts`, source);
  const { problems } = createBuilder({ decorators: ["sized"] }).build(
    ["inner", ...texts.keys()].map((name) => join(folder, `${name}.ts`)),
  );
  const found = Map.groupBy(problems, ({ location }) => basename(location?.file ?? "", ".ts"));
  const built = [...texts.keys()].filter((name) => !found.has(name));
  return {
    problems: found,
    check(others = []) {
      const used = [...texts].flatMap(([name, { use }]) => {
        if (use === undefined || found.has(name)) return [];
        write(`${name}.use.ts`, use);
        return [`${name}.use.ts`];
      });
      const files = [...used, ...others.map((name) => `${name}.ts`)];
      const paths = { ...compilerOptions.paths, "eponym/decorators": [join(root, "src/decorators.ts")] };
      write("package.json", JSON.stringify({ type: "module" }));
      write("tsconfig.json", JSON.stringify({ compilerOptions: { ...compilerOptions, paths }, files }));
      return Map.groupBy(runTypeScript(folder), (error) => /^[^.(]*/.exec(error)![0]);
    },
    async load() {
      // One file is loaded far sooner than a thousand.
      const contents = built
        .map((name) => `export { default as ${JSON.stringify(name)} } from "./${name}.dag.ts";`)
        .join("\n");
      const outfile = join(folder, "bundle.js");
      const stdin = { contents, resolveDir: folder };
      const external = ["eponym", "eponym/*", "./sized.ts"];
      await bundle({ stdin, outfile, external, bundle: true, format: "esm", logLevel: "error" });
      const modules = (await import(/* @vite-ignore */ outfile)) as Readonly<Record<string, Module>>;
      return new Map(Object.entries(modules));
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** The errors of `tsc`, each with the lines that continue it. */
function runTypeScript(folder: string): readonly string[] {
  const { status, stdout, stderr } = spawnSync(
    join(root, "node_modules/.bin/tsc"),
    ["-p", folder, "--pretty", "false"],
    {
      cwd: folder,
      encoding: "utf8",
      timeout: 120_000,
      killSignal: "SIGKILL",
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  if (status === null) throw new Error(`tsc did not end: ${stderr}`);
  return stdout.split(/\n(?=\S)/).filter((error) => error.includes("error TS"));
}
