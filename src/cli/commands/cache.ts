import { type Command, Option } from "commander";
import type { ClearOptions, CollectOptions } from "../cache/clean.ts";
import type { ExplainOptions } from "../cache/explain.ts";
import type { ListOptions } from "../cache/list.ts";
import { addPlaceOptions, addSelectionOptions, type PlaceOptions, type SelectionOptions } from "../cache/options.ts";
import type { ShareOptions } from "../cache/share.ts";
import type { ShowOptions } from "../cache/show.ts";
import { addInputOptions, printExamples } from "../options.ts";
import { sortings } from "../print/sortings.ts";
import { readText } from "../request/read-text.ts";
import { readAge, readCount, readSize } from "../request/read-units.ts";
import type { Session } from "../session.ts";

type Names = readonly string[];

export function addCache(program: Command, session: Session): void {
  const cache = program
    .command("cache")
    .summary("list, explain, clean and share the results that are kept")
    .description(
      "Works on the results that runs have kept: those of the store that eponym.config.ts names in driver.cache, of the folder .eponym/cache, or of the folder of --path.",
    )
    .addHelpText("after", printExamples("cache ls", "cache explain report -i year=2026", "cache gc --keep-last 3"));
  for (const add of [addLooking, addCleaning, addSharing]) add(cache, session);
}

function addLooking(cache: Command, { io, finish }: Session): void {
  addSelectionOptions(cache.command("ls").summary("list results, with totals").description("Lists results."))
    .addOption(new Option("--sort <by>", "what they are sorted by").choices(sortings).default("age"))
    .option("--by-node", "one line for each node")
    .addHelpText("after", printExamples("cache ls", "cache ls 'price*' --older-than 30d", "cache ls --by-node --json"))
    .action(async (nodes: Names, options: ListOptions) => {
      const { listCache } = await import("../cache/list.ts");
      await listCache(nodes, options, io);
      finish(0);
    });
  addPlaceOptions(
    cache
      .command("show")
      .summary("print everything that is known of a result")
      .description("Prints what is known of a result: where it is from, what it was computed from, its code.")
      .argument("<key or node>", "how its key begins, or a node, whose latest result is shown", readText),
  )
    .option("--value", "print its value instead, as `run` prints results")
    .addHelpText("after", printExamples("cache show total", "cache show 3fa85f64 --json", "cache show total --value"))
    .action(async (name: string, options: ShowOptions) => {
      const { showCached } = await import("../cache/show.ts");
      await showCached(name, options, io);
      finish(0);
    });
  addInputOptions(
    addPlaceOptions(
      cache
        .command("explain")
        .summary("print what would be reused and what would run, and what has changed")
        .description(
          "Prints for each node that an output needs whether its result would be reused, and if not, what has changed since: with the code before and now. The modules are loaded; only functions that tell freshness run.",
        )
        .argument("<output>", "the name of a node", readText)
        .argument("[files...]", "source files or globs of one dataflow; those of eponym.config.ts unless given"),
    ),
  )
    .addHelpText("after", printExamples("cache explain report", "cache explain total tax.ts -i net=100 --json"))
    .action(async (output: string, files: Names, options: ExplainOptions) => {
      const { explainCache } = await import("../cache/explain.ts");
      await explainCache(output, files, options, io);
      finish(0);
    });
  addPlaceOptions(
    cache
      .command("verify")
      .summary("read every byte that is kept, and tell what is wrong")
      .description(
        "Reads every byte that is kept and compares it with its checksum. Gives 1 if something is wrong; whatever that is, it is computed again when it is needed.",
      ),
  )
    .addHelpText("after", printExamples("cache verify", "cache verify --path /mnt/shared/results"))
    .action(async (options: PlaceOptions) => {
      const { verifyCache } = await import("../cache/verify.ts");
      finish(await verifyCache(options, io));
    });
}

function addCleaning(cache: Command, { io, finish }: Session): void {
  addPlaceOptions(
    cache
      .command("gc")
      .summary("remove what a policy does not keep")
      .description("Removes the results that a policy does not keep. Pinned results always stay.")
      .option("--keep-last <n>", "of each node what its latest n runs have stored, and what was used since", readCount)
      .option("--max-age <age>", "not what has not been used for so long: 6h, 30d, 2w", readAge)
      .option("--max-size <size>", "so much at most, least recently used first out: 500MB, 2GB", readSize)
      .option("--dry-run", "only tell what would be removed"),
  )
    .addHelpText("after", printExamples("cache gc --keep-last 3", "cache gc --max-age 30d --max-size 2GB --dry-run"))
    .action(async (options: CollectOptions) => {
      const { collectCache } = await import("../cache/clean.ts");
      await collectCache(options, io);
      finish(0);
    });
  addSelectionOptions(
    cache.command("clear").summary("remove results").description("Removes results. Pinned results stay."),
  )
    .option("--yes", "remove all of them")
    .addHelpText("after", printExamples("cache clear --yes", "cache clear total 'price*'", "cache clear --run 8f3e"))
    .action(async (nodes: Names, options: ClearOptions) => {
      const { clearCache } = await import("../cache/clean.ts");
      await clearCache(nodes, options, io);
      finish(0);
    });
  for (const [command, summary, isPinned] of [
    ["pin", "keep results whatever a policy says", true],
    ["unpin", "leave results to policies again", false],
  ] as const)
    addSelectionOptions(
      cache
        .command(command)
        .summary(summary)
        .description(
          `Has results ${isPinned ? "stay, whatever `gc` and `clear` are told" : "go when `gc` or `clear` takes them"}.`,
        ),
    )
      .addHelpText("after", printExamples(`cache ${command} model`, `cache ${command} --run 8f3e`))
      .action(async (nodes: Names, options: SelectionOptions) => {
        const { pinCache } = await import("../cache/clean.ts");
        await pinCache(nodes, options, isPinned, io);
        finish(0);
      });
}

function addSharing(cache: Command, { io, finish }: Session): void {
  addSelectionOptions(
    cache
      .command("push")
      .summary("send results to a shared store")
      .description(
        "Sends results, all unless some are named, to the shared store of the project (driver.cache.remote) or to a folder. What is there already is not sent again.",
      ),
  )
    .option("--to <folder>", "a folder in the place of the shared store", readText)
    .addHelpText("after", printExamples("cache push", "cache push model --to /mnt/shared/results"))
    .action(async (nodes: Names, options: ShareOptions) => {
      const { pushCache } = await import("../cache/share.ts");
      finish(await pushCache(nodes, options, io));
    });
  addSelectionOptions(
    cache
      .command("pull")
      .summary("get results from a shared store")
      .description("Gets results from the shared store of the project (driver.cache.remote) or from a folder."),
  )
    .option("--from <folder>", "a folder in the place of the shared store", readText)
    .addHelpText("after", printExamples("cache pull", "cache pull model --from /mnt/shared/results"))
    .action(async (nodes: Names, options: ShareOptions) => {
      const { pullCache } = await import("../cache/share.ts");
      finish(await pullCache(nodes, options, io));
    });
}
