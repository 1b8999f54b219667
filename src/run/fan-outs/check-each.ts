import { DataflowError } from "../../errors/dataflow-error.ts";
import { overrideShape } from "../../errors/fan-outs.ts";
import { itemOf } from "../describe-failure.ts";
import type { RunState } from "../run-state.ts";
import type { BlockRun } from "./block-run.ts";
import type { Block } from "./marked-plan.ts";

/** Throws where arrays that have a value for each item differ in their lengths, which only those of overrides can. */
export function checkEach(block: Block, parent: RunState, each: readonly (readonly unknown[])[]): void {
  if (block.iterates) return;
  const lengths = each.map(({ length }) => length);
  const sure = block.each.findIndex(({ isOverride }) => !isOverride);
  const items = block.each.findIndex(({ name }) => name === block.fan.name);
  const expected = lengths[Math.max(0, sure >= 0 ? sure : items)]!;
  if (lengths.some((length) => length !== expected)) throw wrongLength(block, parent, lengths, expected, false);
}

/** An override is not as long as there are items, or as have been pulled so far. */
export function lengthError({ block, parent, items, index, each }: BlockRun): DataflowError {
  const lengths = each.map(({ length }) => length);
  const expected = items?.array?.length ?? index;
  return wrongLength(block, parent, lengths, expected, items?.iterator !== undefined);
}

function wrongLength(
  { each, fan }: Block,
  parent: RunState,
  lengths: readonly number[],
  expected: number,
  isLeast: boolean,
): DataflowError {
  const place = lengths.findIndex((length) => (isLeast ? length < expected : length !== expected));
  const found = { shape: `an array of ${lengths[place]}`, expected, isLeast };
  return new DataflowError([overrideShape(each[place]!.name, fan, found, itemOf(parent))]);
}
