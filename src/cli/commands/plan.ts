import type { Command } from "commander";
import { addRequestOptions, printExamples } from "../options.ts";
import type { RequestOptions } from "../request/read-request.ts";
import type { Session } from "../session.ts";

interface Options extends RequestOptions {
  readonly config?: readonly string[];
  readonly json?: boolean;
}

export function addPlan(program: Command, { io, finish }: Session): void {
  addRequestOptions(
    program
      .command("plan")
      .summary("print what a run would do, in order, and why; runs nothing")
      .description(
        "Prints what `run` would do for the same outputs and inputs, in order, and why. No code of yours is run.",
      )
      .argument("[files...]", "source files or globs of one dataflow; those of eponym.config.ts unless given"),
  )
    .option("--json", "print the plan as JSON")
    .addHelpText("after", printExamples("plan features.ts -o predictions -i clientId=7", "plan -o ageMean --json"))
    .action(async (named: readonly string[], options: Options) => {
      const { findFiles } = await import("../project/find-files.ts");
      const { readGraph } = await import("../project/read-graph.ts");
      const { readRequest } = await import("../request/read-request.ts");
      const { planGraph } = await import("../plan-graph.ts");
      const { printJson } = await import("../print/print-results.ts");
      const { printPlan } = await import("../print/print-plan.ts");
      const { graph } = readGraph(io.cwd, await findFiles(io.cwd, named), options.config);
      const plan = planGraph(graph, readRequest(io.cwd, graph, options));
      io.out.write(options.json === true ? printJson(plan) : printPlan(plan, io.out));
      finish(0);
    });
}
