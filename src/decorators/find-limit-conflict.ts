import { formatBounds, limitConflict } from "../errors/policies.ts";
import type { Problem } from "../node.ts";
import type { LimitBounds } from "../policies/limiter.ts";
import { readRecord } from "./arguments.ts";
import type { Site } from "./kind.ts";
import type { PolicyOptions } from "./read-policy.ts";

/** The bounds among the options of a limit. */
export function readBounds(options: Readonly<Record<string, unknown>>): LimitBounds {
  const { concurrency, perMinute, tokensPerMinute } = options as Partial<LimitBounds>;
  return { concurrency, perMinute, tokensPerMinute };
}

/** Limits of one name that the file itself writes out with other numbers; those of other files are found by running. */
export function findLimitConflict(literal: PolicyOptions, { declared, module, index }: Site): readonly Problem[] {
  const { name } = literal.options;
  if (typeof name !== "string" || !isWrittenOut(literal.options)) return [];
  const bounds = formatBounds(readBounds(literal.options));
  for (const other of module.declared) {
    for (const [place, decoration] of other.decorations.entries()) {
      if (other.name === declared.name && place >= index) return [];
      const options = decoration.kind === "limit" ? readRecord(decoration.args[0]) : undefined;
      if (options?.["name"] !== name || !isWrittenOut(options)) continue;
      const first = formatBounds(readBounds(options));
      const at = { kind: decoration.kind, node: other.name, location: decoration.location };
      if (first !== bounds) return [limitConflict(name, literal.place, bounds, at, first)];
    }
  }
  return [];
}

function isWrittenOut(options: Readonly<Record<string, unknown>>): boolean {
  return Object.values(readBounds(options)).every((bound) => bound === undefined || typeof bound === "number");
}
