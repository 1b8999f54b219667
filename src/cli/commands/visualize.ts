import type { Command } from "commander";
import { collect, collectNames, printExamples } from "../options.ts";
import type { VisualizeFilesOptions } from "../visualize-files.ts";
import type { Session } from "../session.ts";

export function addVisualize(program: Command, { io, finish }: Session): void {
  program
    .command("visualize")
    .summary("draw the graph: svg, png, html, mermaid, dot, json or pdf")
    .description(
      "Draws the graph, or what some outputs need, into a file whose ending tells the format, or to the standard output. No code of yours is run.",
    )
    .argument("[files...]", "source files or globs of one dataflow; those of eponym.config.ts unless given")
    .option("-f, --format <format>", "mermaid, dot, svg, png, html, json or pdf")
    .option("--output <file>", "where to write it; the standard output unless given")
    .option("-o, --outputs <names>", "only these and what they need: a,b", collectNames)
    .option("-c, --config <key=value>", "chooses variants and answers parameters; may be repeated", collect)
    .option("--renderer <renderer>", "graphviz, or mermaid on an installed Chromium")
    .option("--color-by <tag>", "one colour for each value of a tag")
    .option("--path <from,to>", "mark every way from one node to another", collectNames)
    .option("--path-only", "leave out what is not on the path")
    .option("--upstream-of <names>", "only these and what they are computed from", collectNames)
    .option("--downstream-of <names>", "only these and what is computed from them", collectNames)
    .option("-t, --tag <key=value>", "only nodes with this tag; may be repeated", collect)
    .option("--direction <direction>", "LR, TB, RL or BT")
    .option("--group-by <what>", "module: draw a frame around each module's nodes")
    .option("--title <text>", "a title")
    .option("--variants", "also draw variants that the config switches off")
    .option("--no-legend", "leave the legend out")
    .option("--hide-inputs", "leave inputs out")
    .option("--hide-types", "leave types out")
    .option("--hide-tags", "leave tags out")
    .option("--hide-checks", "draw a checked node as one")
    .addHelpText(
      "after",
      printExamples(
        "visualize --output dataflow.svg",
        "visualize features.ts -o predictions --output picture.html",
        "visualize -f mermaid --color-by owner --path age,predictions",
      ),
    )
    .action(async (named: readonly string[], options: VisualizeFilesOptions) => {
      const { visualizeFiles } = await import("../visualize-files.ts");
      await visualizeFiles(named, options, io);
      finish(0);
    });
}
