import type { Node } from "../../node.ts";

/** What runs once for a run, or once for each item of a fan-out, in order. */
export interface Level {
  /** The fan-outs around it, outermost first. */
  readonly scope: readonly string[];
  /** Each after those that it takes; those that only run when they are pulled come last. */
  readonly steps: readonly LevelStep[];
  /** The nodes whose values are passed on outward. */
  readonly exports: readonly string[];
}

export type LevelStep = NodeStep | Pass;

export interface NodeStep {
  readonly kind: "node";
  readonly node: Node;
  readonly isDeferred: boolean;
}

/** One time over the items of a fan-out. */
export interface Pass {
  readonly kind: "pass";
  readonly fan: string;
  /** Whether it iterates over what the node gave that fans out; otherwise it goes over values that were kept or are supplied. */
  readonly iterates: boolean;
  readonly level: Level;
  readonly isDeferred: boolean;
}
