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

/** `place`: a file where a folder is meant. */
export function placeNoFolder(place: string): Problem {
  return problem(
    "PLACE_NO_FOLDER",
    `${place} is a file.`,
    "Results are kept in folders: name one, or one that is not there yet to have it made.",
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

export function keyShort(place: string, name: string, known: Iterable<string>, least: number): Problem {
  return problem(
    "RESULT_UNKNOWN",
    `Nothing in ${place} is a result of a node "${name}", and it is too short to be the start of a key.`,
    `${suggestName(name, known)} Write at least ${least} characters of a key.`,
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

/** A stored value that needs a codec which the project does not name. */
export function codecMissing(node: string, codec: string): Problem {
  return {
    code: "CODEC_MISSING",
    message: `The value of "${node}" was stored with the codec "${codec}", which the project does not have.`,
    nodes: [node],
    hint: "Give it in eponym.config.ts: driver: { cache: { codecs: [defineCodec(…)] } }.",
  };
}

/** Bytes that are what was stored, and still cannot be read here. */
export function valueUnreadable(node: string, format: string): Problem {
  return {
    code: "VALUE_UNREADABLE",
    message: `The value of "${node}" is stored as ${format}, and cannot be read here.`,
    nodes: [node],
    hint: "Look whether the packages and the codecs that wrote it are those of this project; without --value, the command shows what is known of it.",
  };
}

export function explainWithoutCache(): Problem {
  return problem(
    "CACHE_NOT_SET",
    "The project has no cache, so nothing would be reused.",
    "Write driver: { cache: true } in eponym.config.ts, or name the folder of results with --path.",
  );
}
