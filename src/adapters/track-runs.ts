import { join, resolve } from "node:path";
import type { Discretion } from "../data/summaries/budget.ts";
import { summarizeDiscreetly, type SummaryOptions } from "../data/summaries/summarize.ts";
import type { ValueSummary } from "../data/summaries/value-summary.ts";
import { checkSummaryOptions } from "../data/summaries/check-summary-options.ts";
import { runTrackedTwice } from "../errors/adapter-options.ts";
import { DataflowError } from "../errors/dataflow-error.ts";
import type { Adapter, RunInfo } from "../run/adapter.ts";
import { checkOptions, isAtLeast, isBoolean, isObject, isText, optional } from "./options/check-options.ts";
import { openLines } from "./tracking/line-writer.ts";
import { type Recording, startRecording } from "./tracking/recording.ts";
import { nameRunFile, removeOldRuns } from "./tracking/run-files.ts";

/**
 * Where runs are written, and how much of them.
 *
 * @example
 * ```ts
 * import { trackRuns, type TrackRunsOptions } from "eponym/adapters";
 *
 * const options: TrackRunsOptions = { folder: "runs", keep: 100, summaries: { mostMs: 10 } };
 * const adapter = trackRuns(options);
 * ```
 */
export interface TrackRunsOptions {
  /** `.eponym/runs` if not given; made where it does not exist. */
  readonly folder?: string;
  /** What values are like is written, as `summarize` tells it with these options; `false` leaves their shapes. */
  readonly summaries?: boolean | SummaryOptions;
  /** Deletes the oldest of the runs that have come to their end, so that so many are left; all are kept if not given. */
  readonly keep?: number;
  /** How many items of each node in a fan-out are written one by one; 5 if not given. */
  readonly firstItems?: number;
  /** How many failures of the items of each node are written; 100 if not given. */
  readonly mostFailures?: number;
  /** How many lines a run may log before the others are counted only; 10,000 if not given. */
  readonly mostLogs?: number;
  /** Milliseconds between two lines on the progress of a node, or on the items of fan-outs; 500 if not given. */
  readonly everyMs?: number;
}

/**
 * Writes what becomes of each run to a file of its own, `<time>-<id of the run>.jsonl`, one JSON object a line: the graph and the plan with its reasons, when nodes
 * start and end, what their values are like, failures, retries, progress, logs and warnings. `readRun` and `listRuns` read the files. Lines are written whole and in
 * order, so that a process that ends in the middle leaves a file that can be read. Of a fan-out the first items and the failures are written, of the others how many
 * there were and how long they took. Nothing is written of secret values, and texts of secrets are taken out of logs, errors and summaries. A file that cannot be
 * written is a warning.
 *
 * @throws {DataflowError} `ADAPTER_OPTION_INVALID`, `ADAPTER_OPTION_UNKNOWN` for options that are none.
 *
 * @example
 * ```ts
 * import { Driver } from "eponym";
 * import { trackRuns } from "eponym/adapters";
 * import prices from "./prices.dag.ts";
 *
 * const driver = new Driver({ modules: [prices], adapters: [trackRuns({ keep: 100 })] });
 * ```
 */
export function trackRuns(options: TrackRunsOptions = {}): Adapter {
  const count = [
    optional((value) => isAtLeast(0)(value) && Number.isInteger(value)),
    "a whole number, 0 or more",
  ] as const;
  checkOptions("trackRuns", options, {
    folder: [optional(isText), "the path of a folder"],
    summaries: [optional((value) => isBoolean(value) || isObject(value)), "true, false, or an object of options"],
    keep: count,
    firstItems: count,
    mostFailures: count,
    mostLogs: count,
    everyMs: [optional(isAtLeast(0)), "milliseconds, 0 or more"],
  });
  const problems = isObject(options.summaries) ? checkSummaryOptions("trackRuns", options.summaries) : [];
  if (problems.length > 0) throw new DataflowError(problems);
  const { folder = ".eponym/runs", summaries = true, keep } = options;
  const { firstItems = 5, mostFailures = 100, mostLogs = 10_000, everyMs = 500 } = options;
  const now = (): number => performance.now();
  const runs = new WeakMap<RunInfo, Recording>();
  const finished = new Set<string>();
  const start = async (run: RunInfo): Promise<void> => {
    if (!claim(run, resolve(folder))) return run.warn(runTrackedTwice(folder));
    const writer = await openLines(join(folder, nameRunFile(run.startedAt, run.id)), now);
    const chosen = typeof summaries === "object" ? summaries : {};
    const tables = [...(chosen.tables ?? []), ...run.tables];
    const describe = (value: unknown, discretion: Discretion): ValueSummary =>
      summarizeDiscreetly(value, discretion, { ...chosen, tables });
    const limits = { firstItems, mostFailures, mostLogs, everyMs };
    runs.set(run, startRecording(run, writer, limits, summaries === false ? undefined : describe, now));
  };
  return {
    name: "trackRuns",
    onGraphStart: start,
    onNodeStart: (call) => runs.get(call.run)?.onNodeStart(call),
    onNodeEnd: (call, end) => runs.get(call.run)?.onNodeEnd(call, end),
    onRetry: (call, retry) => runs.get(call.run)?.onRetry(call, retry),
    onProgress: (call, progress) => runs.get(call.run)?.onProgress(call, progress),
    onLog: (call, level, text, facts) => runs.get(call.run)?.onLog(call, level, text, facts),
    onWarning: (run, problem) => runs.get(run)?.onWarning(run, problem),
    onFanOut: (fanOut) => runs.get(fanOut.run)?.onFanOut(fanOut),
    async onGraphEnd(run, end) {
      const recording = runs.get(run);
      runs.delete(run);
      await recording?.end(end);
      if (keep !== undefined) await removeOldRuns(folder, keep, finished);
    },
  };
}

/** The folders to which runs are written, by all that track them. */
const claimed = new WeakMap<RunInfo, Set<string>>();

/** Whether a run is not yet written to a folder; from now on it is. */
function claim(run: RunInfo, folder: string): boolean {
  const folders = claimed.get(run) ?? new Set();
  claimed.set(run, folders);
  if (folders.has(folder)) return false;
  folders.add(folder);
  return true;
}
