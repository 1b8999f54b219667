import type { Command } from "commander";
import { collect, printExamples } from "../options.ts";
import type { Session } from "../session.ts";

interface Options {
  readonly config?: readonly string[];
  readonly tag?: readonly string[];
  readonly json?: boolean;
}

export function addList(program: Command, { io, finish }: Session): void {
  program
    .command("list")
    .summary("print the nodes and inputs")
    .description("Prints the nodes and inputs of a dataflow, or the nodes with some tags. No code of yours is run.")
    .argument("[files...]", "source files or globs of one dataflow; those of eponym.config.ts unless given")
    .option(
      "-t, --tag <key=value>",
      "only nodes with this tag, or with this key whatever its value; may be repeated",
      collect,
    )
    .option("-c, --config <key=value>", "chooses variants and answers parameters; may be repeated", collect)
    .option("--json", "print the list as JSON")
    .addHelpText("after", printExamples("list", "list features.ts --tag owner=growth", "list --tag pii --json"))
    .action(async (named: readonly string[], { config, tag = [], json = false }: Options) => {
      const { findFiles } = await import("../project/find-files.ts");
      const { readGraph } = await import("../project/read-graph.ts");
      const { readTags } = await import("../request/read-tags.ts");
      const { listNodes } = await import("../list-nodes.ts");
      const { printVariables } = await import("../print/print-variables.ts");
      const { printJson } = await import("../print/print-results.ts");
      const tags = readTags(tag);
      const { graph } = readGraph(io.cwd, await findFiles(io.cwd, named), config);
      const listed = listNodes(graph, tags);
      io.out.write(json ? printJson(listed) : printVariables(listed, io.out));
      finish(0);
    });
}
