import type { Adapter, RunInfo } from "../run/adapter.ts";
import { checkOptions, isAtLeast, isObject, optional } from "./options/check-options.ts";
import { printBar } from "./progress/print-bar.ts";
import { printLines } from "./progress/print-lines.ts";
import { screenOf } from "./progress/screen.ts";
import { type ProgressTracker, trackProgress } from "./progress/track-progress.ts";
import { processStreams, type TextStream } from "./terminal.ts";

/**
 * How `progressBar` shows how far runs are.
 *
 * @example
 * ```ts
 * import { progressBar, type ProgressBarOptions } from "eponym/adapters";
 *
 * const options: ProgressBarOptions = { stream: process.stdout, delayMs: 500 };
 * const adapter = progressBar(options);
 * ```
 */
export interface ProgressBarOptions {
  /** Where it is written; `process.stderr` unless given. */
  readonly stream?: TextStream;
  /** Milliseconds that a run may take before anything of it is shown; 0 unless given. */
  readonly delayMs?: number;
  /** Where the stream is no terminal: the most seconds from one line to the next; 10 unless given. */
  readonly everySeconds?: number;
}

interface Shown {
  readonly tracker: ProgressTracker;
  readonly update: () => void;
  readonly end: (status: "done" | "failed" | "aborted") => void;
}

/**
 * Shows how far runs are. On a terminal, one bar a run: the share that is done, nodes and the items of fan-outs, the time that has passed and that is left if it goes on
 * so, how many a second, and the names of what runs, with what nodes tell by `context().progress`. It changes at most 10 times a second, moves out of the way of what
 * the program prints, and is gone with the run. Elsewhere it writes lines: as a run starts, each 10 seconds and each 10 %, and as it ends.
 *
 * @throws {DataflowError} `ADAPTER_OPTION_INVALID`, `ADAPTER_OPTION_UNKNOWN` for options that are none.
 *
 * @example
 * ```ts
 * import { Driver } from "eponym";
 * import { progressBar } from "eponym/adapters";
 * import prices from "./prices.dag.ts";
 *
 * const driver = new Driver({ modules: [prices], adapters: [progressBar()] });
 * ```
 */
export function progressBar(options: ProgressBarOptions = {}): Adapter {
  checkOptions("progressBar", options, {
    stream: [optional(isStream), "a stream to write to, such as process.stderr"],
    delayMs: [optional(isAtLeast(0)), "milliseconds, 0 or more"],
    everySeconds: [optional(isAtLeast(0.1)), "seconds, 0.1 or more"],
  });
  const { delayMs = 0, everySeconds = 10 } = options;
  const runs = new WeakMap<RunInfo, Shown>();

  const showBar = (tracker: ProgressTracker, stream: TextStream): Shown => {
    const screen = screenOf(stream);
    const print = (width: number): string => printBar(tracker.view(performance.now()), width);
    const line = { showAt: tracker.startedAt + delayMs, print };
    screen.add(line);
    return { tracker, update: screen.touch, end: () => screen.remove(line) };
  };
  const update = (run: RunInfo, note: (tracker: ProgressTracker) => void): void => {
    const shown = runs.get(run);
    if (shown === undefined) return;
    note(shown.tracker);
    shown.update();
  };

  return {
    name: "progressBar",
    onGraphStart(run) {
      const { stream = processStreams().error } = options;
      const tracker = trackProgress(run, performance.now());
      if (stream.isTTY !== true) {
        runs.set(run, { tracker, ...printLines(stream, tracker.view, { everyMs: everySeconds * 1000, delayMs }) });
        return undefined;
      }
      runs.set(run, showBar(tracker, stream));
      return delayMs === 0 ? screenOf(stream).ready() : undefined;
    },
    onFanOut: (start) => update(start.run, ({ fanOut }) => fanOut(start, performance.now())),
    onItemEnd: (item) => update(item.run, ({ itemEnd }) => itemEnd(item)),
    onNodeStart: (call) => update(call.run, ({ nodeStart }) => nodeStart(call)),
    onNodeEnd: (call, end) => update(call.run, ({ nodeEnd }) => nodeEnd(call, end)),
    onProgress: (call, told) => update(call.run, ({ note }) => note(call, told)),
    onGraphEnd(run, { status }) {
      runs.get(run)?.end(status);
      runs.delete(run);
    },
  };
}

function isStream(value: unknown): boolean {
  return isObject(value) && "write" in value && typeof value.write === "function";
}
