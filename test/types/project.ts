import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";
import { createBuilder } from "../../src/codegen/build-modules.ts";
import type { Problem } from "../../src/node.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The compiler options of a user's project, with this project's sources as the package. */
export const compilerOptions = {
  target: "es2023",
  lib: ["es2024", "esnext.collection", "dom"],
  module: "nodenext",
  moduleResolution: "nodenext",
  typeRoots: [join(root, "node_modules/@types")],
  types: ["node"],
  noEmit: true,
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  allowImportingTsExtensions: true,
  skipLibCheck: true,
  paths: {
    eponym: [join(root, "src/index.ts")],
    "eponym/generated": [join(root, "src/generated.ts")],
    "eponym/source": [join(root, "src/source.ts")],
  },
};

/** What a build and a type check of a small project of its own said. */
export interface CheckedProject {
  readonly problems: readonly Problem[];
  /** The lines of `tsc`; continuation lines are indented. */
  readonly errors: readonly string[];
  /** How many types `tsc` made for it, besides those of the package's own sources, which are checked along with it. */
  readonly instantiations: number;
}

/** Writes source files into a temporary folder that goes when the test is over. */
export function writeProject(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "eponym-types-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, include: ["*.ts"] }));
  return folder;
}

/** Writes a project, builds its dataflow modules and type checks it; files may be edited after the build. */
export function checkProject(
  files: Readonly<Record<string, string>>,
  modules: readonly string[],
  edited: Readonly<Record<string, string>> = {},
): CheckedProject {
  const folder = writeProject(files);
  const { problems } = createBuilder().build(modules.map((name) => join(folder, name)));
  for (const [name, text] of Object.entries(edited)) writeFileSync(join(folder, name), text);
  const { errors, instantiations } = runTypeScript(folder);
  return { problems, errors, instantiations: instantiations - countOwn() };
}

let own: number | undefined;

/** What a project makes that does nothing but import the package. */
function countOwn(): number {
  if (own === undefined) {
    const use = `import { Driver } from "eponym";\nimport * as generated from "eponym/generated";\nexport const used = [Driver, generated];\n`;
    own = runTypeScript(writeProject({ "use.ts": use })).instantiations;
  }
  return own;
}

function runTypeScript(folder: string): Omit<CheckedProject, "problems"> {
  const { status, stdout, stderr } = spawnSync(
    join(root, "node_modules/.bin/tsc"),
    ["-p", folder, "--extendedDiagnostics", "--pretty", "false"],
    {
      cwd: folder,
      encoding: "utf8",
      timeout: 120_000,
      killSignal: "SIGKILL",
      maxBuffer: 64 * 1024 * 1024,
    },
  );
  if (status === null) throw new Error(`tsc did not end: ${stderr}`);
  const instantiations = Number(/^Instantiations:\s+(\d+)/m.exec(stdout)?.[1]);
  const errors = stdout.split("\n").filter((line) => /error TS\d+/.test(line) || line.startsWith("  "));
  return { errors, instantiations };
}
