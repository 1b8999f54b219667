import { DataflowError } from "../../errors/dataflow-error.ts";
import { describeItem, overrideShape } from "../../errors/fan-outs.ts";
import type { Node } from "../../node.ts";
import type { TableType } from "../../table.ts";
import type { CompiledPlan, Supplied } from "../compiled-plan.ts";
import type { RunRequest } from "../request.ts";
import { describeShape, secret } from "../shape.ts";

/** The first override that is not an array as deep as the fan-outs around what it replaces. */
export function findMisshapen(
  { supplied, secrets }: CompiledPlan,
  overrides: RunRequest["overrides"],
  tables: readonly TableType[],
): DataflowError | undefined {
  for (const given of supplied) {
    const describe = (value: unknown): string => (secrets.has(given.name) ? secret : describeShape(value, tables));
    const problem =
      given.kind === "override" ? findShallow(given, overrides![given.key], given.fans, describe) : undefined;
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function findShallow(
  given: Supplied,
  value: unknown,
  fans: readonly Node[],
  describe: (value: unknown) => string,
  items: readonly (readonly [number, string])[] = [],
): DataflowError | undefined {
  const [fan, ...inner] = fans;
  if (fan === undefined) return undefined;
  if (!Array.isArray(value))
    return new DataflowError([overrideShape(given.key, fan, { shape: describe(value) }, describeItem(items))]);
  if (inner.length === 0) return undefined;
  for (const [index, part] of value.entries()) {
    const problem = findShallow(given, part, inner, describe, [[index, fan.name], ...items]);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
