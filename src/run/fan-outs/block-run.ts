import type { RunState } from "../run-state.ts";
import type { Items } from "./items.ts";
import type { Block } from "./marked-plan.ts";

/** A fan-out under way. */
export interface BlockRun {
  readonly block: Block;
  /** The state in which it is a step. */
  readonly parent: RunState;
  /** What is iterated over; where there is nothing, `each` says how many items there are. */
  items: Items | undefined;
  /** What is the same for all items, in the order of `block.lasting`. */
  readonly lasting: readonly unknown[];
  /** What each item takes one of, in the order of `block.each`. */
  readonly each: readonly (readonly unknown[])[];
  /** Something of these may have failed. */
  readonly takesMarks: boolean;
  /** One array for each output of the plan. */
  readonly results: readonly unknown[][];
  /** How many items have started. */
  index: number;
  /** The state of an item that has finished, for the next one. */
  spare: RunState | undefined;
  /** Items in flight. */
  readonly open: Set<RunState>;
  /** The iterable is working on the next item. */
  isPulling: boolean;
  /** An item that was pulled and has not started. */
  next: { readonly item: unknown } | undefined;
  /** No further item starts. */
  isExhausted: boolean;
  failure: { readonly error: unknown } | undefined;
  isSettled: boolean;
  /** Where items are in flight after the first go. */
  settle: PromiseWithResolvers<unknown> | undefined;
  readonly resume: () => void;
}
