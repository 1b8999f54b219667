#!/usr/bin/env node
import { realpathSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { CommanderError } from "commander";
import { runStuck } from "../errors/cli.ts";
import { DataflowError } from "../errors/dataflow-error.ts";
import { createProcessIo, type Io } from "./io.ts";
import { createProgram } from "./program.ts";

/** Exit codes beside 0. */
const interrupted = 130;
const wrongUsage = 2;

/** Runs one command and gives its exit code: 1 for a failure, 2 for wrong usage, 130 if it was interrupted. */
export async function main(args: readonly string[], io: Io): Promise<number> {
  let code = 0;
  const program = createProgram({ io, finish: (result) => (code = result) });
  try {
    await Promise.race([program.parseAsync(args, { from: "user" }), rejectWhenAborted(io.signal), rejectWhenIdle(io)]);
    return io.signal.aborted ? interrupted : code;
  } catch (error) {
    // Commander has said what is wrong by itself.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : wrongUsage;
    const { reportError } = await import("./print/report-error.ts");
    const failure = reportError(error, io);
    return io.signal.aborted ? interrupted : failure;
  }
}

/** How long a command may take to say more about why it ends. */
const graceMs = 100;

function rejectWhenAborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const wait = (): unknown => setTimeout(() => reject(signal.reason as Error), graceMs);
    if (signal.aborted) wait();
    else signal.addEventListener("abort", wait, { once: true });
  });
}

/** A module that waits for ever as it is loaded would otherwise end the process without a word. */
function rejectWhenIdle({ onIdle }: Io): Promise<never> {
  return new Promise((_, reject) => {
    onIdle(() => setTimeout(() => reject(new DataflowError([runStuck([])])), graceMs));
  });
}

/** Ends the process for an error that nothing has caught. */
async function endWithStray(error: unknown, io: Io): Promise<never> {
  const { reportStray } = await import("./print/report-error.ts");
  process.exit(reportStray(error, io));
}

async function runProcess(): Promise<void> {
  const controller = new AbortController();
  const io = createProcessIo(controller.signal);
  process.on("SIGINT", () => {
    if (controller.signal.aborted) process.exit(interrupted);
    controller.abort(new DOMException("Interrupted.", "AbortError"));
  });
  // A reader that has seen enough, such as `head`, is no failure.
  process.stdout.on("error", () => process.exit(0));
  process.on("uncaughtException", (error) => void endWithStray(error, io));
  const code = await main(process.argv.slice(2), io);
  // What user code leaves open must not keep the process; what is written must be out before it ends.
  process.stdout.write("", () => process.stderr.write("", () => process.exit(code)));
}

/** The file that was started, links resolved; `import.meta.main` says so only from Node 22.18 on. */
const isStarted = process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);

if (isStarted && (major < 22 || (major === 22 && minor < 18))) {
  process.stderr.write(`Eponym needs Node 22.18 or later, and this is ${process.versions.node}.\n`);
  process.exitCode = 2;
} else if (isStarted) {
  void runProcess();
}
