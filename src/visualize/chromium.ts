import { accessSync, constants, statSync } from "node:fs";
import { delimiter, join } from "node:path";
import { DataflowError } from "../errors/dataflow-error.ts";
import { chromiumNotThere } from "../errors/visualize.ts";

const variables = ["EPONYM_CHROMIUM", "PUPPETEER_EXECUTABLE_PATH", "CHROME_PATH"] as const;
const programs = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"] as const;

export type Environment = Readonly<Record<string, string | undefined>>;

/** The browser that an environment variable names, or else the first on the search path; throws where a variable names none. */
export function findChromium(environment: Environment): string | undefined {
  for (const variable of variables) {
    const path = environment[variable];
    if (path === undefined || path === "") continue;
    if (!isProgram(path)) throw new DataflowError([chromiumNotThere(variable, path)]);
    return path;
  }
  return findProgram(programs, environment);
}

/** The first of some programs that the search path has. */
export function findProgram(names: readonly string[], { PATH = "" }: Environment): string | undefined {
  const folders = PATH.split(delimiter).filter((folder) => folder !== "");
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Flags that keep a browser quiet; its sandbox stays on unless it would refuse to start, as it does for root. */
export function chromiumFlags(isRoot: boolean): readonly string[] {
  const quiet = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ];
  return isRoot ? ["--no-sandbox", ...quiet] : quiet;
}
