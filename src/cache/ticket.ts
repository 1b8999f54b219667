import { combineVersions } from "../values/combine.ts";
import type { CachedStep } from "./cached-step.ts";

/** One call of a node, as the cache knows it. */
export interface Ticket {
  readonly step: CachedStep;
  readonly key: string;
  /** The key without the freshness. */
  readonly base: string;
  /** By what it takes: the data versions that count. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly freshness: string | undefined;
}

/** `versions` in the order of the node's edges, `undefined` for what does not count; `freshness` where it has one. */
export function makeTicket(
  step: CachedStep,
  versions: readonly (string | undefined)[],
  freshness: string | undefined,
): Ticket {
  const { node, code, edges } = step;
  const inputs: Record<string, string> = {};
  const parts = [node.name, code.version];
  for (const [place, { edge }] of edges.entries()) {
    const version = versions[place];
    if (version === undefined) continue;
    inputs[edge.node] = version;
    parts.push(edge.parameter, version);
  }
  const base = combineVersions("base", parts);
  const key = freshness === undefined ? base : combineVersions("key", [base, freshness]);
  return { step, key, base, inputs, freshness };
}
