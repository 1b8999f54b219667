import type { Command } from "commander";
import type { EntrySelection } from "../../stores/select-entries.ts";
import { collectKeys, collectTexts, readText } from "../request/read-text.ts";
import { readAge, readSize } from "../request/read-units.ts";

/** The options of every command on a cache. */
export interface PlaceOptions {
  readonly path?: string;
  readonly json?: boolean;
}

/** The options that say which results are meant. */
export interface SelectionOptions extends PlaceOptions {
  readonly module?: readonly string[];
  readonly run?: string;
  readonly key?: readonly string[];
  readonly olderThan?: number;
  readonly largerThan?: number;
}

export function addPlaceOptions(command: Command): Command {
  return command
    .option("--path <folder>", "the folder of results, in the place of the one that eponym.config.ts names", readText)
    .option("--json", "print JSON");
}

export function addSelectionOptions(command: Command): Command {
  return addPlaceOptions(
    command
      .argument("[nodes...]", "names of nodes; * stands for any letters, as in 'price*'", collectTexts)
      .option("-m, --module <name>", "only results of this module; may be repeated", collectTexts)
      .option("--run <start>", "only what the run has stored whose id begins so", readText)
      .option(
        "--key <start>",
        "only results whose key begins so, with 4 characters or more; may be repeated",
        collectKeys,
      )
      .option("--older-than <age>", "only what was stored so long ago: 90s, 15m, 6h, 30d, 2w", readAge)
      .option("--larger-than <size>", "only larger results: 500kB, 10MB, 2GB", readSize),
  );
}

/** What is meant; `undefined` where nothing is said of it. */
export function readSelection(nodes: readonly string[], options: SelectionOptions): EntrySelection | undefined {
  const { module: modules, run, key: keys, olderThan, largerThan } = options;
  const selection: EntrySelection = {
    ...(nodes.length > 0 && { nodes }),
    ...(modules && { modules }),
    ...(run !== undefined && { run }),
    ...(keys && { keys }),
    ...(olderThan !== undefined && { olderThan }),
    ...(largerThan !== undefined && { largerThan }),
  };
  return Object.keys(selection).length === 0 ? undefined : selection;
}
