/** Why a command is to end before it is done. */
export interface Ending {
  readonly name: "AbortError";
  /** What is said about it. */
  readonly message: string;
  readonly exitCode: number;
}

/** The signals that end a command orderly, with the exit codes that shells expect. */
const signals = {
  SIGINT: { exitCode: 130, message: "Interrupted." },
  SIGTERM: { exitCode: 143, message: "Ended by SIGTERM." },
  SIGHUP: { exitCode: 129, message: "Ended, as its terminal is gone." },
} as const;

type SignalName = keyof typeof signals;

/** npm hands on a Ctrl-C that the terminal has sent already. */
const doubledMs = 200;

/** What the process is told from without. */
export interface Orders {
  /** Aborted when the command is to end; the reason is an `Ending`. */
  readonly signal: AbortSignal;
  /** Asks the command to end; nothing new once it has been asked. */
  end(exitCode: number, message: string): void;
  /** From now on a signal ends the process at once. */
  hurry(): void;
}

/** Has the first signal ask for an orderly end, and the second end the process. What stands in temporary files is removed all the same. */
export function takeOrders(): Orders {
  const controller = new AbortController();
  const { signal } = controller;
  let isLast = false;
  let first: { readonly name: SignalName; readonly at: number } | undefined;
  const end = (exitCode: number, message: string): void => {
    if (signal.aborted) return;
    // What ends from now on by itself ends with this code, too.
    process.exitCode = exitCode;
    controller.abort(Object.assign(new DOMException(message, "AbortError"), { exitCode }));
  };
  const take = (name: SignalName): void => {
    const { exitCode, message } = signals[name];
    if (first?.name === name && performance.now() - first.at < doubledMs) return;
    if (isLast || signal.aborted) process.exit(exitCode);
    first = { name, at: performance.now() };
    end(exitCode, message);
  };
  for (const name of Object.keys(signals) as SignalName[]) process.on(name, take);
  return { signal, end, hurry: () => void (isLast = true) };
}

/** As of a program that writes into a pipe which nobody reads. */
export const closedOutput = 141;

/** The exit code of a command that gave `code`, and may have been asked to end. A reader that has seen enough, such as `head`, is no failure. */
export function endingCode({ aborted, reason }: AbortSignal, code: number): number {
  const { exitCode = 130 } = (reason ?? {}) as Partial<Ending>;
  return !aborted || (exitCode === closedOutput && code === 0) ? code : exitCode;
}
