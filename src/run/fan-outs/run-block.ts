import { DataflowError } from "../../errors/dataflow-error.ts";
import { fanOutNotIterable } from "../../errors/fan-outs.ts";
import { advance } from "../advance.ts";
import { createRunState } from "../create-run-state.ts";
import { isFull, stall, wakeStalled } from "../flight.ts";
import { notifyFanOut, notifyItem } from "../hooks/watch.ts";
import { leaveInFlight } from "../in-flight.ts";
import { isFailed, type RunState } from "../run-state.ts";
import { describeShape, secret } from "../shape.ts";
import type { BlockRun } from "./block-run.ts";
import { checkEach, lengthError } from "./check-each.ts";
import { closeItems, type Items, openItems } from "./items.ts";
import type { Block } from "./marked-plan.ts";

/** Goes over the items of a fan-out. Gives an array for each output of its plan, in the order of the items; the array itself where there is one output. */
export function runBlock(block: Block, parent: RunState, args: readonly unknown[]): unknown {
  const start = block.iterates ? 1 : 0;
  const firstEach = start + block.lasting.length;
  const each = args.slice(firstEach) as readonly (readonly unknown[])[];
  checkEach(block, parent, each);
  const state: BlockRun = {
    block,
    parent,
    items: block.iterates ? findItems(block, parent, args[0]) : undefined,
    lasting: args.slice(start, firstEach),
    each,
    takesMarks: parent.shared.failures.size > 0,
    results: block.plan.outputs.map(() => []),
    index: 0,
    spare: undefined,
    open: new Set(),
    isPulling: false,
    next: undefined,
    isExhausted: false,
    failure: undefined,
    isSettled: false,
    settle: undefined,
    resume: () => pump(state),
  };
  const { shared } = parent;
  if (shared.watch !== undefined) notifyFanOut(shared.watch, block, parent.item, countItems(state));
  shared.blocks.add(state);
  pump(state);
  if (state.failure !== undefined && state.isSettled) throw state.failure.error;
  if (state.isSettled || shared.isOver) return gather(state);
  state.settle = Promise.withResolvers();
  return state.settle.promise;
}

function findItems({ fan, plan }: Block, { shared }: RunState, value: unknown): Items {
  const items = openItems(value);
  if (items !== undefined) return items;
  const shape = plan.secrets.has(fan.name) ? secret : describeShape(value, shared.tables);
  throw new DataflowError([fanOutNotIterable(fan, shape)]);
}

/** How many items there are going to be, where that is known. */
function countItems({ items, each }: BlockRun): number | undefined {
  return items === undefined ? each[0]?.length : items.array?.length;
}

/** Starts items for as long as there are some and they may start. */
function pump(state: BlockRun): void {
  const { shared } = state.parent;
  while (mayStart(state)) {
    if (!startNext(state)) break;
  }
  if (shared.isOver) return closeBlock(state);
  if (state.isExhausted && state.open.size === 0 && !state.isSettled) settleBlock(state);
}

function mayStart(state: BlockRun): boolean {
  const { shared } = state.parent;
  if (state.isExhausted || state.isPulling || shared.isOver || state.open.size >= shared.mostItems) return false;
  if (!isFull(shared) && shared.inItems < shared.mostItems) return true;
  stall(shared, state.resume);
  return false;
}

/** Takes the next item and starts it; `false` where there is none yet. */
function startNext(state: BlockRun): boolean {
  const { items, next, index } = state;
  if (items === undefined) {
    if (index < state.each[0]!.length) return startItem(state, undefined);
    return exhaust(state);
  }
  if (items.array !== undefined) {
    if (index < items.array.length) return startItem(state, items.array[index]);
    return exhaust(state);
  }
  if (next !== undefined) {
    state.next = undefined;
    return startItem(state, next.item);
  }
  let done: boolean | undefined;
  let value: unknown;
  state.isPulling = true;
  try {
    const result = items.iterator!.next();
    if (items.isAsync) return followPull(state, result as Promise<IteratorResult<unknown>>);
    ({ done, value } = result as IteratorResult<unknown>);
    state.isPulling = false;
  } catch (error) {
    return failItems(state, error);
  }
  if (state.parent.shared.isOver) return false;
  return done === true ? exhaust(state) : startItem(state, value);
}

/** An iterator that has failed is not closed. */
function failItems(state: BlockRun, error: unknown): false {
  state.isPulling = false;
  state.items = undefined;
  return failBlock(state, error);
}

/** What an asynchronous iterable does for its next item counts as a node in flight. */
function followPull(state: BlockRun, pulled: Promise<IteratorResult<unknown>>): false {
  const { shared } = state.parent;
  shared.inFlight++;
  const land = (): boolean => {
    shared.inFlight--;
    state.isPulling = false;
    wakeStalled(shared);
    // In a turn of its own, as this one holds the item.
    void Promise.resolve().then(state.resume);
    return !shared.isOver;
  };
  const take = ({ done, value }: IteratorResult<unknown>): void => {
    if (!land()) return;
    if (done === true) exhaust(state);
    else state.next = { item: value };
  };
  const fail = (error: unknown): void => {
    if (land()) failItems(state, error);
  };
  Promise.resolve(pulled).then(take).catch(fail);
  return false;
}

