import type { Command } from "commander";
import { printExamples } from "../options.ts";
import type { Session } from "../session.ts";

export function addInit(program: Command, { io, finish }: Session): void {
  program
    .command("init")
    .summary("start a project that works")
    .description(
      "Writes a small project: a dataflow, a script that runs it, and the settings of both. Files that are there are left as they are.",
    )
    .argument("[folder]", "where to write it; made if it is not there", ".")
    .addHelpText("after", printExamples("init", "init my-features"))
    .action(async (folder: string) => {
      const { startProject } = await import("../init/start-project.ts");
      const { readVersion } = await import("../program.ts");
      io.out.write(startProject(io.cwd, folder, readVersion()));
      finish(0);
    });
}
