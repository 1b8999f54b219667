import { setTimeout } from "node:timers/promises";
import type { Outcome } from "../command.ts";
import type { InterruptProject } from "./project.ts";

/** When a run is told to end, and how. */
export interface KillPoint {
  readonly signal: "SIGINT" | "SIGTERM";
  /** It is told once more, so many milliseconds later, and has to end at once. */
  readonly againMs: number | undefined;
  /** What it has written by then; nothing, for a time after its start. */
  readonly after: string | undefined;
  readonly delayMs: number;
}

const orderly = { SIGINT: 130, SIGTERM: 143 } as const;
const other = { SIGINT: "SIGTERM", SIGTERM: "SIGINT" } as const;

/** Runs a project, has it ended at a point, and gives everything that is wrong with how it did. */
export async function killRun(project: InterruptProject, point: KillPoint): Promise<readonly string[]> {
  const { signal, againMs, after, delayMs } = point;
  const { child, waitFor, ended } = project.start();
  const isReached = after === undefined ? Promise.resolve() : waitFor(after).catch(() => undefined);
  await Promise.race([isReached.then(() => setTimeout(delayMs)), ended]);
  child.kill(signal);
  // Another signal, as the same one shortly after is taken for one that was handed on.
  if (againMs !== undefined) await Promise.race([setTimeout(againMs), ended]).then(() => child.kill(other[signal]));
  const outcome = await ended;
  const faults = [...judgeEnd(outcome, point, child.signalCode), ...(await project.findFaults(outcome.code === 0))];
  const log = project.readLog();
  const isOpen = log.includes("opened") && !log.includes("closed");
  if (isOpen && againMs === undefined) faults.push("the generator was not closed");
  const at = `${signal} ${delayMs} ms after ${after ?? "the start"}${againMs === undefined ? "" : `, again after ${againMs} ms`}`;
  return faults.map((fault) => `${at}: ${fault}\n${outcome.err}`);
}

function judgeEnd(
  { code, out, err }: Outcome,
  { signal, againMs }: KillPoint,
  killedBy: string | null,
): readonly string[] {
  const faults: string[] = [];
  const isTwice = againMs !== undefined;
  // Before the command has begun, Node ends as any program does.
  const isEarly = (killedBy === signal || (isTwice && killedBy === other[signal])) && out + err === "";
  const isOrderly = code === 0 || code === orderly[signal] || (isTwice && code === orderly[other[signal]]);
  if (!isOrderly && !isEarly) faults.push(`it ended with ${code ?? killedBy}`);
  if (/^\s+at /m.test(err) || err.includes("Eponym itself")) faults.push("it shows a stack trace");
  const isTold = /RUN_ABORTED|Interrupted|SIGTERM/.test(err);
  if (code !== 0 && !isEarly && !isTwice && !isTold) faults.push("it does not say what happened");
  return faults;
}
