import type { Location, Problem } from "../node.ts";
import { listNames } from "./format.ts";
import { suggestName } from "./nearest.ts";

/** Mistakes in what is typed at the command line, and in what it reads and writes there. */

function problem(code: string, message: string, hint: string, location?: Location): Problem {
  return { code, message, nodes: [], hint, ...(location && { location }) };
}

export function filesMissing(): Problem {
  return problem(
    "FILES_MISSING",
    "No file is named, and there is no eponym.config.ts in this folder or above it.",
    "Name the files of the dataflow, such as features.ts, or run `eponym init`.",
  );
}

export function filesNotMatched(pattern: string): Problem {
  return problem(
    "FILES_NOT_MATCHED",
    `No source file matches "${pattern}".`,
    "Patterns start from the working folder, those of eponym.config.ts from the folder of that file.",
  );
}

export function fileIsFolder(folder: string): Problem {
  return problem("FILE_IS_FOLDER", `"${folder}" is a folder.`, `Name its source files, such as "${folder}/*.ts".`);
}

export function projectConfigInvalid(location: Location, reason: string): Problem {
  return problem(
    "PROJECT_CONFIG_INVALID",
    `The settings of the project cannot be used: ${reason}`,
    'Write: export default defineConfig({ modules: ["src/*.ts"] });',
    location,
  );
}

/** An option of `driver.cache` that there is not. */
export function projectCacheOptionUnknown(location: Location, name: string, known: Iterable<string>): Problem {
  return problem(
    "PROJECT_CONFIG_INVALID",
    `The settings of the project cannot be used: driver.cache has no option "${name}".`,
    suggestName(name, known),
    location,
  );
}

export function outputsMissing(candidates: Iterable<string>): Problem {
  return problem("OUTPUTS_MISSING", "No output is named.", `Name some with -o a,b. ${suggestName("", candidates)}`);
}

export function pairInvalid(option: string, text: string, form = `${option} name=value`): Problem {
  return problem("PAIR_INVALID", `${option} "${text}" is not of its form.`, `Write ${form}.`);
}

export function valueRepeated(option: string, name: string): Problem {
  return problem("VALUE_REPEATED", `${option} gives "${name}" more than once.`, "Leave all but one of them out.");
}

/** A value whose text is not of the type that is declared. */
export function valueInvalid(option: string, name: string, type: string, expected: string): Problem {
  return problem(
    "VALUE_INVALID",
    `${option} "${name}" has to be ${expected}, since the source declares it as ${type}.`,
    `Long values can come from a file: ${option} ${name}=@${name}.json.`,
  );
}

export function valueFileUnreadable(option: string, file: string, reason: string): Problem {
  return problem(
    "VALUE_FILE_UNREADABLE",
    `${option} names the file "${file}", which cannot be read: ${reason}.`,
    "Check its path, which is taken from the working folder. A text that starts with @ is written with two.",
  );
}

export function valueFileInvalid(option: string, file: string, reason: string): Problem {
  return problem(
    "VALUE_FILE_INVALID",
    `${option} names the file "${file}", which does not fit: ${reason}.`,
    "A .json file holds one JSON value, and that of --inputs an object of values by name.",
  );
}

export function formatUnknown(file: string, formats: readonly string[]): Problem {
  return problem(
    "FORMAT_UNKNOWN",
    `The ending of "${file}" tells no format of a picture.`,
    `There are ${formats.join(", ")}. Name one with --format, or end the file with it.`,
  );
}

export function fileNotWritten(file: string, reason: string): Problem {
  return problem("FILE_NOT_WRITTEN", `"${file}" cannot be written: ${reason}.`, "Check that its folder is there.");
}

export function gitFailed(what: string, reason: string): Problem {
  return problem(
    "GIT_FAILED",
    `git cannot ${what}: ${reason}.`,
    "Run this inside a git repository, with a revision that it has, such as --base HEAD~1.",
  );
}

/** A command in which nothing happens any more before it has ended. */
export function runStuck(nodes: readonly string[]): Problem {
  const waiting = nodes.length === 0 ? "" : ` while ${listNames(nodes)} ran`;
  return {
    code: "RUN_STUCK",
    message: `The command cannot end: nothing is left to wait for${waiting}.`,
    nodes,
    hint: "Look for a promise that is neither resolved nor rejected.",
  };
}
