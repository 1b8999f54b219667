import { showSourceLines } from "../../driver/source-lines.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import { exitCodeOf } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { readUserFrames } from "./user-frames.ts";
import { withoutSecrets } from "./without-secrets.ts";

const mostCauses = 5;

/** Tells what went wrong in words for its reader, and gives the exit code. */
export function reportError(error: unknown, process: Io): number {
  const io = withoutSecrets(process);
  if (io.signal.aborted && error === io.signal.reason) {
    io.error.write(`${(error as Error).message}\n`);
  } else if (error instanceof DataflowError) {
    io.error.write(`${describeFailure(error, io)}\n`);
  } else {
    io.error.write(`${describeInternal(error, io)}\n`);
  }
  return exitCodeOf(error);
}

/** An error that was thrown outside of any node, such as in a timer that a user's function has left. */
export function reportStray(error: unknown, process: Io): number {
  const io = withoutSecrets(process);
  const frames = readUserFrames(stackOf(error), io.cwd);
  if (error instanceof DataflowError || frames.length === 0) return reportError(error, io);
  io.error.write(`${["Outside of any node:", describeThrown(error), ...indent(frames)].join("\n")}\n`);
  return 1;
}

/** The problems of an error, and where in the user's code its causes happened. */
export function describeFailure(failure: DataflowError, { cwd, error: stream, environment }: Io): string {
  const { message } = showSourceLines(failure) as DataflowError;
  const painted = nameOptions(message).replaceAll(/^[A-Z]+(?:_[A-Z]+)+(?=: )/gm, (code) => stream.paint("red", code));
  const debug = isDebugging(environment) ? [failure.stack ?? ""] : [];
  return [painted, ...listCauses(failure.cause, cwd), ...debug].join("\n");
}

/** Hints speak of the object that a driver takes; here the same is typed as options. */
function nameOptions(message: string): string {
  return message.replaceAll(/\b(input|override)s: \{ "?([^\s"]+?)"?: … \}/g, "--$1 $2=…");
}

/** The first cause is named in the message already. */
function listCauses(cause: unknown, cwd: string): readonly string[] {
  const lines: string[] = [];
  const seen = new Set<unknown>();
  for (let error = cause; error instanceof Error && !seen.has(error) && seen.size < mostCauses; error = error.cause) {
    if (seen.size > 0) lines.push(`  caused by ${describeThrown(error)}`);
    seen.add(error);
    if (error instanceof AggregateError) return [...lines, ...error.errors.flatMap((one) => listOne(one, cwd))];
    if (!(error instanceof DataflowError)) lines.push(...indent(readUserFrames(error.stack, cwd)));
  }
  return lines;
}

/** One of several failures, named by its nodes. */
function listOne(error: unknown, cwd: string): readonly string[] {
  if (!(error instanceof DataflowError)) return error instanceof Error ? indent(readUserFrames(error.stack, cwd)) : [];
  const frames = listCauses(error.cause, cwd);
  return frames.length === 0 ? [] : [`  ${error.nodes.map((name) => `"${name}"`).join(", ")}:`, ...frames];
}

function describeInternal(error: unknown, { environment }: Io): string {
  if (isDebugging(environment)) return stackOf(error) ?? String(error);
  return `Eponym itself failed: ${describeThrown(error).split("\n")[0]}\n  This should not happen: please report it. With EPONYM_DEBUG=1 the same command shows where it happened.`;
}

function describeThrown(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : `thrown: ${String(error)}`;
}

function stackOf(error: unknown): string | undefined {
  return error instanceof Error ? error.stack : undefined;
}

function isDebugging(environment: Io["environment"]): boolean {
  return environment["EPONYM_DEBUG"] === "1";
}

function indent(lines: readonly string[]): readonly string[] {
  return lines.map((line) => `    ${line}`);
}
