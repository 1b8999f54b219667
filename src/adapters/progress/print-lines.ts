import { listSome } from "../../errors/run.ts";
import type { RunEnd } from "../../run/adapter.ts";
import type { TextStream } from "../terminal.ts";
import { printPercentage, printTime } from "./print-bar.ts";
import type { FanProgress } from "./track-fan-outs.ts";
import type { ProgressView } from "./track-progress.ts";

/** Progress as lines one below the other, where nothing can be written over. */
export interface LinePrinter {
  readonly update: () => void;
  readonly end: (status: RunEnd["status"]) => void;
}

/** Milliseconds between two lines although a further tenth is done. */
const fastest = 1000;

/** Writes that a run has begun, how far it is from time to time, and how it ended; a run that is over before `delayMs` is passed over in silence. */
export function printLines(
  stream: TextStream,
  look: (now: number) => ProgressView,
  { everyMs, delayMs }: { readonly everyMs: number; readonly delayMs: number },
): LinePrinter {
  const startedAt = performance.now();
  let [writtenAt, tenths, isBegun] = [startedAt, 0, false];
  const write = (text: string): void => void stream.write(`${text}\n`);
  const begin = (now: number): void => {
    if (isBegun || now - startedAt < delayMs) return;
    isBegun = true;
    writtenAt = now;
    write(printStart(look(now)));
  };
  const update = (): void => {
    const now = performance.now();
    begin(now);
    const passed = now - writtenAt;
    if (!isBegun || passed < Math.min(fastest, everyMs)) return;
    const view = look(now);
    const reached = Math.floor(view.fraction * 10 + 1e-6);
    if (passed < everyMs && reached <= tenths) return;
    [writtenAt, tenths] = [now, reached];
    write(printState(view));
  };
  const timer = setInterval(update, Math.min(fastest, everyMs));
  timer.unref();
  begin(startedAt);
  return {
    update,
    end(status) {
      clearInterval(timer);
      if (isBegun) write(printEnd(look(performance.now()), status));
    },
  };
}

function printStart({ outputs, total }: ProgressView): string {
  return `Running ${listSome(outputs)}: ${count(total, "node")}`;
}

function printState({ outputs, fraction, done, total, fanOuts, elapsedMs, remainingMs }: ProgressView): string {
  const facts = [
    `${printPercentage(fraction)}, ${done} of ${count(total, "node")}`,
    ...fanOuts.map(printFanOut),
    printTime(elapsedMs),
    ...(remainingMs === undefined ? [] : [`about ${printTime(remainingMs)} left`]),
  ];
  return `${listSome(outputs)}: ${facts.join(", ")}`;
}

function printFanOut({ fan, done, count }: FanProgress): string {
  return count === undefined ? `${fan} ${done}` : `${fan} ${done} of ${count}`;
}

const words: Readonly<Record<RunEnd["status"], string>> = { done: "done", failed: "failed", aborted: "aborted" };

function printEnd({ outputs, done, items, elapsedMs, failed }: ProgressView, status: RunEnd["status"]): string {
  const counts = [count(done, "node"), ...(items === 0 ? [] : [count(items, "item")])].join(", ");
  const named = failed.length === 0 ? "" : `; failed: ${listSome(failed)}`;
  return `${listSome(outputs)}: ${words[status]}, ${counts} in ${(elapsedMs / 1000).toFixed(1)} s${named}`;
}

function count(number: number, noun: string): string {
  return `${number} ${noun}${number === 1 ? "" : "s"}`;
}
