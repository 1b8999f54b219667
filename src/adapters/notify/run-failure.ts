import { formatLocation } from "../../errors/format.ts";
import type { RunEnd, RunInfo } from "../../run/adapter.ts";
import type { Redactor } from "../secrets/redact.ts";

/**
 * What is told of a run that failed; plain data without any values.
 *
 * @example
 * ```ts
 * import { notifyOnFailure, type RunFailure } from "eponym/adapters";
 *
 * const format = ({ runId, problems }: RunFailure): object => ({ id: runId, text: problems.map(({ message }) => message).join("\n") });
 * const adapter = notifyOnFailure({ url: "https://hooks.example.com/runs", format });
 * ```
 */
export interface RunFailure {
  /** What the runs are called, where a title was given. */
  readonly title?: string;
  readonly status: "failed" | "aborted";
  readonly runId: string;
  /** ISO 8601. */
  readonly startedAt: string;
  /** ISO 8601. */
  readonly endedAt: string;
  readonly ms: number;
  /** What was asked for. */
  readonly outputs: readonly string[];
  readonly problems: readonly {
    readonly code: string;
    readonly message: string;
    readonly nodes: readonly string[];
    /** `features.ts:12:8` */
    readonly location?: string;
    readonly hint?: string;
  }[];
}

export function describeRunFailure(
  { id, startedAt, outputs }: RunInfo,
  { ms, error }: RunEnd,
  status: RunFailure["status"],
  title: string | undefined,
  { cleanText }: Redactor,
): RunFailure {
  return {
    ...(title !== undefined && { title }),
    status,
    runId: id,
    startedAt: new Date(startedAt).toISOString(),
    endedAt: new Date(startedAt + ms).toISOString(),
    ms: Math.round(ms),
    outputs,
    problems: (error?.problems ?? []).map(({ code, message, nodes, location, hint }) => ({
      code,
      message: cleanText(message),
      nodes,
      ...(location !== undefined && { location: formatLocation(location) }),
      ...(hint !== undefined && { hint: cleanText(hint) }),
    })),
  };
}
