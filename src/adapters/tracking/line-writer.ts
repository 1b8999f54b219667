import { mkdir, open } from "node:fs/promises";
import { dirname } from "node:path";
import { failWrite } from "../../data/files/file-failure.ts";

/** At so many characters, and after so many milliseconds, whoever can wait is asked to. */
const mostWaiting = 4_000_000;
const mostMs = 200;

/** Adds lines to a file in their order, each whole, without holding up who writes them. */
export interface LineWriter {
  push(line: string): void;
  /** A promise where lines have piled up, because nothing but synchronous code has run. Rejects where the file cannot be written. */
  pressure(): Promise<void> | undefined;
  /** Once everything is written. */
  close(): Promise<void>;
}

/** A new file; folders are made. */
export async function openLines(path: string, now: () => number): Promise<LineWriter> {
  const file = await mkdir(dirname(path), { recursive: true })
    .then(() => open(path, "ax"))
    .catch((error: unknown) => failWrite(path, error));
  let waiting: string[] = [];
  let size = 0;
  let since = 0;
  let writing: Promise<void> | undefined;
  let failure: { readonly error: unknown } | undefined;

  const writeAll = async (): Promise<void> => {
    while (waiting.length > 0 && failure === undefined) {
      const text = waiting.join("");
      waiting = [];
      size = 0;
      try {
        await file.appendFile(text);
      } catch (error) {
        failure = { error };
        waiting = [];
      }
    }
    writing = undefined;
  };
  // What is written in one turn goes out together.
  const start = (): Promise<void> =>
    (writing ??= new Promise((resolve) => {
      setImmediate(resolve);
    }).then(writeAll));
  const flush = async (): Promise<void> => {
    await start();
    if (failure !== undefined) failWrite(path, failure.error);
  };
  return {
    push(line) {
      if (failure !== undefined) return;
      if (size === 0) since = now();
      waiting.push(`${line}\n`);
      size += line.length + 1;
      void start();
    },
    pressure() {
      if (failure !== undefined) return flush();
      return size > mostWaiting || (size > 0 && now() - since > mostMs) ? flush() : undefined;
    },
    async close() {
      try {
        await flush();
      } finally {
        await file.close();
      }
    },
  };
}
