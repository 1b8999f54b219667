import { readFile } from "node:fs/promises";
import { failRead } from "../../data/files/file-failure.ts";
import { adapterOptionInvalid } from "../../errors/adapter-options.ts";
import { formatWrong, textWrong } from "../../errors/data.ts";
import { DataflowError } from "../../errors/dataflow-error.ts";
import { isText } from "../options/check-options.ts";
import { collectRun } from "./collect-run.ts";
import { findRunFiles, readEnds } from "./run-files.ts";
import { type RunEvent, runFormat } from "./run-event.ts";
import type { TrackedRun, TrackedRunHead } from "./tracked-run.ts";

/**
 * Reads what `trackRuns` has written of a run, also while it is under way. A last line that is not whole is left out, and `isTorn` says so.
 *
 * @throws {DataflowError} `FILE_NOT_FOUND`, `FILE_NOT_READ`; `FORMAT_WRONG` for a file that does not tell of a run.
 *
 * @example
 * ```ts
 * import { listRuns, readRun } from "eponym/adapters";
 *
 * const [latest] = await listRuns();
 * if (latest !== undefined) console.log((await readRun(latest.path)).nodes);
 * ```
 */
export async function readRun(path: string): Promise<TrackedRun> {
  const text = await readFile(path, "utf8").catch((error: unknown) => failRead(path, error));
  const lines = text.split("\n");
  const rest = lines.pop();
  const events = lines.map((line, place) => parseLine(path, line, place));
  const [start] = events;
  if (start?.event !== "runStart") throw wrong(path, "it does not begin with the start of a run");
  if (start.format > runFormat) throw wrong(path, "a later version of the package has written it");
  return collectRun(path, start, events, rest !== "");
}

function parseLine(path: string, line: string, place: number): RunEvent {
  try {
    return JSON.parse(line) as RunEvent;
  } catch (error) {
    const reason = "there is no JSON";
    throw new DataflowError([textWrong(path, "file of a run", { line: place + 1 }, reason)], { cause: error });
  }
}

function wrong(path: string, reason: string): DataflowError {
  return new DataflowError([formatWrong(path, "file of a run", reason, "Give a file that trackRuns has written.")]);
}

/**
 * The runs that `trackRuns` has written to a folder, the newest first. Reads the first and the last line of each file; files that do not tell of a run are left out.
 *
 * @throws {DataflowError} `ADAPTER_OPTION_INVALID` for what is no path.
 *
 * @example
 * ```ts
 * import { listRuns } from "eponym/adapters";
 *
 * for (const { id, status, outputs } of await listRuns(".eponym/runs")) console.log(id, status, outputs);
 * ```
 */
export async function listRuns(folder = ".eponym/runs"): Promise<readonly TrackedRunHead[]> {
  if (!isText(folder))
    throw new DataflowError([adapterOptionInvalid("listRuns", "folder", "the path of a folder, or nothing")]);
  const found: TrackedRunHead[] = [];
  for (const path of (await findRunFiles(folder)).toReversed()) {
    const ends = await readEnds(path);
    if (ends?.start === undefined) continue;
    const { id, startedAt, outputs, inputs, overrides } = ends.start;
    const { status = "unfinished", ms, counts, error } = ends.end ?? {};
    found.push({
      path,
      id,
      startedAt,
      status,
      ...(ms !== undefined && { ms }),
      outputs,
      inputs,
      overrides,
      ...(counts && { counts }),
      ...(error && { error }),
    });
  }
  return found;
}
