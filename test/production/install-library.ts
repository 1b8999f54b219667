import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** An empty folder inside the repository, where the library's own dependencies are found; `remove` takes it away. */
export function makeProjectFolder(): { readonly folder: string; readonly remove: () => void } {
  mkdirSync(join(root, ".eponym"), { recursive: true });
  const folder = mkdtempSync(join(root, ".eponym/project-"));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Emits the library into a project's `node_modules`, as it is published; gives the path of its command. */
export function installLibrary(folder: string): string {
  const installed = join(folder, "node_modules/eponym");
  mkdirSync(installed, { recursive: true });
  copyFileSync(join(root, "package.json"), join(installed, "package.json"));
  compile(folder, join(root, "src/tsconfig.build.json"), "--outDir", join(installed, "dist"));
  return join(installed, "dist/cli/main.js");
}

/** Runs the project's TypeScript compiler; throws what it says if it says anything. */
export function compile(folder: string, settings: string, ...args: readonly string[]): void {
  runNode(folder, join(root, "node_modules/typescript/bin/tsc"), "-p", settings, "--pretty", "false", ...args);
}

/** Runs a program under Node and gives what it wrote; throws what it wrote if it fails. */
export function runNode(folder: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`node ${args.join(" ")} failed:\n${stdout}${stderr}`);
  return stdout;
}
