import type { Config, Location, Node } from "../node.ts";
import type { FanPaths } from "./fan-outs.ts";

/** A parameter name that no node answers to: the caller supplies it. */
export interface Input {
  readonly name: string;
  /** The annotation of its first consumer, for people. */
  readonly type: string;
  /** Every consumer has a default for it or does without. */
  readonly optional: boolean;
  readonly consumers: readonly string[];
  readonly location: Location;
}

/** The nodes of a driver's modules under one config. */
export interface Graph {
  /** The active nodes, in the order of the modules and of their source. */
  readonly nodes: ReadonlyMap<string, Node>;
  /** Names that nodes take and nothing answers to; config values among them are not listed. */
  readonly inputs: ReadonlyMap<string, Input>;
  /** Nodes none of whose variants is active, with all of their variants. An input or an override of that name may supply them. */
  readonly inactive: ReadonlyMap<string, readonly Node[]>;
  /** Inputs that only variants take which the config switches off, with those variants. */
  readonly dormantInputs: ReadonlyMap<string, readonly Node[]>;
  /** The fan-outs around nodes, outermost first; only of nodes inside of one. */
  readonly fanPaths: FanPaths;
  /** The names whose values are never shown: nodes that say so, and whatever a parameter takes that says so. */
  readonly secrets: ReadonlySet<string>;
  /** Config values answer parameters as inputs do. */
  readonly config: Config;
}
