import type { Command } from "commander";
import type { Explanation } from "../../cache/explanation.ts";
import { addInputOptions, givesValues, printExamples } from "../options.ts";
import type { RequestOptions } from "../request/read-request.ts";
import type { Session } from "../session.ts";

interface Options extends Omit<RequestOptions, "outputs"> {
  readonly config?: readonly string[];
  readonly json?: boolean;
}

export function addExplain(program: Command, { io, finish }: Session): void {
  addInputOptions(
    program
      .command("explain")
      .summary("print what an output needs: inputs, config and nodes, and why each")
      .description(
        "Prints the inputs, config keys and nodes that an output needs, and why it needs each. No code of yours is run; but where the project has a cache, and values of inputs are given, the modules are loaded, and it also prints which results would be reused, as `eponym cache explain` does.",
      )
      .argument("<output>", "the name of a node")
      .argument("[files...]", "source files or globs of one dataflow; those of eponym.config.ts unless given"),
  )
    .option("--json", "print the explanation as JSON")
    .addHelpText("after", printExamples("explain predictions", "explain ageMean features.ts --config mode=batch"))
    .action(async (output: string, named: readonly string[], options: Options) => {
      const { findFiles } = await import("../project/find-files.ts");
      const { readGraph } = await import("../project/read-graph.ts");
      const { explainOutput } = await import("../explain-output.ts");
      const { printExplanation } = await import("../print/print-explanation.ts");
      const { printJson } = await import("../print/print-results.ts");
      const read = readGraph(io.cwd, await findFiles(io.cwd, named), options.config);
      const explanation = explainOutput(read, output);
      const judged = await judge(output, named, options, io);
      if (options.json === true) io.out.write(printJson({ ...explanation, ...(judged && { cache: judged.nodes }) }));
      else {
        io.out.write(printExplanation(explanation, io.out));
        if (judged) {
          const { printVerdicts } = await import("../print/cache-verdicts.ts");
          io.out.write(`\n${printVerdicts(judged, io.out)}`);
        }
      }
      finish(0);
    });
}

async function judge(
  output: string,
  named: readonly string[],
  options: Options,
  io: Session["io"],
): Promise<Explanation | undefined> {
  if (!givesValues(options)) return undefined;
  const { judgeNodes } = await import("../cache/explain.ts");
  return judgeNodes(output, named, options, io);
}
