/** Writes one line of a log: facts, and a text. */
type WriteLine = (facts: object, text?: string) => void;

/**
 * A logger as pino makes it: of any version, or whatever has the same methods.
 *
 * @example
 * ```ts
 * import { pino } from "pino";
 * import { logger, type LogTarget } from "eponym/adapters";
 *
 * const target: LogTarget = pino({ level: "debug" });
 * const adapter = logger({ logger: target });
 * ```
 */
export interface LogTarget {
  readonly debug: WriteLine;
  readonly info: WriteLine;
  readonly warn: WriteLine;
  readonly error: WriteLine;
  /** A logger whose lines all have these facts. */
  child(facts: Record<string, unknown>, options?: { level?: string }): LogTarget;
  isLevelEnabled?(level: string): boolean;
  /** Writes what is still to be written, and then calls back. */
  flush?(done?: (error?: Error) => void): void;
}

export const logMethods = ["debug", "info", "warn", "error", "child"] as const;

/** What a file that is none, such as a pipe, answers when it is asked whether all is on the disk. */
const noFile: readonly unknown[] = ["EINVAL", "ENOTSUP", "EROFS"];

/** Waits until everything is written. */
export function flush(target: LogTarget): Promise<void> | undefined {
  if (typeof target.flush !== "function") return undefined;
  return new Promise((resolve, reject) => {
    target.flush?.((error) => {
      if (error === undefined || error === null || noFile.includes(Reflect.get(error, "code"))) resolve();
      else reject(error);
    });
  });
}

/** A pino that writes JSON to the standard output, each line at once, so that none is behind what the program prints. */
export async function createTarget(): Promise<LogTarget> {
  const { pino } = await import("pino");
  const target: LogTarget = pino(pino.destination({ dest: 1, sync: true }));
  return target;
}
