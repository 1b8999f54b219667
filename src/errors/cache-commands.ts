import type { Problem } from "../node.ts";
import { suggestName } from "./nearest.ts";

/** Mistakes in what is typed after `eponym cache`. */

function problem(code: string, message: string, hint: string): Problem {
  return { code, message, nodes: [], hint };
}

/** `place`: the folder in which results would be. */
export function resultsMissing(place: string): Problem {
  return problem(
    "RESULTS_MISSING",
    `There are no results in ${place}.`,
    "Run something with a cache first (eponym run --cache), or name the folder of another one with --path.",
  );
}

export function remoteMissing(option: string): Problem {
  return problem(
    "REMOTE_MISSING",
    "The project names no store that is shared.",
    `Give one in eponym.config.ts, driver: { cache: { remote: s3({ bucket: "…" }) } }, or name a folder with ${option}.`,
  );
}

/** A command that takes something away, or marks it, and was not told what. */
export function selectionMissing(command: string, all: string): Problem {
  return problem(
    "SELECTION_MISSING",
    `eponym cache ${command} is not told which results are meant.`,
    `Name nodes, or select with --module, --run, --key, --older-than or --larger-than. ${all}`,
  );
}

export function selectionEmpty(place: string, nodes: readonly string[], known: Iterable<string>): Problem {
  return problem(
    "SELECTION_EMPTY",
    `No result in ${place} is one of those that are meant.`,
    suggestName(nodes[0] ?? "", known),
  );
}

export function resultUnknown(place: string, name: string, known: Iterable<string>): Problem {
  return problem(
    "RESULT_UNKNOWN",
    `Nothing in ${place} is a result of a node "${name}", or has a key that begins so.`,
    suggestName(name, known),
  );
}

export function keyAmbiguous(key: string, count: number): Problem {
  return problem("KEY_AMBIGUOUS", `${count} results have a key that begins with "${key}".`, "Write more of it.");
}

export function policyMissing(): Problem {
  return problem(
    "POLICY_MISSING",
    "eponym cache gc is not told what to keep.",
    "Give --keep-last, --max-age, --max-size or several of them; --dry-run only tells what would be dropped.",
  );
}

export function valueGone(node: string): Problem {
  return {
    code: "VALUE_GONE",
    message: `The bytes of this result of "${node}" are damaged or gone.`,
    nodes: [node],
    hint: "It is computed again when it is needed; eponym cache verify looks at all that is kept.",
  };
}

export function explainWithoutCache(): Problem {
  return problem(
    "CACHE_NOT_SET",
    "The project has no cache, so nothing would be reused.",
    "Write driver: { cache: true } in eponym.config.ts, or name the folder of results with --path.",
  );
}
