import { progressBar } from "../../adapters/progress-bar.ts";
import type { Adapter } from "../../run/adapter.ts";
import type { Stream } from "../io.ts";

/** So many milliseconds a run is quiet: on a terminal, and where lines stay. */
const [quiet, quietLines] = [1000, 10_000];

/** Shows how far a run is, if it takes long. */
export function showProgress(stream: Stream): Adapter {
  const { isTerminal, write } = stream;
  return progressBar({
    delayMs: isTerminal ? quiet : quietLines,
    stream: {
      write,
      isTTY: isTerminal,
      get columns() {
        return stream.columns;
      },
    },
  });
}
