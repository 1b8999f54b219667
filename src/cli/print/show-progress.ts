import type { Stream } from "../io.ts";

const quiet = 1000;

/** Says on a terminal that something takes long, once a second; gives what ends it. */
export function showProgress(text: string, { isTerminal, write, paint }: Stream): () => void {
  if (!isTerminal) return () => {};
  const start = performance.now();
  let isShown = false;
  const timer = setInterval(() => {
    isShown = true;
    write(`\r${paint("dim", `${text}… ${Math.round((performance.now() - start) / 1000)} s`)}`);
  }, quiet);
  // It must not be what keeps a run alive that has nothing left to wait for.
  timer.unref();
  return () => {
    clearInterval(timer);
    if (isShown) write("\r\u001B[K");
  };
}
