import type { FanPaths } from "../../graph/fan-outs.ts";
import type { Node } from "../../node.ts";
import type { CompiledPlan } from "../compiled-plan.ts";

/** What a plan has besides where it fans out, is inside of a fan-out, or has lazy parameters. */
export interface MarkedPlan {
  /** The slot whose value is the `RunState` itself. */
  readonly runSlot: number;
  /** By step: the fan-out that it goes through. */
  readonly blocks: readonly (Block | undefined)[];
  readonly lazies: readonly LazyArgument[];
  /** By step: its place among `listed`, or -1. */
  readonly records: Int32Array;
  /** The nodes of the whole plan, inner ones included, in the order in which they start. */
  readonly listed: readonly Node[];
  /** By place among `listed`: it runs only when it is pulled. */
  readonly isDeferred: readonly boolean[];
  readonly fanPaths: FanPaths;
}

/** One time over the items of a fan-out: a step whose arguments are its `RunState`, the iterable, what lasts, and what each item takes one of. */
export interface Block {
  readonly fan: Node;
  /** What runs for each item. Its outputs are the arrays that the step gives; the only one, where there is one. */
  readonly plan: CompiledPlan;
  readonly iterates: boolean;
  /** The slot of the item in `plan`; -1 where nothing takes it. */
  readonly itemSlot: number;
  /** The slots in `plan` of what is the same for all items, in the order of the arguments. */
  readonly lasting: readonly number[];
  /** What is taken from arrays, item by item, in the order of the arguments. */
  readonly each: readonly Each[];
  /** The places among `listed` of all nodes within: from the first up to, without, the second. */
  readonly records: readonly [first: number, end: number];
  /** The place among `listed` of the node that fans out, where it is iterated over; or -1. */
  readonly sourceRecord: number;
}

export interface Each {
  readonly name: string;
  readonly slot: number;
  readonly isOverride: boolean;
}

/** A function that a node takes in place of a value. */
export interface LazyArgument {
  /** The slot of the function. */
  readonly slot: number;
  /** The step that takes it; -1 where a fan-out passes it on to its items. */
  readonly holder: number;
  /** What stands in `target`: a step to be pulled, a value that is there, or the function of a level further out. */
  readonly kind: "step" | "value" | "handle";
  readonly target: number;
  readonly name: string;
}
