import { DataflowError } from "../../errors/dataflow-error.ts";
import { expandModule } from "../../graph/expand-module.ts";
import type { Module } from "../../module.ts";
import type { Problem } from "../../node.ts";
import { readPairs } from "./read-pairs.ts";

/**
 * The values of `--config`, by the types of the parameters that they answer and of what resolvers read. A key that conditions alone look at is
 * JSON where it is a number, `true`, `false` or `null`, or else the text itself.
 */
export function readConfig(
  cwd: string,
  pairs: readonly string[] | undefined,
  modules: readonly Module[],
): Readonly<Record<string, unknown>> {
  if (pairs === undefined || pairs.length === 0) return {};
  const types = readTypes(modules);
  const typeOf = (name: string): string => types.get(name) ?? "number | boolean | null | string";
  const problems: Problem[] = [];
  const config = readPairs(cwd, { option: "--config", pairs, typeOf }, problems);
  if (problems.length > 0) throw new DataflowError(problems);
  return config;
}

function readTypes(modules: readonly Module[]): ReadonlyMap<string, string> {
  const expansions = modules.map(expandModule);
  const taken = expansions.flatMap(({ nodes }) => nodes.flatMap(({ edges }) => edges));
  return new Map([
    ...taken.map(({ node, type }) => [node, type] as const),
    ...expansions.flatMap(({ configTypes }) => [...configTypes]),
  ]);
}
