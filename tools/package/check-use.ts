import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readEntries } from "../read-entries.ts";
import { runCommand } from "./run-command.ts";
import { listHeavy, traceProgram } from "./trace-program.ts";

/** Builds the project's modules with the installed command, and checks them as a user's CI would. */
export function buildModules(folder: string): void {
  const command = join(folder, "node_modules/.bin/eponym");
  const files = ["orders.ts", "regions.ts"];
  runCommand(folder, command, ["build", ...files]);
  runCommand(folder, command, ["check", ...files]);
}

/** Whether the project gives the results it must under plain Node. */
export function checkRun(folder: string): readonly string[] {
  const expected = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8")) as unknown;
  const { status, stdout, stderr } = traceProgram(folder, ["run.ts"]);
  if (status === 0 && stdout.trim() === JSON.stringify(expected)) return [];
  return [`run.ts gave ${stdout}${stderr} instead of ${JSON.stringify(expected)}`];
}

/** Whether everything that package.json publishes can be imported, and `eponym` alone stays light. */
export function checkImports(root: string, folder: string): readonly string[] {
  const subpaths = readEntries(root).map((entry) =>
    entry === "index.ts" ? "eponym" : `eponym/${entry.replace(".ts", "")}`,
  );
  const failures = subpaths.flatMap((subpath) => {
    const { status, stderr, loaded } = importAlone(folder, subpath);
    if (status !== 0) return [`import "${subpath}" fails: ${stderr}`];
    const loads = subpath === "eponym" || subpath === "eponym/generated" ? listHeavy(loaded) : [];
    return loads.map((name) => `import "${subpath}" loads ${name}`);
  });
  const manifest = traceProgram(folder, ["-e", 'import("eponym/package.json", { with: { type: "json" } })']);
  return manifest.status === 0 ? failures : [...failures, `import "eponym/package.json" fails: ${manifest.stderr}`];
}

function importAlone(folder: string, subpath: string): ReturnType<typeof traceProgram> {
  return traceProgram(folder, ["--input-type=module", "-e", `import "${subpath}";`]);
}
