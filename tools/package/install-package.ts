import { cpSync } from "node:fs";
import { join } from "node:path";
import { runCommand } from "./run-command.ts";

/** The compilers that a user's project may have, and the name each is installed by here. */
export const compilers = {
  typescript: "typescript@7.0.2",
  "typescript-6": "npm:typescript@6.0.3",
  "typescript-5": "npm:typescript@5.9.3",
} as const;

/** Makes a copy of a user's project that has the tarball and compilers, and nothing else of this repository. */
export function installPackage(project: string, folder: string, tarball: string): void {
  cpSync(project, folder, { recursive: true });
  const aliases = Object.entries(compilers).map(([name, from]) => (name === "typescript" ? from : `${name}@${from}`));
  runCommand(folder, "npm", [
    "install",
    "--prefer-offline",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
    tarball,
    ...aliases,
  ]);
}

/** The program of an installed compiler. */
export function compilerPath(folder: string, name: keyof typeof compilers): string {
  return join(folder, "node_modules", name, "bin/tsc");
}
