import type { Command } from "commander";
import { printExamples } from "../options.ts";
import type { Session } from "../session.ts";

export function addCheck(program: Command, { io, finish }: Session): void {
  program
    .command("check")
    .summary("report stale files and every mistake, then run the project's tsc")
    .description(
      "Reports generated files that are stale and every mistake that the sources show. If there is none, it runs the project's own `tsc --noEmit`, where the project has TypeScript and a tsconfig.json. Writes nothing.",
    )
    .argument("[files...]", "source files or globs; those of eponym.config.ts unless given")
    .option("--no-tsc", "leave the compiler out")
    .option("--json", "print the result as JSON; leaves the compiler out")
    .addHelpText("after", printExamples("check", "check features.ts --no-tsc", "check --json"))
    .action(
      async (named: readonly string[], { tsc, json = false }: { readonly tsc: boolean; readonly json?: boolean }) => {
        const { findFiles } = await import("../project/find-files.ts");
        const { readerOptions } = await import("../project/reader-options.ts");
        const { createBuilder } = await import("../../codegen/build-modules.ts");
        const { reportBuild } = await import("../print/report-build.ts");
        const files = await findFiles(io.cwd, named);
        const result = createBuilder(readerOptions(io.cwd)).build(files, { check: true });
        const code = reportBuild(result, { check: true, json }, io);
        if (code !== 0 || json || !tsc) return finish(code);
        const { runCompiler } = await import("../project/run-compiler.ts");
        finish(await runCompiler(io));
      },
    );
}
