import { DataflowError } from "../../errors/dataflow-error.ts";
import type { Problem } from "../../node.ts";
import { readPairs } from "./read-pairs.ts";

/** The values of `--config`: JSON where it is a number, `true`, `false` or `null`, or else the text itself. */
export function readConfig(cwd: string, pairs: readonly string[] = []): Readonly<Record<string, unknown>> {
  const typeOf = (): string => "number | boolean | null | string";
  const problems: Problem[] = [];
  const config = readPairs(cwd, { option: "--config", pairs, typeOf }, problems);
  if (problems.length > 0) throw new DataflowError(problems);
  return config;
}
