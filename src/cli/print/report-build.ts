import type { BuildResult } from "../../codegen/build-modules.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import type { Problem } from "../../node.ts";
import { exitCodeOf } from "../exit-code.ts";
import type { Io } from "../io.ts";
import { describeFailure } from "./report-error.ts";
import { printJson } from "./print-results.ts";

/** Tells what a build did, and gives the exit code: 1 for mistakes in the sources and, with `check`, for stale files. */
export function reportBuild(
  result: BuildResult,
  { check, json }: { readonly check: boolean; readonly json: boolean },
  io: Io,
): number {
  const { written, unchanged, problems, notes } = result;
  if (json) {
    io.out.write(printJson({ [check ? "stale" : "written"]: written, unchanged, problems, notes }));
  } else {
    for (const file of written) io.out.write(`${check ? "stale" : "wrote"} ${file}\n`);
    if (check && written.length > 0) io.out.write("Run `eponym build` to write them.\n");
    if (written.length === 0 && problems.length === 0) io.out.write(`${describeCount(unchanged.length)} up to date.\n`);
    if (problems.length > 0) io.error.write(`${describeFailure(new DataflowError(problems), io)}\n`);
    reportNotes(notes, io);
  }
  if (problems.length > 0) return exitCodeOf(new DataflowError(problems));
  return check && written.length > 0 ? 1 : 0;
}

/** What is no mistake, and fails nothing. */
export function reportNotes(notes: readonly Problem[], io: Io): void {
  if (notes.length > 0) io.error.write(`${describeFailure(new DataflowError(notes), io)}\n`);
}

function describeCount(count: number): string {
  return count === 1 ? "1 generated file is" : `${count} generated files are`;
}
