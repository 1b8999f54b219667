import { mkdirSync, writeFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fileNotWritten } from "../../errors/cli.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import { projectFiles } from "./project-files.ts";

/** Writes the files of a small project, none over one that is there, and gives what to say about it. */
export function startProject(cwd: string, folder: string, version: string): string {
  const target = resolve(cwd, folder);
  const files = projectFiles({ name: basename(target), version });
  const lines = [...files].map(
    ([file, text]) => `${writeNew(target, folder, file, text) ? "wrote" : "kept "} ${join(folder, file)}`,
  );
  const enter = target === cwd ? [] : [`  cd ${folder}`];
  const next = ["", "Next:", ...enter, "  npm install", "  npx eponym build", "  node run.ts", ""];
  return [...lines, ...next].join("\n");
}

function writeNew(target: string, folder: string, file: string, text: string): boolean {
  try {
    mkdirSync(target, { recursive: true });
    writeFileSync(join(target, file), text, { flag: "wx" });
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST" && !error.message.includes("mkdir"))
      return false;
    throw new DataflowError([
      fileNotWritten(join(folder, file), error instanceof Error ? error.message : String(error)),
    ]);
  }
}
