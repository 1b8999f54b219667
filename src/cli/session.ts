import type { Io } from "./io.ts";

/** What every command is given. */
export interface Session {
  readonly io: Io;
  /** Takes the exit code. */
  readonly finish: (code: number) => void;
}
