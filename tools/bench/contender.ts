import type { LayeredGraph, Mode } from "./layered-graph.ts";

/** Somebody who computes the graph: gives the outputs for one `x`. */
export type Compute = (x: number) => unknown;

export interface Contender {
  readonly name: string;
  /** Everything that has to be done once; nothing where it cannot compute such a graph. */
  prepare(graph: LayeredGraph, mode: Mode): Compute | undefined | Promise<Compute | undefined>;
  /** Far slower than the others, so it takes fewer turns. */
  readonly slow?: boolean;
}
