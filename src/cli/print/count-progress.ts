import { screenOf } from "../../adapters/progress/screen.ts";
import type { Stream } from "../io.ts";

/** So many milliseconds a piece of work is quiet. */
const quietMs = 1000;

export interface CountProgress {
  /** `total` is left out where nobody knows it. */
  readonly tell: (done: number, total?: number) => void;
  readonly end: () => void;
}

/** Counts on a terminal what is done, if it takes long; `what` is `pushed`. Elsewhere nothing is written. */
export function countProgress(stream: Stream, what: string): CountProgress {
  if (!stream.isTerminal) return { tell: () => {}, end: () => {} };
  let text = "";
  const screen = screenOf({
    write: stream.write,
    isTTY: true,
    get columns() {
      return stream.columns;
    },
  });
  const line = { showAt: performance.now() + quietMs, print: (width: number) => text.slice(0, width) };
  screen.add(line);
  return {
    tell(done, total) {
      const share = total === undefined ? "" : `/${total} (${Math.floor((100 * done) / total)} %)`;
      text = `${what} ${done}${share}`;
      screen.touch();
    },
    end: () => screen.remove(line),
  };
}
