import type { TableType } from "../../table.ts";

/** How much of a value is looked at, and for how long. */
export interface Budget {
  readonly tables: readonly TableType[];
  /** Values that one list, or all columns of a table together, may have looked at. */
  readonly mostItems: number;
  readonly mostDepth: number;
  readonly seed: number;
  /** Whether the time is up; once it is, it stays so. */
  isOver(): boolean;
}

/** What tells the time in milliseconds. */
export interface SummaryClock {
  now(): number;
}

export function makeBudget(
  limits: Pick<Budget, "tables" | "mostItems" | "mostDepth" | "seed">,
  mostMs: number,
  clock: SummaryClock,
): Budget {
  const end = clock.now() + mostMs;
  let over = false;
  return { ...limits, isOver: () => (over ||= clock.now() >= end) };
}
