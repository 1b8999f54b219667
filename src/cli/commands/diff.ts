import type { Command } from "commander";
import { printExamples } from "../options.ts";
import type { Session } from "../session.ts";

export function addDiff(program: Command, { io, finish }: Session): void {
  program
    .command("diff")
    .summary("compare the graph with that of another git revision")
    .description(
      "Compares the nodes of the working folder with those of a git revision: which were added, removed or changed, and what is computed from them. Neither version is run.",
    )
    .argument("[files...]", "source files or globs; those of eponym.config.ts unless given")
    .requiredOption("-b, --base <revision>", "the revision to compare with: HEAD~1, main, a tag or a commit")
    .option("--json", "print the difference as JSON")
    .addHelpText("after", printExamples("diff --base HEAD~1", 'diff --base main "src/**/*.ts" --json'))
    .action(
      async (named: readonly string[], { base, json = false }: { readonly base: string; readonly json?: boolean }) => {
        const { diffRevisions } = await import("../git/diff-revisions.ts");
        const { printDiff } = await import("../print/print-diff.ts");
        const { printJson } = await import("../print/print-results.ts");
        const diff = await diffRevisions(io.cwd, named, base);
        io.out.write(json ? printJson({ base, ...diff }) : printDiff(diff, base, io.out));
        finish(0);
      },
    );
}
