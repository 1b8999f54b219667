import type { Location, Tags } from "../node.ts";

/** A node or an input as `variables` lists it. */
export interface NodeSummary {
  readonly name: string;
  /** `input`, or what the node is: `function`, `column`, `field`, `check`, … */
  readonly role: string;
  /** The value's type as the source writes it. */
  readonly type: string;
  readonly doc: string;
  readonly tags: Tags;
  /** The names it takes; optional ones among them are listed in `optional`. */
  readonly edges: readonly string[];
  readonly optional: readonly string[];
  readonly module: string;
  /** Changes whenever the node's code does. */
  readonly hash: string;
  readonly location: Location;
}
