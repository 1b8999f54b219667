import { readPairs } from "./read-pairs.ts";

/** The values of `--config`: JSON where it is a number, `true`, `false` or `null`, or else the text itself. */
export function readConfig(cwd: string, pairs: readonly string[] = []): Readonly<Record<string, unknown>> {
  const typeOf = (): string => "number | boolean | null | string";
  return readPairs(cwd, { option: "--config", pairs, typeOf });
}
