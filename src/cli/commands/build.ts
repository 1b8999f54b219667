import type { Command } from "commander";
import { printExamples } from "../options.ts";
import type { Session } from "../session.ts";

interface Options {
  readonly watch?: boolean;
  readonly check?: boolean;
  readonly json?: boolean;
}

export function addBuild(program: Command, { io, finish }: Session): void {
  program
    .command("build")
    .summary("write the generated .dag.ts file next to each dataflow module")
    .description(
      "Writes, next to each dataflow module, the generated file that a driver takes. Files are written only where they differ.",
    )
    .argument("[files...]", "source files or globs; those of eponym.config.ts unless given")
    .option("-w, --watch", "build again after every change")
    .option("--check", "write nothing, and fail if a file is stale")
    .option("--json", "print the result as JSON")
    .addHelpText("after", printExamples("build", "build features.ts model.ts", 'build "src/**/*.ts" --watch'))
    .action(
      async (named: readonly string[], { watch = false, check = false, json = false }: Options, command: Command) => {
        if (watch && (check || json)) command.error("error: --watch goes with neither --check nor --json");
        const { findFiles, selectFiles } = await import("../project/find-files.ts");
        const { readerOptions } = await import("../project/reader-options.ts");
        const { createBuilder } = await import("../../codegen/build-modules.ts");
        if (watch) {
          const { watchBuild } = await import("../watch-build.ts");
          return watchBuild(await selectFiles(io.cwd, named), io);
        }
        const { reportBuild } = await import("../print/report-build.ts");
        const files = await findFiles(io.cwd, named);
        const result = createBuilder(readerOptions(io.cwd)).build(files, { check });
        finish(reportBuild(result, { check, json }, io));
      },
    );
}
