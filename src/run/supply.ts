import type { Graph } from "../graph/graph.ts";
import { givenNames, type RunRequest } from "./request.ts";

/** How a value comes to a run without being computed. */
export type SupplyKind = "input" | "override" | "config";

/** What a request supplies: names alone, so that a plan can be used again with other values. */
export interface Supply {
  readonly inputs: ReadonlySet<string>;
  /** The node that is replaced -> the name that the override was given by. */
  readonly overrides: ReadonlyMap<string, string>;
}

export function readSupply(nodes: Graph["nodes"], { inputs, overrides }: RunRequest): Supply {
  const replaced = givenNames(overrides).map((name) => [nodes.get(name)?.overriddenAt ?? name, name] as const);
  return { inputs: new Set(givenNames(inputs)), overrides: new Map(replaced) };
}

/** How a name is supplied; `undefined` where it is computed or missing. */
export function supplierOf({ nodes, config }: Graph, supply: Supply, name: string): SupplyKind | undefined {
  if (supply.overrides.has(name)) return "override";
  if (nodes.has(name)) return undefined;
  if (supply.inputs.has(name)) return "input";
  return inConfig(config, name) ? "config" : undefined;
}

/** Whether the config answers a parameter of that name. */
export function inConfig(config: Graph["config"], name: string): boolean {
  return Object.hasOwn(config, name) && config[name] !== undefined;
}
