import { relative } from "node:path";
import { type Builder, createBuilder } from "../codegen/build-modules.ts";
import { DataflowError } from "../errors/dataflow-error.ts";
import type { Io } from "./io.ts";
import { reportNotes } from "./print/report-build.ts";
import { describeFailure } from "./print/report-error.ts";
import { listFiles, type Selection } from "./project/find-files.ts";
import { readerOptions } from "./project/reader-options.ts";
import { watchFolders } from "./watch-folders.ts";

/** Builds, and builds again after every change of a source file, until the command is interrupted. */
export async function watchBuild(selection: Selection, io: Io): Promise<void> {
  const builder = createBuilder(readerOptions(io.cwd));
  const folders = new Set([io.cwd, selection.folder]);
  const stop = watchFolders([...folders], (paths) => {
    for (const path of paths) builder.invalidate(path);
    buildOnce(
      builder,
      selection,
      io,
      [...paths].map((path) => relative(io.cwd, path)),
    );
  });
  buildOnce(builder, selection, io, []);
  io.out.write("Watching for changes. Ctrl-C ends it.\n");
  await new Promise<void>((done) => {
    if (io.signal.aborted) done();
    io.signal.addEventListener("abort", () => done(), { once: true });
  });
  stop();
}

/** Mistakes are told, and watching goes on. */
function buildOnce(builder: Builder, selection: Selection, io: Io, changed: readonly string[]): void {
  const start = performance.now();
  const told = changed.length === 0 ? "" : `${changed.slice(0, 3).join(", ")}${changed.length > 3 ? ", …" : ""}: `;
  try {
    const files = listFiles(io.cwd, selection);
    const { written, problems, notes } = builder.build(files);
    const ms = Math.max(1, Math.round(performance.now() - start));
    if (problems.length > 0) io.error.write(`${describeFailure(new DataflowError(problems), io)}\n`);
    // Where nothing is written, they have been told.
    if (written.length > 0) reportNotes(notes, io);
    const done = written.length === 0 ? "nothing to write" : `wrote ${written.join(", ")}`;
    const mistakes =
      problems.length === 0 ? "" : `, ${problems.length} ${problems.length === 1 ? "mistake" : "mistakes"}`;
    io.out.write(`${told}${done}${mistakes} (${ms} ms)\n`);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const failure = error instanceof DataflowError ? describeFailure(error, io) : error.message;
    io.error.write(`${failure}\n`);
  }
}
