import { type Command, InvalidArgumentError, Option } from "commander";
import { type CacheMode, cacheModes } from "../../cache/options.ts";
import { logLevels, type ShownLevel } from "../print/show-logs.ts";
import { addRequestOptions, printExamples } from "../options.ts";
import type { RequestOptions } from "../request/read-request.ts";
import type { Session } from "../session.ts";

export interface RunOptions extends RequestOptions {
  readonly config?: readonly string[];
  readonly onError: "stop" | "continue";
  readonly json?: boolean;
  readonly picture?: string;
  readonly log: ShownLevel;
  /** Whether results are kept and reused, or in which mode. */
  readonly cache?: boolean | CacheMode;
}

export function addRun(program: Command, { io, finish }: Session): void {
  addRequestOptions(
    program
      .command("run")
      .summary("compute outputs of source files that need no build")
      .description(
        "Computes outputs and what they need, straight from source files; a build is not needed. Values are read by the types that the source declares: numbers, true or false, dates, texts, and JSON for all others. @file takes the value from a file.",
      )
      .argument("[files...]", "source files or globs of one dataflow; those of eponym.config.ts unless given"),
  )
    .addOption(
      new Option("--on-error <what>", "stop at the first failure, or continue with what does not depend on it")
        .choices(["stop", "continue"])
        .default("stop"),
    )
    .addOption(
      new Option("--log <level>", "print what functions log, from this level on").choices(logLevels).default("info"),
    )
    .addOption(
      new Option(
        "--cache [mode]",
        "keep results and reuse them while nothing has changed that they depend on, as eponym.config.ts says or in .eponym/cache",
      )
        .choices(cacheModes)
        .argParser(readMode),
    )
    .option("--no-cache", "neither keep nor reuse results, whatever eponym.config.ts says")
    .option("--json", "print the results as JSON")
    .option("--picture <file>", "also draw what the run did: .svg, .png, .html, …")
    .addHelpText(
      "after",
      printExamples(
        "run features.ts -o predictions --input clientId=7 --config mode=online",
        "run -o ageMean,ageStdDev --inputs inputs.json --json",
        "run features.ts -o report --input survey=@survey.json --picture run.svg",
        "run -o predictions --cache",
        "run -o predictions --cache forceAll",
      ),
    )
    .action(async (named: readonly string[], options: RunOptions) => {
      const { runFiles } = await import("../run-files.ts");
      finish(await runFiles(named, options, io));
    });
}

/** Whatever stands after `--cache` is taken as its mode. */
function readMode(text: string): CacheMode {
  if (cacheModes.includes(text)) return text as CacheMode;
  throw new InvalidArgumentError(
    `After --cache stands a mode: ${cacheModes.join(", ")}. Files go before it, as in: eponym run report.ts --cache`,
  );
}
