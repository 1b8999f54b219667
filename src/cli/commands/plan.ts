import type { Command } from "commander";
import { addRequestOptions, givesValues, printExamples } from "../options.ts";
import type { PlanDescription } from "../../run/plan.ts";
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
        "Prints what `run` would do for the same outputs and inputs, in order, and why. No code of yours is run; but where the project has a cache, and values of inputs are given, the modules are loaded, and it also prints what would be reused.",
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
      const plan = (await judge(named, options, io)) ?? planGraph(graph, readRequest(io.cwd, graph, options));
      io.out.write(options.json === true ? printJson(plan) : printPlan(plan, io.out));
      finish(0);
    });
}

async function judge(
  named: readonly string[],
  options: Options,
  io: Session["io"],
): Promise<PlanDescription | undefined> {
  if (!givesValues(options)) return undefined;
  const { judgePlan } = await import("../cache/explain.ts");
  return judgePlan(named, options, io);
}
