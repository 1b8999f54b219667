import { styleText } from "node:util";

export type Style = Parameters<typeof styleText>[0];

/** Where a command writes. */
export interface Stream {
  readonly write: (text: string | Uint8Array) => void;
  readonly isTerminal: boolean;
  readonly columns: number;
  /** The text in a style, where the stream shows styles. */
  readonly paint: (style: Style, text: string) => string;
}

/** What a command touches of the process it runs in. */
export interface Io {
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly out: Stream;
  readonly error: Stream;
  /** Aborted when the user asks to stop. */
  readonly signal: AbortSignal;
  /** Calls back if the process has nothing left to wait for; gives what undoes it. */
  readonly onIdle: (callback: () => void) => () => void;
}

/** The terminal and the process. */
export function createProcessIo(signal: AbortSignal): Io {
  return {
    cwd: process.cwd(),
    environment: process.env,
    out: createStream(process.stdout),
    error: createStream(process.stderr),
    signal,
    onIdle(callback) {
      process.once("beforeExit", callback);
      return () => process.off("beforeExit", callback);
    },
  };
}

function createStream(stream: NodeJS.WriteStream): Stream {
  return {
    write: (text) => void stream.write(text),
    isTerminal: stream.isTTY,
    // A terminal may be made wider or narrower meanwhile.
    get columns() {
      return stream.columns || 100;
    },
    paint: (style, text) => styleText(style, text, { stream }),
  };
}
