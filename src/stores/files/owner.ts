import { readFileSync, readlinkSync } from "node:fs";
import { hostname } from "node:os";

/** Who has a lease. */
export interface Owner {
  readonly pid: number;
  /** When the process was started, as the system counts; missing where it does not tell. */
  readonly start?: string;
  /** The machine, since it was started, and the processes that are seen there. */
  readonly host: string;
  /** One lease of that process. */
  readonly token: string;
}

export function describeOwner(token: string): Owner {
  const start = startOf(process.pid);
  return { pid: process.pid, ...(start === undefined ? {} : { start }), host: thisHost(), token };
}

/** Whether the owner's process still runs, or `undefined` where only its silence can tell. */
export function isRunning({ pid, start, host }: Owner): boolean | undefined {
  if (host !== thisHost()) return undefined;
  if (start !== undefined) return startOf(pid) === start;
  try {
    process.kill(pid, 0);
    return undefined;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM" ? undefined : false;
  }
}

let host: string | undefined;

function thisHost(): string {
  return (host ??= [hostname(), readLine("/proc/sys/kernel/random/boot_id"), processSpace()].join(" ").trim());
}

/** Two containers on one machine have the same process ids for other processes. */
function processSpace(): string {
  try {
    return readlinkSync("/proc/self/ns/pid");
  } catch {
    return "";
  }
}

function readLine(path: string): string {
  try {
    return readFileSync(path, "latin1").trim();
  } catch {
    return "";
  }
}

/** A process id is used again; with the time of its start it is not. A process that has ended, and waits to be noticed by its parent, has none. */
function startOf(pid: number): string | undefined {
  const stat = readLine(`/proc/${pid}/stat`);
  // The name of the program, in parentheses, may hold anything.
  const [state = "Z", ...rest] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return stat === "" || "ZXx".includes(state) ? undefined : rest[18];
}
