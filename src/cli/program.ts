import { readFileSync } from "node:fs";
import { Command } from "commander";
import { addBuild } from "./commands/build.ts";
import { addCache } from "./commands/cache.ts";
import { addCheck } from "./commands/check.ts";
import { addDiff } from "./commands/diff.ts";
import { addExplain } from "./commands/explain.ts";
import { addInit } from "./commands/init.ts";
import { addList } from "./commands/list.ts";
import { addPlan } from "./commands/plan.ts";
import { addRun } from "./commands/run.ts";
import { addVisualize } from "./commands/visualize.ts";
import type { Session } from "./session.ts";

const commands = [addInit, addBuild, addCheck, addRun, addPlan, addExplain, addList, addVisualize, addDiff, addCache];

/** The command line. Commands load what they need when they run, so that help is quick. */
export function createProgram(session: Session): Command {
  const { out, error } = session.io;
  const program = new Command("eponym")
    .description("Turns exported TypeScript functions into a typed, drawn and explained dataflow.")
    .version(readVersion(), "-V, --version", "print the version")
    .helpOption("-h, --help", "print help")
    .helpCommand("help [command]", "print help for a command")
    .showHelpAfterError("Run it with --help to see what it takes.")
    .exitOverride()
    .configureOutput({
      writeOut: (text) => out.write(text),
      writeErr: (text) => error.write(text),
      getOutHelpWidth: () => out.columns,
      getErrHelpWidth: () => error.columns,
      getOutHasColors: () => out.isTerminal,
      getErrHasColors: () => error.isTerminal,
      outputError: (text, write) => write(error.paint("red", text)),
    });
  for (const add of commands) add(program, session);
  return program;
}

/** The version in the package's own package.json. */
export function readVersion(): string {
  const text = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(text) as { readonly version: string }).version;
}