function startItem(state: BlockRun, item: unknown): boolean {
  const { block, each, parent, results } = state;
  const { shared } = parent;
  const index = state.index++;
  const run = state.spare ?? createItemRun(state);
  const { values } = run;
  run.item!.index = index;
  run.hasMarks = state.takesMarks;
  if (block.itemSlot >= 0) values[block.itemSlot] = item;
  for (let place = 0; place < each.length; place++) {
    const given = each[place]!;
    if (index >= given.length) return failBlock(state, lengthError(state));
    values[block.each[place]!.slot] = given[index];
  }
  if (shared.watch !== undefined) notifyItem(shared.watch, "onItemStart", block.fan, run.item!);
  advance(run);
  if (shared.isOver) {
    // The run has come to its end while the item began.
    leaveInFlight([run]);
    run.calls?.forEach((call) => call?.stop());
    return false;
  }
  if (run.isDone) {
    if (shared.watch !== undefined) notifyItem(shared.watch, "onItemEnd", block.fan, run.item!);
    for (let place = 0; place < results.length; place++) results[place]!.push(takeResult(state, run, place));
    reuse(state, run);
  } else {
    state.spare = undefined;
    state.open.add(run);
    for (const result of results) result.push(undefined);
  }
  return true;
}

function createItemRun(state: BlockRun): RunState {
  const { block, parent, lasting, items } = state;
  const run = createRunState(block.plan, parent.shared, {
    recorder: parent.recorder?.within(block.plan),
    item: { index: 0, fan: block.fan.name, parent },
    itemSlot: items?.iterator === undefined ? -1 : block.itemSlot,
    advance,
    finish: (run) => {
      if (state.open.has(run)) finishItem(state, run);
    },
  });
  for (const [place, slot] of block.lasting.entries()) run.values[slot] = lasting[place];
  return run;
}

/** What is taken lazily may be asked for after its item, which needs a state of its own; so does an item whose policies still wait. */
function reuse(state: BlockRun, run: RunState): void {
  if (run.plan.marked!.lazies.length > 0 || (run.holders?.waiting.size ?? 0) > 0) return;
  state.spare = run;
  run.uses.set(run.plan.uses);
  run.cursor = 0;
  run.isDone = false;
}

/** An item that was in flight is done. */
function finishItem(state: BlockRun, run: RunState): void {
  const { watch } = state.parent.shared;
  if (watch !== undefined) notifyItem(watch, "onItemEnd", state.block.fan, run.item!);
  state.open.delete(run);
  for (const [place, result] of state.results.entries()) result[run.item!.index] = takeResult(state, run, place);
  pump(state);
}

function takeResult(state: BlockRun, run: RunState, place: number): unknown {
  const value = run.values[run.plan.outputSlots[place]!];
  if (run.hasMarks && isFailed(run.shared, value)) {
    run.shared.tainted ??= new WeakSet();
    run.shared.tainted.add(state.results[place]!);
  }
  return value;
}

function exhaust(state: BlockRun): false {
  state.isExhausted = true;
  state.items = undefined;
  return state.each.every(({ length }) => length === state.index) ? false : failBlock(state, lengthError(state));
}

/** With `onError: "continue"`, the items in flight finish first. */
function failBlock(state: BlockRun, error: unknown): false {
  state.failure ??= { error };
  state.isExhausted = true;
  if (state.items !== undefined) closeItems(state.items, state.block.fan);
  state.items = undefined;
  if (!state.parent.shared.continues) settleBlock(state);
  return false;
}

function settleBlock(state: BlockRun): void {
  const { parent, settle, failure } = state;
  state.isSettled = true;
  state.spare = undefined;
  if (state.open.size === 0) parent.shared.blocks.delete(state);
  if (parent.shared.tainted !== undefined) parent.hasMarks = true;
  if (failure !== undefined) settle?.reject(failure.error);
  else settle?.resolve(gather(state));
}

function gather({ results, parent }: BlockRun): unknown {
  const { caching } = parent.shared;
  if (caching !== undefined) for (const result of results) caching.collected.add(result);
  return results.length === 1 ? results[0] : results;
}

/** Lets go of a fan-out whose run is over. An iterable at work is closed when it comes back. */
export function closeBlock(state: BlockRun): void {
  const { items, open, results, block } = state;
  if (items !== undefined && (items.isAsync || !state.isPulling)) {
    closeItems(items, block.fan);
    state.items = undefined;
  }
  for (const run of open) run.values.fill(undefined);
  for (const result of results) result.length = 0;
  state.isExhausted = true;
  state.spare = undefined;
  state.next = undefined;
}
