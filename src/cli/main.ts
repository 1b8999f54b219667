#!/usr/bin/env node
import { realpathSync } from "node:fs";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { CommanderError } from "commander";
import { runStuck } from "../errors/cli.ts";
import { DataflowError } from "../errors/dataflow-error.ts";
import { closedOutput, endingCode, takeOrders } from "./ending.ts";
import { createProcessIo, type Io } from "./io.ts";
import { createProgram } from "./program.ts";
import { waitForUnfinished } from "./wait-for-unfinished.ts";

const wrongUsage = 2;

/** Runs one command and gives its exit code: 1 for a failure, 2 for wrong usage, 130 if it was interrupted, 143 if it was terminated. */
export async function main(args: readonly string[], io: Io): Promise<number> {
  let code = 0;
  let isOver = false;
  const program = createProgram({ io, finish: (result) => (code = result) });
  try {
    await Promise.race([
      program.parseAsync(args, { from: "user" }),
      rejectWhenAborted(io, () => isOver),
      rejectWhenIdle(io),
    ]);
    return endingCode(io.signal, code);
  } catch (error) {
    // Commander has said what is wrong by itself.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : wrongUsage;
    const { reportError } = await import("./print/report-error.ts");
    const failure = reportError(error, io);
    return endingCode(io.signal, failure);
  } finally {
    isOver = true;
  }
}

/** How long a command may take to say more about why it ends, once there is nothing left that it has to wait for. */
const graceMs = 100;

function rejectWhenAborted(io: Io, isOver: () => boolean): Promise<never> {
  const { signal } = io;
  return new Promise((_, reject) => {
    const wait = async (): Promise<void> => {
      await setTimeout(graceMs);
      if (isOver()) return;
      await waitForUnfinished(io);
      await setTimeout(graceMs);
      reject(signal.reason as Error);
    };
    if (signal.aborted) void wait();
    else signal.addEventListener("abort", () => void wait(), { once: true });
  });
}

/** A module that waits for ever as it is loaded would otherwise end the process without a word. */
function rejectWhenIdle({ onIdle }: Io): Promise<never> {
  return new Promise((_, reject) => {
    onIdle(() => void setTimeout(graceMs).then(() => reject(new DataflowError([runStuck([])]))));
  });
}

/** Ends the process for an error that nothing has caught. One that is ending already goes on with that. */
async function endWithStray(error: unknown, io: Io): Promise<void> {
  if (io.signal.aborted && isOfAbort(error)) return;
  const { reportStray } = await import("./print/report-error.ts");
  const code = reportStray(error, io);
  if (!io.signal.aborted) process.exit(code);
}

/** What an abort leaves behind that nobody has waited for. */
function isOfAbort(error: unknown): boolean {
  if (error instanceof DataflowError) return error.problems.every(({ code }) => code === "RUN_ABORTED");
  return error instanceof Error && error.name === "AbortError";
}

async function runProcess(): Promise<void> {
  const orders = takeOrders();
  const io = createProcessIo(orders.signal);
  process.stdout.on("error", () => orders.end(closedOutput, "Nobody reads the output any more."));
  // Nobody is left to tell.
  process.stderr.on("error", () => {});
  process.on("uncaughtException", (error) => void endWithStray(error, io));
  const code = await main(process.argv.slice(2), io);
  orders.hurry();
  await waitForUnfinished(io);
  // What user code leaves open must not keep the process; what is written must be out before it ends.
  process.stdout.write("", () => process.stderr.write("", () => process.exit(endingCode(io.signal, code))));
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
