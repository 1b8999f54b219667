import type { Command } from "commander";
import { collect, printExamples } from "../options.ts";
import type { Session } from "../session.ts";

interface Options {
  readonly config?: readonly string[];
  readonly json?: boolean;
}

export function addExplain(program: Command, { io, finish }: Session): void {
  program
    .command("explain")
    .summary("print what an output needs: inputs, config and nodes, and why each")
    .description(
      "Prints the inputs, config keys and nodes that an output needs, and why it needs each. No code of yours is run.",
    )
    .argument("<output>", "the name of a node")
    .argument("[files...]", "source files or globs of one dataflow; those of eponym.config.ts unless given")
    .option("-c, --config <key=value>", "chooses variants and answers parameters; may be repeated", collect)
    .option("--json", "print the explanation as JSON")
    .addHelpText("after", printExamples("explain predictions", "explain ageMean features.ts --config mode=batch"))
    .action(async (output: string, named: readonly string[], { config, json = false }: Options) => {
      const { findFiles } = await import("../project/find-files.ts");
      const { readGraph } = await import("../project/read-graph.ts");
      const { explainOutput } = await import("../explain-output.ts");
      const { printExplanation } = await import("../print/print-explanation.ts");
      const { printJson } = await import("../print/print-results.ts");
      const read = readGraph(io.cwd, await findFiles(io.cwd, named), config);
      const explanation = explainOutput(read, output);
      io.out.write(json ? printJson(explanation) : printExplanation(explanation, io.out));
      finish(0);
    });
}
