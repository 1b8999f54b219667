import type { TableType } from "../../table.ts";
import { cutText } from "./cut-text.ts";

/** What is kept back of values: a text is cut by `cut`, and of a value that is secret nothing is told. */
export interface Discretion {
  readonly cut: (text: string, most: number) => string;
  readonly isSecret: (value: unknown) => boolean;
}

/** All is told. */
export const openly: Discretion = { cut: cutText, isSecret: () => false };

/** How much of a value is looked at, and for how long. */
export interface Budget extends Discretion {
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

export function makeBudget(limits: Omit<Budget, "isOver">, mostMs: number, clock: SummaryClock): Budget {
  const end = clock.now() + mostMs;
  let over = false;
  return { ...limits, isOver: () => (over ||= clock.now() >= end) };
}
