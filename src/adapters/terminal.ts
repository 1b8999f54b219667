/** What an adapter writes to: a stream of Node, or whatever takes a text. */
export interface TextStream {
  write(text: string): unknown;
  /** It is a terminal, on which what was written can be written over. */
  readonly isTTY?: boolean | undefined;
  /** The width of the terminal in characters. */
  readonly columns?: number | undefined;
  readonly rows?: number | undefined;
}

/** The streams of the process, asked for when needed: looking at them opens them. */
export function processStreams(): {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  readonly error: NodeJS.WriteStream;
} {
  return { input: process.stdin, output: process.stdout, error: process.stderr };
}
