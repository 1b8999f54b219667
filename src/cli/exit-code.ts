import { DataflowError } from "../errors/dataflow-error.ts";

/** What is wrong with the words of a command, rather than with the sources or with a run. */
const usageCodes: ReadonlySet<string> = new Set([
  "FILES_MISSING",
  "FILES_NOT_MATCHED",
  "FILE_IS_FOLDER",
  "FILE_NOT_FOUND",
  "FILE_NOT_SOURCE",
  "OUTPUTS_MISSING",
  "PAIR_INVALID",
  "VALUE_REPEATED",
  "VALUE_INVALID",
  "VALUE_FILE_UNREADABLE",
  "VALUE_FILE_INVALID",
  "FORMAT_UNKNOWN",
  "GIT_FAILED",
  "NODE_UNKNOWN",
  "CONFIG_UNKNOWN",
  "CONFIG_IS_NODE",
  "OUTPUT_UNKNOWN",
  "NODE_INACTIVE",
  "INPUT_MISSING",
  "INPUT_UNKNOWN",
  "INPUT_IS_NODE",
  "INPUT_IN_CONFIG",
  "INPUT_INACTIVE",
  "OVERRIDE_UNKNOWN",
  "SUPPLIED_TWICE",
  "RESULTS_MISSING",
  "PLACE_NO_FOLDER",
  "REMOTE_MISSING",
  "SELECTION_MISSING",
  "SELECTION_EMPTY",
  "RESULT_UNKNOWN",
  "KEY_AMBIGUOUS",
  "POLICY_MISSING",
  "CACHE_NOT_SET",
]);

/** 2 where the command was used wrongly, 1 for every other failure. */
export function exitCodeOf(error: unknown): 1 | 2 {
  if (!(error instanceof DataflowError)) return 1;
  const isUsage = ({ code }: { readonly code: string }): boolean =>
    usageCodes.has(code) || (code.startsWith("PICTURE_") && !code.startsWith("PICTURE_COLOUR"));
  return error.problems.every(isUsage) ? 2 : 1;
}
