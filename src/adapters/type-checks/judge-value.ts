import { valueMistyped } from "../../errors/value-types.ts";
import type { Node, Problem } from "../../node.ts";
import type { TableType } from "../../table.ts";
import { isAbsent } from "../../run/absent-values.ts";
import { withoutAbsent } from "../graceful/absent.ts";
import type { Check } from "./check.ts";
import { collectMistakes } from "./mistakes.ts";

/** A value, what it is called and where its type is written. */
export interface Judged {
  readonly check: Check;
  readonly value: unknown;
  /** What paths begin with. */
  readonly name: string;
  /** `"total" takes "user"` */
  readonly subject: string;
  readonly type: string;
  readonly node: Node;
  readonly nodes: readonly string[];
  readonly isSecret: boolean;
}

/** Nobody nests fan-outs further; arrays may hold themselves. */
const deepestFanOut = 8;

/** What is wrong with a value, or nothing. */
export function judgeValue(judged: Judged, tables: readonly TableType[]): Problem | undefined {
  const { check, name, subject, type, node, nodes, isSecret } = judged;
  // What stands for a failure that `gracefulErrors` bears is of no type.
  if (fits(check, judged.value) || isAbsent(judged.value)) return undefined;
  const value = withoutAbsent(judged.value, deepestFanOut);
  if (value !== judged.value && fits(check, value)) return undefined;
  const mistakes = collectMistakes(tables);
  check.explain(value, name, mistakes);
  const { location } = node;
  const { list, count } = mistakes;
  return valueMistyped({ nodes, subject, type, location, places: isSecret ? [] : list, count, isSecret });
}

/** What cannot be looked at says nothing: a property may throw as it is read. */
export function fits(check: Check, value: unknown): boolean {
  try {
    return check.fits(value);
  } catch {
    return true;
  }
}
